import type { PlannedRater } from '../plan/plan.ts';
import type { Stage } from './pack.ts';

const tasks: Readonly<Record<Stage, string>> = {
  rating: `You will see cases and, for each, one or several differential diagnoses under random names. They were brought into one
form, and their order was drawn at random. Judge each on its own, by what it says. If you believe that you know who
wrote one, judge it all the same, and tell nobody.`,
  own: `You will see cases. For each, write your own differential diagnosis, the most likely first. Use no other person and no
program that suggests diagnoses. When you complete a case, your list is fixed.`,
  assisted: `You will see the cases once more, some of them with a list of suggestions beside them. Write the differential that you
would give now. It may be the same as before.`,
};

/** What a rater is told. Nothing of it depends on the study's title, its arms, or what they answered. */
export function instructionsFor(stage: Stage, { id, role }: Pick<PlannedRater, 'id' | 'role'>): string {
  return `# Your pack

This folder is for the rater **${id}** (${role}). Do not pass it on.

## What to do

1. The texts are in \`cases/\`, lists to judge in \`answers/\`. In this folder, \`ddx study status . --json\` tells what is
   open, in your order, and \`ddx rate . --rater ${id} --stdin\` takes what you say: \`ddx rate --help\`. Opened in VS Code with
   Me-LLaMA DDx, the Study view shows how far you are.
2. ${tasks[stage].replaceAll('\n', '\n   ')}
3. What you enter is saved at once, in \`ratings/\`. You can stop at any time and go on later, in the same order.
4. When you are done, or in between, send the folders \`ratings/\` and \`keys/\` to whoever gave you this pack. Keep the
   pack until you have the receipt.

"Cannot rate" is an answer. Nothing that you leave open is taken for one.

## What not to do

- Change no file by hand. A changed file is noticed and left out.
- Diagnosing with a model is switched off in this folder, and for text that comes from it. A try is recorded.
- Do not give the cases to any other program or person.

## Who sees what

Your ratings carry the name ${id}, not yours. Those who run the study see them, and see free text, which is encrypted for
them in \`keys/\`. Times are kept only if you agree to it. You can take your consent back: write to those who run the
study, and the key to your free text is destroyed.

For research only. Nothing here is medical advice, and nothing here may be used to treat a patient.
`;
}
