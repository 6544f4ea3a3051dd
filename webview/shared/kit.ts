// The one importer of the UI toolkit, which is archived: docs/decisions.md says why it stays and how it would be
// replaced. Its prebuilt file registers every element and is smaller than a bundle of those used here:
// vscode-button, vscode-text-field, vscode-text-area, vscode-progress-ring.
import { VSCodeDesignSystem } from '@vscode/webview-ui-toolkit/dist/toolkit.min.js';

/** Makes the toolkit's elements known. Loading it does that; a call keeps the bundler from leaving it out. */
export function useKit(): void {
  VSCodeDesignSystem.withPrefix('vscode');
}
