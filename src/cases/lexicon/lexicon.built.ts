import { compileNames, type CompiledNames } from './compile.ts';
import { cueForms } from './cues.ts';
import { measures } from './measures.ts';
import { writtenDiagnoses, writtenFindings } from './names.ts';
import { indexForms, type PhraseIndex } from './phraseIndex.ts';

/** The names of all data files. */
export const allNames: CompiledNames = compileNames(writtenFindings, writtenDiagnoses, measures);

export const cueIndex: PhraseIndex = indexForms(cueForms.map(([, forms]) => forms));
