import * as vscode from 'vscode';
import { needStrong } from '../../study/sealing/passphrase.ts';
import { askText, back, inSteps, type Outcome, type Place } from '../endpoints/steps.ts';
import { sentenceOf } from '../report.ts';

/** A new passphrase, typed twice. It is handed on and kept nowhere. */
export async function askNewPassphrase(title: string): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const typed = { first: '', second: '' };
  const ask =
    (which: keyof typeof typed, prompt: string, wrong: (value: string) => string | undefined) =>
    async (_: typeof typed, place: Place): Promise<Outcome> => {
      const value = await askText(place, { password: true, prompt, wrong });
      if (value === undefined || value === back) return value === back ? 'back' : 'left';
      typed[which] = value;
      return 'next';
    };
  const done = await inSteps(title, typed, [
    ask('first', t('A passphrase for the seal. Best are four or five words that do not belong together.'), weakness),
    ask('second', t('The same passphrase once more. It is kept nowhere: write it down.'), (value) =>
      value === typed.first ? undefined : t('This is not the same. Type it again, or go back and choose another.'),
    ),
  ]);
  return done ? typed.first : undefined;
}

function weakness(value: string): string | undefined {
  try {
    needStrong(value);
    return undefined;
  } catch (error) {
    return sentenceOf(error);
  }
}

/** The passphrase of a sealed study, or its recovery key. */
export async function askSecret(title: string): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const value = await askText(
    { title, canGoBack: false },
    {
      password: true,
      prompt: t('The passphrase of the seal, or the recovery key. That it was given is recorded.'),
      wrong: (typed) => (typed.trim() === '' ? t('Give the passphrase.') : undefined),
    },
  );
  return value === undefined || value === back ? undefined : value;
}
