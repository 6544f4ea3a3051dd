/** Puts the focus on text that takes none by itself: a button that goes leaves its reader where it stood. */
export function focusText(text: HTMLElement): void {
  text.tabIndex = -1;
  text.addEventListener('blur', () => text.removeAttribute('tabindex'), { once: true });
  text.focus({ preventScroll: true });
}
