declare module '*.css';

declare module '@vscode/webview-ui-toolkit/dist/toolkit.min.js' {
  export const VSCodeDesignSystem: { withPrefix(prefix: string): unknown };
}
