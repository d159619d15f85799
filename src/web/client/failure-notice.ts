// What a reader is told when no results come: the server is busy, or cannot be reached. What is shown stays, with a way to try
// again; once it is tried by itself when the network is back.

/** The notice above the results. */
export interface FailureNotice<View> {
  /** Shows what failed, until results come: a notice that is there already stays where it is. */
  readonly show: (text: string, view: View) => void;
  /** Asks for the view once the network is back, unless something else is asked before. */
  readonly awaitNetwork: (view: View) => void;
  /** Removes the notice: results came. */
  readonly clear: () => void;
  /** Gives up trying by itself, since something else is asked. */
  readonly calm: () => void;
}

/** A notice at the beginning of a region. @param retry asks for the view again */
export function createFailureNotice<View>(
  region: HTMLElement,
  retry: (view: View) => void,
): FailureNotice<View> {
  const sentence = document.createElement('p');
  const button = document.createElement('button');
  button.type = 'button';
  const notice = document.createElement('div');
  notice.className = 'notice failure';
  notice.append(sentence, button);
  let back: (() => void) | null = null;

  const calm = (): void => {
    if (back !== null) window.removeEventListener('online', back);
    back = null;
  };

  return {
    calm,
    clear() {
      calm();
      notice.remove();
    },
    show(text, view) {
      sentence.textContent = text;
      button.textContent = document.body.dataset['retry'] ?? '';
      button.onclick = () => {
        retry(view);
      };
      if (!notice.isConnected) region.before(notice);
    },
    awaitNetwork(view) {
      calm();
      back = () => {
        retry(view);
      };
      window.addEventListener('online', back, { once: true });
    },
  };
}
