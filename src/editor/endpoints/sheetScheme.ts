/** The scheme, and the language, of texts that the extension writes and a person only reads. */
export const sheetScheme = 'ddx-sheet';
