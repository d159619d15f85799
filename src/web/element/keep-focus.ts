// Results are shown anew while somebody walks over them with the keyboard: they keep their place.

/**
 * Changes what a region shows. What had the focus in it has it afterwards, too: the element whose `data-of` says the same. Where
 * there is none any more, the focus goes back to the box, for an element that is gone would leave it nowhere.
 */
export function keepFocus(region: Element, box: HTMLElement, change: () => void): void {
  const { activeElement } = region.getRootNode() as ShadowRoot;
  const focused = region.contains(activeElement) ? activeElement : null;
  change();
  if (focused === null || focused.isConnected) return;
  const subject = focused.getAttribute('data-of');
  const again = [...region.querySelectorAll<HTMLElement>('[data-of]')].find(
    ({ dataset }) => dataset['of'] === subject,
  );
  (again ?? box).focus({ preventScroll: true });
}
