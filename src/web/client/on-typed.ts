// When something was typed, whatever the keyboard.

/**
 * Calls back once something was typed. What is half composed is no word yet; keyboards of Android compose all the time, in any
 * script, and what they put into the box is what was typed.
 */
export function onTyped(input: HTMLInputElement, act: () => void): void {
  const composesAlways = /Android/i.test(navigator.userAgent);
  input.addEventListener('input', (event) => {
    if (event instanceof InputEvent && event.isComposing && !composesAlways) return;
    act();
  });
  if (!composesAlways) input.addEventListener('compositionend', act);
}
