import type { NewStudyAnswers } from './newPlan.ts';

/** What tells an arm or a diagnosis, or erases what was erased on purpose, does not belong into a history. */
export const gitIgnore = `# Answers tell which arm wrote what, references the diagnoses; keys can be destroyed, a history cannot.
answers/
references.jsonl
reports/
keys/
allocation.json
.*.lock*
*.tmp
`;

/** Every record is hashed over its bytes: changed line ends would look like tampering. */
export const gitAttributes = '* -text\n';

const blinded = `1. \`ddx study lock DIR\`: fixes the plan, the cases and the references. Before this, change \`study.json\` as you like.
2. \`ddx run DIR\`: asks every arm about every case.
3. \`ddx study seal DIR --passphrase-env NAME\`: draws who meets what under which random name, and encrypts the answers.
4. \`ddx study pack DIR --rater R --out OUT --passphrase-env NAME\`: makes the folder that a rater gets, and nothing else.
5. \`ddx study collect DIR FILE...\`: takes back the ratings.
6. \`ddx study close DIR\`, then \`ddx study unblind DIR --passphrase-env NAME\`.
`;

const open = `1. \`ddx study lock DIR\`: fixes the plan, the cases and the references. Before this, change \`study.json\` as you like.
2. \`ddx run DIR\`: asks every arm about every case.
3. \`ddx study seal DIR\`: draws the order in which each rater meets the answers.
4. Raters rate in this folder.
5. \`ddx study close DIR\`, then \`ddx study unblind DIR\`.
`;

const cases = {
  samples: 'The cases are synthetic: about nobody, to learn with.',
  none: 'Put the cases into `cases/`, one text file each, or import them: `ddx import FILE... --into DIR`.',
  existing: 'The cases stand in `cases/`.',
} as const;

/** The first page of a new study: what comes next. */
export function readme({ title, blinding, cases: from }: NewStudyAnswers): string {
  const steps = blinding === 'blinded' ? blinded : open;
  const who =
    blinding === 'blinded'
      ? '\nThis folder is the coordinator’s. Raters never get it: each gets a pack of their own.\n'
      : '';
  return `# ${title}

${cases[from]} \`references.jsonl\` holds the diagnoses, \`study.json\` the plan.
${who}
## What comes next

Each step is a command of the editor too; \`DIR\` is this folder.

${steps}
\`ddx study status DIR\` says where the study stands.
`;
}
