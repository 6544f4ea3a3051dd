/**
 * Puts the focus back on what had it when the page last had it: VS Code gives it to a page as a whole, and whoever
 * goes to the case and comes back by keys would not see where they are.
 */
export function keepPlace(): void {
  let place: HTMLElement | null = null;
  document.addEventListener('focusin', (event) => {
    place = event.target as HTMLElement;
  });
  // A pointer chooses its own place.
  document.addEventListener('pointerdown', () => (place = null), true);
  window.addEventListener('focus', () => {
    if (document.activeElement === document.body) place?.focus({ preventScroll: true });
  });
}
