import { compileNames, type CompiledNames } from './compile.ts';
import { cueForms } from './context/cues.ts';
import { measures } from './numbers/measures.ts';
import { writtenDiagnoses, writtenFindings } from './names.ts';
import { indexForms, type PhraseIndex } from './words/phraseIndex.ts';

/** The names of all data files. */
export const allNames: CompiledNames = compileNames(writtenFindings, writtenDiagnoses, measures);

export const cueIndex: PhraseIndex = indexForms(cueForms.map(([, forms]) => forms));
