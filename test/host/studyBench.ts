import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Sheets } from '../../src/editor/endpoints/sheets.ts';
import { Shelves } from '../../src/editor/shelves.ts';
import { meansOf } from '../../src/editor/study/means.ts';
import { secretKeys } from '../../src/editor/study/secretKeys.ts';
import { studyShot, type Shot } from '../../src/editor/study/studyShot.ts';
import { studySteps, type StudyStep } from '../../src/editor/study/studySteps.ts';
import type { StepNeeds } from '../../src/editor/study/whichStudy.ts';
import { nodeFiles } from '../../src/ledger/files.ts';
import { openDesk } from '../../src/ratings/rateDesk.ts';
import { statusOf } from '../../src/ratings/status.ts';
import { newStudy, type NewStudyAnswers } from '../../src/study/create/newStudy.ts';
import { StudyLog } from '../../src/study/log/studyLog.ts';
import { armsOf, log, scratch } from './fakes.ts';
import { withStudyPerson, type Does, type Said } from './studyPerson.ts';

export const passphrase = 'plum lantern orbit cello';

export function secrets(): vscode.SecretStorage {
  const kept = new Map<string, string>();
  const storage = {
    get: (key: string) => Promise.resolve(kept.get(key)),
    store: (key: string, value: string) => Promise.resolve(void kept.set(key, value)),
    delete: (key: string) => Promise.resolve(void kept.delete(key)),
    keys: () => Promise.resolve([...kept.keys()]),
  };
  return storage as unknown as vscode.SecretStorage;
}

/** A coordinator's desk, with one study of two cases. */
export class Bench {
  readonly folder = scratch();
  readonly root = join(this.folder, 'study');
  readonly shown: { name: string; text: string }[] = [];
  readonly needs: StepNeeds;

  constructor() {
    const sheets = new Sheets();
    const make = sheets.make.bind(sheets);
    Object.assign(sheets, {
      make: (sheet: { name: string; text: string }) => {
        this.shown.push(sheet);
        return make(sheet);
      },
      show: () => Promise.resolve(),
    });
    this.needs = {
      shelves: new Shelves(join(this.folder, 'own'), () => 'coordinator', 'test', log),
      arms: armsOf(() => Promise.reject(new Error('no arm'))),
      sheets,
      secrets: secrets(),
      packsFolder: join(this.folder, 'packs'),
      software: 'test',
      extensionUri: vscode.Uri.file(this.folder),
      log,
      shots: async (): Promise<readonly Shot[]> => [await studyShot(this.root)],
    };
  }

  async make(answers: Partial<NewStudyAnswers> = {}): Promise<void> {
    const usual: NewStudyAnswers = {
      title: 'Toes and coughs',
      question: '',
      arms: [{ id: 'embedded', kind: 'embedded' }],
      raters: [
        { id: 'r1', role: 'clinician', specialty: '', experience: '' },
        { id: 'r2', role: 'clinician', specialty: '', experience: '' },
      ],
      blinding: 'blinded',
      cases: 'none',
    };
    await newStudy(this.root, meansOf(this.needs), { ...usual, ...answers }, join(this.folder, 'samples'));
    mkdirSync(join(this.root, 'cases'), { recursive: true });
    writeFileSync(
      join(this.root, 'cases', 'toe.txt'),
      'A 54-year-old man has a red, hot, swollen great toe since last night. He drinks wine and takes a thiazide. Fever is absent.\n',
    );
    writeFileSync(
      join(this.root, 'cases', 'cough.txt'),
      'A 70-year-old woman has had fever, a productive cough and pleuritic chest pain for three days, with crackles on the right.\n',
    );
    const references = [
      { case: 'toe', diagnosis: 'Gout' },
      { case: 'cough', diagnosis: 'Community-acquired pneumonia' },
    ].map((one) => JSON.stringify({ schema: 'ddx/reference@1', accepted: [], basis: 'expert', ...one }));
    writeFileSync(join(this.root, 'references.jsonl'), `${references.join('\n')}\n`);
  }

  take(step: StudyStep, does: Does = {}, of: unknown = { root: this.root }): Promise<Said> {
    return withStudyPerson(does, () => studySteps[step](this.needs, of));
  }

  async gate(): Promise<string | undefined> {
    return (await studyShot(this.root)).state?.gate;
  }

  async events(what: string): Promise<readonly Record<string, unknown>[]> {
    const all = await StudyLog.read(this.root, nodeFiles);
    return all.events.flatMap(({ event }) => (event.what === what ? [event as Record<string, unknown>] : []));
  }

  lock(): Promise<Said> {
    return this.take('lockProtocol', { press: ['Lock Protocol'] });
  }

  async sealed(): Promise<void> {
    await this.make();
    await this.lock();
    await this.take('runMissing');
    await this.take('sealAllocation', { type: [passphrase, passphrase], press: ['I Have Kept It'] });
    assert.equal(await this.gate(), 'sealed');
  }

  /** A pack of a rater, all of whose questions are answered. */
  async rated(rater: string): Promise<string> {
    await this.take('makePack', { open: [[this.folder]], type: [passphrase] }, { root: this.root, rater });
    const out = join(this.folder, `pack-${rater}`);
    const desk = await openDesk(out, {
      rater,
      files: nodeFiles,
      clock: meansOf(this.needs).clock,
      random: meansOf(this.needs).random,
      software: 'test',
      keys: secretKeys(secrets()),
      timing: false,
    });
    for (const one of (await statusOf(out, nodeFiles)).open) {
      const { case: kase, answer, item, diagnosis: rank } = one;
      const reply = await desk.take(JSON.stringify({ case: kase, answer, item, diagnosis: rank, value: 5 }));
      assert.ok(reply.ok, JSON.stringify(reply));
    }
    assert.equal(await desk.close(), null);
    return out;
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function atBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  const bench = new Bench();
  try {
    await work(bench);
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    bench.end();
  }
}
