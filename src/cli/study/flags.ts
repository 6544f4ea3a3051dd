/** What every step of a study takes. */
export const stepFlags = {
  by: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** How the passphrase, or the recovery key in its place, is given: never as a word of the command line. */
export const secretFlags = {
  'passphrase-env': { type: 'string' },
  'recovery-env': { type: 'string' },
} as const;
