import { writtenFindings } from '../../cases/lexicon/names.ts';
import { compileKnowledge, type CompiledKnowledge } from './compile.ts';
import { diseaseFiles, findingWeights } from './knowledge.ts';

export const compiledKnowledge: CompiledKnowledge = compileKnowledge(
  Object.values(diseaseFiles),
  findingWeights,
  writtenFindings,
);
