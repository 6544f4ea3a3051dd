// The commands about a study, in one piece: each would be split into many small files otherwise.
export { rate } from './rate.ts';
export { run } from './run.ts';
export { study } from './study.ts';
export { verifyCommand } from './verify.ts';
