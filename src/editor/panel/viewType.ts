/** The diagnosis panel's name for VS Code. */
export const viewType = 'ddx.diagnosis';
