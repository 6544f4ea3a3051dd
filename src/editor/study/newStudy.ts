import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { nodeFiles } from '../../ledger/files.ts';
import { HumanError } from '../../humanError.ts';
import { findCaseFiles } from '../../study/caseFiles.ts';
import { sampleArm } from '../../study/create/newPlan.ts';
import { newStudy as make, type NewStudyAnswers } from '../../study/create/newStudy.ts';
import { findPack } from '../../study/pack/openPack.ts';
import type { PlannedArm, PlannedRater } from '../../study/plan/plan.ts';
import { planFile } from '../../study/study.ts';
import { sketches } from '../endpoints/endpoints.ts';
import { locationWords } from '../endpoints/locationWords.ts';
import { askMany, askOne, askText, back, inSteps, type Back, type Outcome, type Place } from '../endpoints/steps.ts';
import { meansOf } from './means.ts';
import type { StudyNeeds } from './needs.ts';

const { t } = vscode.l10n;
const fit = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;

/** A study as far as it is known. */
interface Draft {
  root: string;
  /** Whether there is something to choose from: else the dialog stands for the first question. */
  title: string;
  question: string;
  caseFiles: number;
  cases: NewStudyAnswers['cases'];
  arms: readonly PlannedArm[];
  imported: string;
  raters: readonly string[];
  role: PlannedRater['role'];
  blinding: NewStudyAnswers['blinding'];
}

/** *New Study*: a few questions, and then a plan that works. */
export async function newStudy(needs: StudyNeeds): Promise<void> {
  const draft: Draft = {
    root: '',
    title: '',
    question: '',
    caseFiles: 0,
    cases: 'samples',
    arms: [{ id: 'embedded', kind: 'embedded' }],
    imported: '',
    raters: ['rater-1', 'rater-2'],
    role: 'clinician',
    blinding: 'blinded',
  };
  const steps = [where, title, question, cases, arms, importedName, raters, role, blinding];
  if (!(await inSteps(t('New Study'), draft, steps))) return;
  const answers: NewStudyAnswers = {
    title: draft.title,
    question: draft.question,
    arms: draft.arms.map((arm) => (arm.kind === 'imported' ? { ...arm, id: draft.imported } : arm)),
    raters: draft.raters.map((id) => ({ id, role: draft.role, specialty: '', experience: '' })),
    blinding: draft.blinding,
    cases: draft.cases,
  };
  const samples = vscode.Uri.joinPath(needs.extensionUri, 'samples').fsPath;
  await make(draft.root, meansOf(needs), answers, samples);
  await open(draft.root);
}

async function open(root: string): Promise<void> {
  const uri = vscode.Uri.file(root);
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) {
    await vscode.commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: false });
    return;
  }
  await vscode.window.showTextDocument(vscode.Uri.joinPath(uri, planFile));
  await vscode.commands.executeCommand('ddx.study.focus');
}

async function where(draft: Draft, place: Place): Promise<Outcome> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(
    ({ uri }) => uri.scheme === 'file' && !existsSync(join(uri.fsPath, planFile)),
  );
  let root: string | Back | undefined = 'other';
  if (folders.length > 0) {
    root = await askOne(place, {
      placeholder: t('Where should the study be?'),
      items: [
        ...folders.map(({ name, uri }) => ({ label: `$(folder) ${name}`, description: uri.fsPath, value: uri.fsPath })),
        { label: `$(folder-opened) ${t('Another Folder…')}`, value: 'other' },
      ],
    });
  }
  if (root === 'other') {
    const [chosen] =
      (await vscode.window.showOpenDialog({
        canSelectFiles: false,
        canSelectFolders: true,
        title: t('New Study'),
        openLabel: t('Make the Study Here'),
      })) ?? [];
    root = chosen?.fsPath;
  }
  if (root === undefined || root === back) return goneTo(root);
  if (existsSync(join(root, planFile))) {
    throw new HumanError('There is a study in {0} already. Choose another folder, or open that one.', root);
  }
  if ((await findPack(root)) !== null) {
    throw new HumanError('{0} is a rater’s pack. Make the study in a folder of its own.', root);
  }
  draft.root = root;
  draft.caseFiles = (await findCaseFiles([join(root, 'cases')], nodeFiles)).files.length;
  return 'next';
}

async function title(draft: Draft, place: Place): Promise<Outcome> {
  const typed = await askText(place, {
    value: draft.title,
    prompt: t('What is the study called?'),
    placeholder: t('Differentials of two models for general medicine'),
    wrong: (value) => (value.trim() === '' ? t('Give it a name.') : undefined),
  });
  if (typed === undefined || typed === back) return goneTo(typed);
  draft.title = typed.trim();
  return 'next';
}

async function question(draft: Draft, place: Place): Promise<Outcome> {
  const typed = await askText(place, {
    value: draft.question,
    prompt: t('Which question should it answer? You can leave this open and write it later.'),
    placeholder: t('How often does the first of five diagnoses match the reference?'),
  });
  if (typed === undefined || typed === back) return goneTo(typed);
  draft.question = typed.trim();
  return 'next';
}

async function cases(draft: Draft, place: Place): Promise<Outcome> {
  const chosen = await askOne<Draft['cases']>(place, {
    placeholder: t('Which cases?'),
    items: [
      ...(draft.caseFiles > 0
        ? [{ label: t('Those in its folder “cases”: {0}', draft.caseFiles), value: 'existing' as const }]
        : [
            {
              label: t('The sample cases'),
              detail: t('Synthetic, with references: to try out every step. Your own copy.'),
              value: 'samples' as const,
            },
          ]),
      ...(draft.caseFiles > 0
        ? []
        : [{ label: t('My own, later'), detail: t('Import Cases brings them in.'), value: 'none' as const }]),
    ],
  });
  if (chosen === undefined || chosen === back) return goneTo(chosen);
  draft.cases = chosen;
  return 'next';
}

async function arms(draft: Draft, place: Place): Promise<Outcome> {
  const planned: readonly { arm: PlannedArm; label: string; description?: string; detail?: string }[] = [
    {
      arm: { id: 'embedded', kind: 'embedded' },
      label: t('Embedded baseline'),
      description: t('rules, works offline'),
    },
    ...sketches().map(({ name, model, location }) => ({
      arm: { id: armId(name), kind: 'endpoint' as const, endpoint: name },
      label: name,
      description: [model, location && locationWords(location, t)].filter(Boolean).join(' · '),
    })),
    {
      arm: { id: 'imported', kind: 'imported' },
      label: t('Answers from a file'),
      description: t('made elsewhere, brought in with Import Answers'),
    },
    {
      arm: { id: 'readers', kind: 'readers' },
      label: t('Readers'),
      description: t('people who write differentials of their own'),
    },
  ];
  const ids = draft.arms.map(({ id }) => id);
  const chosen = await askMany(place, {
    placeholder: t('Who answers the cases? Tick one or several.'),
    items: planned.map(({ arm, ...item }) => ({ ...item, value: arm.id })),
    chosen: ids,
  });
  if (chosen === undefined || chosen === back) return goneTo(chosen);
  draft.arms = planned.filter(({ arm }) => chosen.includes(arm.id)).map(({ arm }) => arm);
  return 'next';
}

async function importedName(draft: Draft, place: Place): Promise<Outcome> {
  if (!draft.arms.some(({ kind }) => kind === 'imported')) return 'skipped';
  const others = draft.arms.filter(({ kind }) => kind !== 'imported').map(({ id }) => id);
  const isSample = draft.cases === 'samples';
  const typed = await askText(place, {
    value: draft.imported || (isSample ? sampleArm : 'imported'),
    prompt: isSample
      ? t('A name for whoever gave the answers in the file. Under this one, sample answers come along.')
      : t('A name for whoever gave the answers in the file, such as the model’s.'),
    wrong: (value) =>
      !fit.test(value.trim())
        ? t('Use letters, digits, dots and hyphens, at most 60, and begin with a letter or digit.')
        : others.includes(value.trim())
          ? t('Another arm has this name.')
          : undefined,
  });
  if (typed === undefined || typed === back) return goneTo(typed);
  draft.imported = typed.trim();
  return 'next';
}

async function raters(draft: Draft, place: Place): Promise<Outcome> {
  const typed = await askText(place, {
    value: draft.raters.join(', '),
    prompt: t('Pseudonyms of those who rate, with commas between them. They must not tell who someone is.'),
    wrong: (value) => {
      const names = namesIn(value);
      const odd = names.find((name) => !fit.test(name));
      if (names.length === 0) return t('Name at least one.');
      if (odd !== undefined)
        return t('“{0}” will not do: use letters, digits, dots and hyphens, at most 60, without spaces.', odd);
      return new Set(names.map((name) => name.toLowerCase())).size < names.length
        ? t('Two of them are the same.')
        : undefined;
    },
  });
  if (typed === undefined || typed === back) return goneTo(typed);
  draft.raters = namesIn(typed);
  return 'next';
}

async function role(draft: Draft, place: Place): Promise<Outcome> {
  const items = [
    { label: t('Clinicians'), description: t('grade answers against the reference'), value: 'clinician' as const },
    { label: t('Readers'), description: t('write differentials of their own'), value: 'reader' as const },
    { label: t('Learners'), description: t('rate to learn; kept apart in every number'), value: 'learner' as const },
    { label: t('Adjudicators'), description: t('decide where others differ'), value: 'adjudicator' as const },
  ];
  const active = items.find(({ value }) => value === draft.role);
  const chosen = await askOne<PlannedRater['role']>(place, {
    placeholder: t('What are they? Another role for one of them can be set in study.json.'),
    items,
    ...(active ? { active } : {}),
  });
  if (chosen === undefined || chosen === back) return goneTo(chosen);
  draft.role = chosen;
  return 'next';
}

async function blinding(draft: Draft, place: Place): Promise<Outcome> {
  const chosen = await askOne<Draft['blinding']>(place, {
    placeholder: t('Should raters know who answered?'),
    items: [
      {
        label: t('Blinded'),
        description: t('the usual way'),
        detail: t('Answers are sealed, and each rater gets a pack that does not tell who wrote them.'),
        value: 'blinded',
      },
      {
        label: t('Open'),
        description: t('for teaching and trying out'),
        detail: t('Everyone rates in the study folder and sees who answered.'),
        value: 'open',
      },
    ],
  });
  if (chosen === undefined || chosen === back) return goneTo(chosen);
  draft.blinding = chosen;
  return 'next';
}

function goneTo(answer: Back | undefined): Outcome {
  return answer === back ? 'back' : 'left';
}

function namesIn(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
}

function armId(endpoint: string): string {
  return endpoint.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'endpoint';
}
