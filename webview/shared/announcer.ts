/** Says things to a screen reader: two regions that stand in the page from the start and are never seen. */
export class Announcer {
  readonly #polite: HTMLElement;
  readonly #assertive: HTMLElement;

  constructor(into: HTMLElement) {
    this.#polite = region('status');
    this.#assertive = region('alert');
    into.append(this.#polite, this.#assertive);
  }

  say(...lines: readonly string[]): void {
    put(this.#polite, lines);
  }

  /** For what must not wait: a failure. */
  interrupt(...lines: readonly string[]): void {
    put(this.#assertive, lines);
  }
}

function region(role: 'status' | 'alert'): HTMLElement {
  const made = document.createElement('div');
  made.setAttribute('role', role);
  made.className = 'unseen';
  return made;
}

/** New nodes each time, so that the same words said twice are heard twice. */
function put(into: HTMLElement, lines: readonly string[]): void {
  const made = lines.map((text) => {
    const line = document.createElement('p');
    line.textContent = text;
    return line;
  });
  into.replaceChildren(...made);
}
