/** The import page's name for VS Code. */
export const importViewType = 'ddx.import';
