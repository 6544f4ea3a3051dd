import { compileNames, type CompiledNames } from './compile.ts';
import { cueForms, type CueKind } from './context/cues.ts';
import { measures } from './numbers/measures.ts';
import { writtenDiagnoses, writtenFindings } from './names.ts';
import { indexForms, type PhraseIndex } from './words/phraseIndex.ts';

/** The names of all data files. */
export const allNames: CompiledNames = compileNames(writtenFindings, writtenDiagnoses, measures);

/** What a line of the index of cues stands for. */
export const cueKinds: readonly CueKind[] = cueForms.map(([kind]) => kind);

export const cueIndex: PhraseIndex = indexForms(cueForms.map(([, forms]) => forms));
