import { LitElement } from 'lit';

/**
 * A part of a page that renders into the page itself: one stylesheet, and labels and headings that reach across
 * parts, which a shadow root would cut.
 */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
