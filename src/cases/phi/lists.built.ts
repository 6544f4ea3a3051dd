/** The lists as they are written; a product holds them as data, not as a program. */
export { cueLists } from './lists/cues.ts';
export { eponymHeads, eponyms } from './lists/eponyms.ts';
export { ambiguous, family } from './lists/family.ts';
export { given } from './lists/given.ts';
export { ordinary } from './lists/ordinary.ts';
export { doubtfulTowns, towns, wide } from './lists/towns.ts';
