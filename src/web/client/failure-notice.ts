// What a reader is told when no results come: the server is busy, or cannot be reached. What is shown stays, with a way to try
// again; once it is tried by itself, when the server said to, or when the network is back.

import type { PageAnswer } from './page-source.js';

type Failure = Exclude<PageAnswer, { kind: 'page' }>;

/** The notice above the results. */
export interface FailureNotice<View> {
  /** Shows what failed; returns it as text. */
  readonly show: (failure: Failure, view: View) => string;
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
  const words = document.body.dataset;
  let timer: number | undefined;
  let back: (() => void) | null = null;
  /** Whether it was tried by itself since results came last: a second time is the reader's to say. */
  let wasTried = false;

  const calm = (): void => {
    window.clearTimeout(timer);
    if (back !== null) window.removeEventListener('online', back);
    back = null;
  };

  return {
    calm,
    clear() {
      calm();
      wasTried = false;
      document.querySelector('.notice.failure')?.remove();
    },
    show(failure, view) {
      calm();
      const text = (failure.kind === 'busy' ? words['busy'] : words['offline']) ?? '';
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = words['retry'] ?? '';
      button.addEventListener('click', () => {
        retry(view);
      });
      const sentence = document.createElement('p');
      sentence.textContent = text;
      const notice = document.createElement('div');
      notice.className = 'notice failure';
      notice.append(sentence, button);
      document.querySelector('.notice.failure')?.remove();
      region.before(notice);
      if (failure.kind === 'busy' && !wasTried) {
        wasTried = true;
        timer = window.setTimeout(() => {
          retry(view);
        }, failure.seconds * 1000);
      }
      if (failure.kind === 'offline') {
        back = () => {
          retry(view);
        };
        window.addEventListener('online', back, { once: true });
      }
      return text;
    },
  };
}
