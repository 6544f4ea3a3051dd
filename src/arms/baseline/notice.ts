/** What an answer of the baseline says of itself. Alone in its file, so that showing it does not load the engine. */
export const baselineNotice = 'Embedded baseline: rules, not a language model';
