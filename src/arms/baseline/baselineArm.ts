import { setImmediate } from 'node:timers/promises';
import type { Case } from '../../cases/case.ts';
import { patientOf, type Finding } from '../../cases/lexicon/finding.ts';
import { wholeLexicon } from '../../cases/lexicon/lexicon.ts';
import { readingFindings } from '../../cases/lexicon/readFindings.ts';
import type { Answer, Diagnosis } from '../answer.ts';
import { answerId } from '../answerId.ts';
import type { Arm, Ask } from '../arm.ts';
import { ArmFailure } from '../failure.ts';
import { shortfall } from './enough.ts';
import { explained } from './explain.ts';
import { knowledgeOf } from './compile.ts';
import { compiledKnowledge } from './knowledge.built.ts';
import { counts } from './said.ts';
import { varied } from './varied.ts';
import { weighing, type Weighed } from './weigh.ts';

const model = 'embedded-baseline@2';
const parser = 'baseline@1';

const lexicon = wholeLexicon();
const knowledge = knowledgeOf(compiledKnowledge, [...lexicon.findings.values()]);
const names: ReadonlyMap<string, string> = new Map(lexicon.diagnoses.map(({ id, name }) => [id, name]));

const codes: ReadonlyMap<string, string> = new Map(lexicon.diagnoses.map(({ id, icd10 }) => [id, icd10]));

/** The embedded rule-based arm: reads the case's findings and weighs the diseases of its knowledge base by them. */
export function baselineArm(now: () => number, date: () => Date): Arm {
  return {
    id: 'embedded',
    label: 'Embedded baseline',
    diagnose: (kase, ask) => new Diagnosing(kase, ask, now, date()).answer(),
  };
}

/** One case. */
class Diagnosing {
  readonly #case: Case;
  readonly #ask: Ask;
  readonly #now: () => number;
  readonly #started: number;
  readonly #startedAt: Date;
  readonly #diagnoses: Diagnosis[] = [];
  #raw = '';
  #firstMs: number | null = null;

  constructor(kase: Case, ask: Ask, now: () => number, startedAt: Date) {
    this.#case = kase;
    this.#ask = ask;
    this.#now = now;
    this.#started = now();
    this.#startedAt = startedAt;
  }

  async answer(): Promise<Answer> {
    try {
      const findings = await this.#run(readingFindings(this.#case.text));
      const ranked = await this.#run(weighing(findings, knowledge));
      const why = shortfall(findings, ranked);
      if (why === null) await this.#list(ranked);
      else this.#say(`Not enough to go on: ${why}.\n${wasRead(findings)}`);
      return this.#record(why === null ? 'complete' : 'abstained', null);
    } catch (error) {
      if (error instanceof ArmFailure) return this.#record('failed', error);
      throw error;
    }
  }

  async #list(ranked: readonly Weighed[]): Promise<void> {
    const top = ranked[0]?.logOdds ?? 0;
    for (const weighed of varied(ranked, this.#ask.top, codes)) {
      const name = names.get(weighed.disease.id) ?? weighed.disease.id;
      const diagnosis = explained(weighed, name, this.#diagnoses.length + 1, top);
      this.#diagnoses.push(diagnosis);
      const gap = diagnosis.rank === 1 ? '' : '\n';
      this.#say(`${gap}${diagnosis.rank}. ${diagnosis.name}\n   ${diagnosis.reason}\n`);
      await this.#breathe();
    }
  }

  #say(text: string): void {
    this.#firstMs ??= this.#elapsed();
    this.#raw += text;
    this.#ask.onProgress?.({ text, diagnoses: [...this.#diagnoses] });
  }

  /** Runs a job of small steps, and lets others run between them. */
  async #run<T>(steps: Generator<void, T>): Promise<T> {
    for (;;) {
      await this.#breathe();
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }

  async #breathe(): Promise<void> {
    await setImmediate();
    if (this.#ask.signal.aborted) throw new ArmFailure('cancelled', 'You stopped this answer.');
  }

  #elapsed(): number {
    return Math.max(0, this.#now() - this.#started);
  }

  #record(status: Answer['status'], failure: ArmFailure | null): Answer {
    const asked = {
      arm: 'embedded',
      model,
      caseSha256: this.#case.sha256,
      parameters: { temperature: null, topP: null, seed: null, maxTokens: null, top: this.#ask.top },
    };
    return {
      schema: 'ddx/answer@2',
      id: answerId({
        asked,
        said: { status, kind: failure?.kind ?? null, raw: this.#raw, diagnoses: this.#diagnoses },
      }),
      arm: asked.arm,
      model: { asked: model, returned: model },
      status,
      failure:
        failure === null ? null : { kind: failure.kind, template: failure.template, values: [...failure.values] },
      diagnoses: [...this.#diagnoses],
      case: this.#case,
      caseSha256: this.#case.sha256,
      profile: null,
      profileSha256: null,
      promptSha256: null,
      template: null,
      templateSha256: null,
      parameters: asked.parameters,
      form: null,
      constraint: null,
      origin: null,
      location: null,
      api: null,
      finishReason: failure === null ? 'stop' : null,
      serverFingerprint: null,
      usage: null,
      tokens: null,
      retries: [],
      timings: { startedAt: this.#startedAt.toISOString(), firstTokenMs: this.#firstMs, totalMs: this.#elapsed() },
      raw: this.#raw,
      parser,
    };
  }
}

/** What was read, and what is missing, for a person whose case could not be placed. */
function wasRead(findings: readonly Finding[]): string {
  const labels = [
    ...new Set(
      findings
        .filter((one) => one.present && counts(one) && !['age', 'male', 'female'].includes(one.finding))
        .map(({ label }) => label),
    ),
  ].slice(0, 12);
  const { age, sex } = patientOf(findings);
  const missing = [
    ...(age === null ? ['age'] : []),
    ...(sex === null ? ['sex'] : []),
    'more symptoms, signs or test results',
  ];
  const read = labels.length === 0 ? 'Nothing was read that the baseline knows.' : `Read: ${labels.join(', ')}.`;
  return `${read} Missing: ${missing.join(', ')}.\n`;
}
