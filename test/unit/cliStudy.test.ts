import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { typed } from '../../src/cli/study/words.ts';
import { run } from './cliFixtures.ts';

const above = mkdtempSync(join(tmpdir(), 'ddx-study-'));
after(() => rmSync(above, { recursive: true, force: true }));

const passphrase = 'lantern quarry velvet orbit';
const env = { PW: passphrase, WRONG: 'lantern quarry velvet orbits', EMPTY: '' };

/** Each acts on a machine of its own, with keys of its own. */
const on = (machine: string, stdin = '') => ({ sentFolder: join(above, machine, 'sent'), env, stdin });

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function ddx(words: string, machine = 'coordinator', stdin = ''): Promise<Said> {
  const ran = await run(words.split(' '), on(machine, stdin));
  for (const secret of [passphrase, env.WRONG]) assert.ok(!`${ran.out}${ran.err}`.includes(secret), words);
  return ran;
}

async function done(words: string, machine?: string, stdin?: string): Promise<string> {
  const { code, out, err } = await ddx(words, machine, stdin);
  assert.equal(code, 0, `${words}\n${out}\n${err}`);
  return out;
}

async function refused(words: string, sentence: RegExp, machine?: string, code = 1): Promise<void> {
  const ran = await ddx(words, machine);
  assert.deepEqual([ran.code, sentence.test(`${ran.out}${ran.err}`)], [code, true], `${words}\n${ran.out}\n${ran.err}`);
}

interface Status {
  readonly plan: { readonly gate: string; readonly hash: string };
  readonly open: readonly Asked[];
  readonly done: readonly Asked[];
  readonly flagged: readonly unknown[];
  readonly problems: readonly string[];
}

interface Asked {
  readonly rater: string;
  readonly case: string;
  readonly answer: string;
  readonly item: string;
  readonly diagnosis: number | null;
}

const status = async (dir: string, more = ''): Promise<Status> =>
  JSON.parse(await done(`study status ${dir} --json${more}`)) as Status;

/** A line for all that is open, then each case complete. */
function ratings(open: readonly Asked[]): string {
  const lines = open.map(({ case: kase, answer, item, diagnosis }) => ({
    case: kase,
    answer,
    item,
    diagnosis,
    value: item === 'bond' ? 4 : 5 - ((diagnosis ?? 1) % 3),
  }));
  const cases = [...new Set(open.map((one) => one.case))].map((kase) => ({ case: kase, complete: true }));
  return [...lines, ...cases].map((line) => `${JSON.stringify(line)}\n`).join('');
}

const study = join(above, 'study');
const packs = { r1: join(above, 'pack-r1'), r2: join(above, 'pack-r2') };
const stages = new Map<string, string>();
let recoveryKey = '';
let checkpoint = '';
/** What steps said to a person. */
const said = { run: '', collect: '', close: '' };

/** The study as it stands now, to be spoilt later. */
function keep(stage: string): void {
  const copy = join(above, `kept-${stage}`);
  cpSync(study, copy, { recursive: true, preserveTimestamps: true });
  stages.set(stage, copy);
}

let copies = 0;
function copyOf(stage: string): string {
  const copy = join(above, `copy-${++copies}`);
  cpSync(stages.get(stage) ?? stage, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

function edit(path: string, change: (text: string) => string): void {
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  assert.notEqual(changed, text, path);
  writeFileSync(path, changed);
}

const onlyFile = (folder: string, pattern: RegExp): string => {
  const name = readdirSync(folder).find((one) => pattern.test(one));
  assert.ok(name !== undefined, `${folder} ${String(pattern)}`);
  return join(folder, name);
};

before(async () => {
  await done(`study new ${study} --by co`);
  keep('draft');
  await done(`study lock ${study} --by co`);
  keep('locked');
  said.run = await done(`run ${study}`);
  keep('run');
  const sealed = JSON.parse(await done(`study seal ${study} --passphrase-env PW --by co --json`)) as {
    recoveryKey: string;
  };
  recoveryKey = sealed.recoveryKey;
  keep('sealed');
  for (const [rater, out] of Object.entries(packs)) {
    await done(`study pack ${study} --rater ${rater} --out ${out} --passphrase-env PW --by co`);
  }
  keep('packed');
  for (const [rater, pack] of Object.entries(packs)) {
    const { open } = await status(pack);
    const replies = await done(`rate ${pack} --rater ${rater} --stdin`, rater, ratings(open));
    assert.ok(replies.split('\n').every((line) => line === '' || line.startsWith('{"ok":true,"seq":')));
  }
  said.collect = await done(`study collect ${study} ${packs.r1} ${join(packs.r2, 'ratings')} --by co`);
  checkpoint = join(above, 'checkpoint.txt');
  writeFileSync(checkpoint, await done(`study sign ${study} --by co`));
  keep('collected');
  said.close = await done(`study close ${study} --by co`);
  keep('closed');
  await done(`study unblind ${study} --passphrase-env PW --by co`);
  keep('unblinded');
});

describe('a study on the command line, from its plan to its end', () => {
  it('says after each step what to type next, with all that it needs', () => {
    assert.match(said.run, /Next: ddx study seal \S+ --passphrase-env NAME\n$/);
    assert.match(
      said.close,
      /^Rating is closed\. Everything was rated\. Next: ddx study unblind \S+ --passphrase-env NAME\n$/,
    );
    assert.deepEqual(['a/b-1', '~/x', 'a b', "it's"].map(typed), ['a/b-1', '~/x', "'a b'", "'it'\\''s'"]);
  });

  it('tells once what was noticed when ratings were collected, and gives the receipts apart', () => {
    assert.match(said.collect, /^taken {4}\S+r1-[0-9a-f]{8}\.jsonl {2}\(ratings of r1, \d+ events\)\n/);
    assert.equal(said.collect.match(/! The key of r1 is /g)?.length, 1);
    assert.match(said.collect, /\nReceipts, to send back to whoever rated:\n\{"schema":"ddx\/receipt@1"/);
  });

  it('works as it comes, and is whole at every gate', async () => {
    for (const [stage, gate] of [
      ['draft', 'draft'],
      ['locked', 'locked'],
      ['run', 'locked'],
      ['sealed', 'sealed'],
      ['collected', 'sealed'],
      ['closed', 'closed'],
      ['unblinded', 'unblinded'],
    ] as const) {
      const dir = stages.get(stage) ?? '';
      const { plan, problems: wrong } = await status(dir);
      assert.deepEqual([plan.gate, wrong], [gate, []]);
      const verified = JSON.parse(await done(`verify ${dir} --json`)) as { ok: boolean; bad: unknown };
      assert.deepEqual([verified.ok, verified.bad], [true, null]);
    }
    const { open, done: rated, problems } = await status(study);
    assert.deepEqual([open.length, problems], [0, []]);
    assert.ok(rated.length > 300);
    assert.deepEqual([...new Set(rated.map(({ item }) => item))].sort(), ['bond', 'match']);
    assert.deepEqual(Object.keys(rated[0] ?? {}), ['rater', 'case', 'answer', 'item', 'diagnosis']);
    assert.ok((await status(study, ' --rater r2')).done.every(({ rater }) => rater === 'r2'));
  });

  it('tells the next step, with the words to type', async () => {
    const next = async (stage: string): Promise<string> => {
      const text = await done(`study status ${stages.get(stage) ?? ''}`);
      return (text.trimEnd().split('\n').at(-1) ?? '').replaceAll(stages.get(stage) ?? '', 'DIR');
    };
    assert.deepEqual(await Promise.all([...stages.keys()].map(next)), [
      'Next: ddx study lock DIR',
      'Next: ddx run DIR',
      'Next: ddx study seal DIR --passphrase-env NAME',
      'Next: ddx study pack DIR --rater r1 --out OUT --passphrase-env NAME',
      'Next: ddx study collect DIR FILE...  (when all is in: ddx study close DIR)',
      'Next: ddx study close DIR',
      'Next: ddx study unblind DIR --passphrase-env NAME',
      'Next: ddx verify DIR',
    ]);
    assert.match(await done(`study status ${packs.r1}`), /Everything is rated\. Send the files/);
  });

  it('keeps the gates in their order', async () => {
    await refused(`run ${copyOf('draft')}`, /not locked yet/);
    await refused(`study seal ${copyOf('draft')} --passphrase-env PW`, /not locked yet/);
    await refused(`study close ${copyOf('locked')} --reason now`, /not sealed yet/);
    await refused(`study unblind ${copyOf('collected')} --passphrase-env PW`, /not closed yet/);
    await refused(`study lock ${copyOf('sealed')}`, /locked the protocol/);
    await refused(`run ${copyOf('sealed')}`, /sealed the allocation/);
    await refused(`study close ${copyOf('unblinded')}`, /closed rating/);
  });

  it('can be opened with the recovery key too, and with nothing else', async () => {
    const out = join(above, 'pack-by-recovery');
    const words = ['study', 'pack', copyOf('sealed'), '--rater', 'r1', '--out', out, '--recovery-env', 'KEY'];
    const typed = recoveryKey.toLowerCase().replaceAll('-', ' ');
    const { code, err } = await run(words, { ...on('coordinator'), env: { KEY: typed } });
    assert.equal(code, 0, err);
    const wrong = `study pack ${copyOf('sealed')} --rater r1 --out ${join(above, 'nowhere')}`;
    await refused(`${wrong} --passphrase-env WRONG`, /passphrase/);
    await refused(`${wrong} --passphrase-env EMPTY`, /No variable of the given name/, 'coordinator', 2);
    await refused(wrong, /--passphrase-env NAME/, 'coordinator', 2);
    await refused(`${wrong} --passphrase-env PW --recovery-env PW`, /not both/, 'coordinator', 2);
    assert.ok(!existsSync(join(above, 'nowhere')));
  });
});

describe('what was fixed', () => {
  for (const [stage, words] of [
    ['locked', 'run DIR'],
    ['run', 'study seal DIR --passphrase-env PW --reason because'],
    ['sealed', 'study pack DIR --rater r1 --out OUT --passphrase-env PW'],
    ['collected', 'study close DIR --reason because'],
    ['closed', 'study unblind DIR --passphrase-env PW'],
  ] as const) {
    it(`is noticed when it was edited behind the study’s back: ${stage}`, async () => {
      const dir = copyOf(stage);
      edit(join(dir, 'study.json'), (text) => text.replace('"Sample study"', '"Another study"'));
      const step = words.replace('DIR', dir).replace('OUT', `${dir}-out`);
      await refused(step, /study\.json/);
      await refused(`verify ${dir}`, /study\.json/);
      const { problems } = await status(dir);
      assert.ok(
        problems.some((one) => one.includes('study.json')),
        problems.join('\n'),
      );
      await refused(`study deviate ${dir}`, /--reason is missing/, 'coordinator', 2);
      assert.match(await done(`study deviate ${dir} --reason Title`), /study\.json/);
      await done(`verify ${dir}`);
      assert.equal((await ddx(step)).code, 0);
    });
  }

  it('are the cases and references too', async () => {
    const dir = copyOf('run');
    edit(join(dir, 'cases/01-chest-pain.md'), (text) => `${text} `);
    edit(join(dir, 'references.jsonl'), (text) => text.replace('coronary', 'Coronary'));
    const { code, out } = await ddx(`study seal ${dir} --passphrase-env PW --reason because --json`);
    assert.equal(code, 1);
    assert.match((JSON.parse(out) as { error: { message: string } }).error.message, /references\.jsonl/);
    const { problems } = await status(dir);
    assert.equal(problems.filter((one) => /01-chest-pain|references/.test(one)).length >= 2, true, problems.join('\n'));
  });
});

describe('what speaks against a step', () => {
  it('is listed, and passed over with a reason that stays on record', async () => {
    const dir = copyOf('draft');
    edit(join(dir, 'references.jsonl'), (text) => text.split('\n').slice(2).join('\n'));
    const { code, out } = await ddx(`study lock ${dir} --json`);
    const { error } = JSON.parse(out) as { error: { kind: string; objections: string[] } };
    assert.deepEqual([code, error.kind, error.objections.length > 0], [1, 'objections', true]);
    await refused(`study lock ${dir}`, /speaks against it:\n {2}- .*[^]*--reason TEXT/);
    assert.equal((await status(dir)).plan.gate, 'draft');
    const locked = JSON.parse(await done(`study lock ${dir} --json --reason Unknown`)) as { despite: object };
    assert.deepEqual(locked.despite, { objections: error.objections, reason: 'Unknown' });
  });

  it('is an answer that is not there: without a reason nothing is sealed', async () => {
    const dir = copyOf('run');
    const answers = join(dir, 'answers');
    rmSync(join(answers, readdirSync(answers)[0] ?? ''));
    await refused(`study seal ${dir} --passphrase-env PW`, /missing/);
    assert.equal((await status(dir)).plan.gate, 'locked');
    await done(`study seal ${dir} --passphrase-env PW --reason Lost`);
  });

  it('is an open rating at the close', async () => {
    const dir = copyOf('packed');
    await refused(`study close ${dir}`, /speaks against it/);
    await done(`study close ${dir} --reason Enough`);
  });
});

describe('what was sealed', () => {
  it('hides which answer is whose', () => {
    const dir = stages.get('sealed') ?? '';
    const names = readdirSync(join(dir, 'answers'));
    assert.ok(names.length > 30 && names.every((name) => name.endsWith('.sealed')));
    const all = names.map((name) => readFileSync(join(dir, 'answers', name), 'latin1')).join('');
    assert.ok(!/embedded|diagnos|ddx\/answer/.test(all));
    assert.equal(new Set(names.map((name) => statSync(join(dir, 'answers', name)).mtimeMs)).size, 1);
    assert.ok(!existsSync(join(dir, 'allocation.json')));
    assert.ok(existsSync(join(stages.get('unblinded') ?? '', 'allocation.json')));
  });

  for (const [what, spoil] of [
    ['sealed.json', (dir: string) => flip(join(dir, 'sealed.json'))],
    ['an answer', (dir: string) => flip(onlyFile(join(dir, 'answers'), /\.sealed$/))],
    ['an answer that is gone', (dir: string) => rmSync(onlyFile(join(dir, 'answers'), /\.sealed$/))],
  ] as const) {
    it(`is noticed when it was changed: ${what}`, async () => {
      const dir = copyOf('sealed');
      spoil(dir);
      const { code, out } = await ddx(`verify ${dir} --json`);
      const { bad } = JSON.parse(out) as { bad: { file: string; line: number | null; reason: string } };
      assert.deepEqual([code, /sealed/.test(bad.file)], [1, true]);
    });
  }

  it('opens nothing when the box was changed', async () => {
    const dir = copyOf('sealed');
    flip(join(dir, 'sealed.json'));
    await refused(`study pack ${dir} --rater r1 --out ${dir}-out --passphrase-env PW`, /sealed\.json/);
    assert.ok(!existsSync(`${dir}-out`));
  });

  it('is told when the allocation was changed after unblinding', async () => {
    const dir = copyOf('unblinded');
    edit(join(dir, 'allocation.json'), (text) => text.replace('"embedded"', '"sample-answers"'));
    await refused(`verify ${dir}`, /allocation\.json/);
  });
});

function flip(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe('a pack', () => {
  it('is a folder of its own, for one rater', async () => {
    const dir = copyOf('sealed');
    const make = `study pack ${dir} --passphrase-env PW`;
    await refused(`${make} --rater r1 --out ${join(dir, 'pack')}`, /outside/);
    await refused(`${make} --rater r9 --out ${dir}-out`, /r9/);
    await refused(`${make} --rater r1`, /--out is missing/, 'coordinator', 2);
    await refused(`rate ${packs.r1} --rater r2 --stdin`, /pack of r1, not of r2/, 'r2');
    await refused(`rate ${study} --rater r1 --stdin`, /./, 'r1');
  });

  it('is not rated once it was changed', async () => {
    const pack = copyOf(packs.r1);
    edit(onlyFile(join(pack, 'answers'), /\.json$/), (text) => text.replace(/"name": ?"/, '$&Not '));
    await refused(`rate ${pack} --rater r1 --stdin`, /was changed/, 'r1');
    await refused(`verify ${pack}`, /answers\//, 'r1');
  });

  it('tells nothing of the arms', () => {
    const files = readdirSync(packs.r1, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    assert.ok(files.length > 50);
    for (const file of files) {
      const text = readFileSync(join(file.parentPath, file.name), 'utf8');
      assert.ok(!/embedded|baseline|sample-answers|written by hand/i.test(text), file.name);
    }
  });
});

describe('ratings that come back', () => {
  const ledger = (folder: string): string => onlyFile(join(folder, 'ratings'), /\.jsonl$/);

  const tampering: readonly (readonly [string, (lines: string[]) => string[], number])[] = [
    ['a changed value', (lines) => lines.with(4, (lines[4] ?? '').replace(/"value":\d/, '"value":0')), 5],
    ['a removed line', (lines) => lines.toSpliced(6, 1), 7],
    ['two lines in each other’s place', (lines) => lines.with(8, lines[9] ?? '').with(9, lines[8] ?? ''), 9],
    ['a doubled line', (lines) => lines.toSpliced(3, 0, lines[2] ?? ''), 4],
    ['a line of another file', (lines) => lines.toSpliced(5, 0, lineOf(packs.r2, 5)), 6],
  ];
  for (const [what, change, line] of tampering) {
    it(`are refused, and the line is named: ${what}`, async () => {
      const pack = copyOf(packs.r1);
      edit(ledger(pack), (text) => change(text.split('\n')).join('\n'));
      const { code, out } = await ddx(`verify ${pack} --json`, 'r1');
      const { ok, bad } = JSON.parse(out) as { ok: boolean; bad: { file: string; line: number; reason: string } };
      assert.deepEqual([code, ok, basename(bad.file), bad.line], [1, false, basename(ledger(pack)), line]);
      const dir = copyOf('packed');
      await refused(`study collect ${dir} ${pack}`, new RegExp(`line ${line}`));
      assert.equal((await status(dir)).done.length, 0);
      const rated = copyOf('collected');
      edit(ledger(rated), (text) => change(text.split('\n')).join('\n'));
      await refused(`verify ${rated}`, new RegExp(`line ${line}`));
    });
  }

  it('are whole with a torn tail, which is told', async () => {
    const pack = copyOf(packs.r1);
    truncateSync(ledger(pack), statSync(ledger(pack)).size - 10);
    const { ok, files } = JSON.parse(await done(`verify ${pack} --json`, 'r1')) as {
      ok: boolean;
      files: { tornBytes: number }[];
    };
    assert.ok(ok && (files[0]?.tornBytes ?? 0) > 0);
    // The signature went with it: what it vouched for is vouched for again when the pack is opened once more.
    const dir = copyOf('packed');
    await refused(`study collect ${dir} ${pack}`, /nothing vouches for the records after line/);
    await done(`rate ${pack} --rater r1 --stdin`, 'r1');
    await done(`study collect ${dir} ${pack}`);
    assert.equal((await status(dir, ' --rater r1')).open.length, 0);
  });

  it('are those of the rater’s own machine: another key is refused until it is accepted', async () => {
    const dir = copyOf('collected');
    const pack = copyOf(packs.r1);
    await done(`rate ${pack} --rater r1 --stdin`, 'another-machine');
    const { code, out } = await ddx(`study collect ${dir} ${pack} --json`);
    const { collected } = JSON.parse(out) as {
      collected: { outcome: string; problem: string | null; receipt: unknown }[];
    };
    assert.deepEqual([code, collected.map(({ outcome }) => outcome).sort()], [1, ['refused', 'same']]);
    const problem = collected.find(({ outcome }) => outcome === 'refused')?.problem ?? '';
    const [fingerprint = ''] = /[0-9a-f]{4}(?:-[0-9a-f]{4}){7}/.exec(problem) ?? [];
    await done(`study collect ${dir} ${pack} --accept-key ${fingerprint}`);
  });

  it('are collected once, with a receipt', async () => {
    const dir = copyOf('packed');
    const first = JSON.parse(await done(`study collect ${dir} ${packs.r1} --json`)) as {
      collected: { outcome: string; rater: string; events: number; receipt: { rater: string; signature: string } }[];
    };
    assert.deepEqual(
      first.collected.map(({ outcome, rater, receipt }) => [outcome, rater, receipt.rater]),
      [['taken', 'r1', 'r1']],
    );
    assert.match(await done(`study collect ${dir} ${packs.r1}`), /^known/);
    await refused(`study collect ${dir} ${join(packs.r1, 'README.md')}`, /refused/);
    await refused(`study collect ${dir}`, /files that came back/, 'coordinator', 2);
  });

  it('are late after the close: taken with a reason only', async () => {
    const dir = copyOf('packed');
    await done(`study collect ${dir} ${packs.r1}`);
    await done(`study close ${dir} --reason Enough`);
    await refused(`study collect ${dir} ${packs.r2}`, /closed/);
    assert.equal((await status(dir, ' --rater r2')).done.length, 0);
    const late = ['study', 'collect', dir, packs.r2, '--reason', 'The mail was lost'];
    assert.equal((await run(late, on('coordinator'))).code, 0);
    assert.ok((await status(dir, ' --rater r2')).done.length > 100);
  });
});

function lineOf(pack: string, index: number): string {
  return readFileSync(onlyFile(join(pack, 'ratings'), /\.jsonl$/), 'utf8').split('\n')[index] ?? '';
}

describe('the log', () => {
  it('is verified like the ratings', async () => {
    const dir = copyOf('closed');
    edit(onlyFile(join(dir, 'log'), /closed/), (text) => text.replace('"open":0', '"open":1'));
    await refused(`verify ${dir}`, /log\/.*closed.*line 2/);
  });

  it('shows lost last lines against a checkpoint that was kept elsewhere', async () => {
    const dir = copyOf('closed');
    await done(`verify ${dir} --against ${checkpoint}`);
    const ratings = onlyFile(join(dir, 'ratings'), /^r2/);
    edit(ratings, (text) => `${text.split('\n').slice(0, -3).join('\n')}\n`);
    await refused(`verify ${dir} --against ${checkpoint}`, /r2/);
    await refused(`verify ${dir} --against ${join(above, 'nothing.txt')}`, /nothing\.txt/);
  });

  it('tells of looks and of consent that was taken back', async () => {
    const dir = copyOf('collected');
    await refused(`study look ${dir}`, /--reason is missing/, 'coordinator', 2);
    await done(`study look ${dir} --reason Monitoring`);
    await refused(`study erase ${dir} --rater r7 --reason Letter`, /no rater “r7”/);
    await done(`study erase ${dir} --rater r1 --reason Letter`);
    await done(`verify ${dir}`);
    const log = readdirSync(join(dir, 'log')).map((name) => readFileSync(join(dir, 'log', name), 'utf8'));
    assert.ok(log.some((text) => text.includes('"what":"looked"') && text.includes('Monitoring')));
    assert.ok(log.some((text) => text.includes('"what":"withdrew"') && text.includes('Letter')));
  });
});

describe('an open study', () => {
  it('needs no passphrase and no pack: it is rated in its own folder', async () => {
    const dir = join(above, 'open');
    await done(`study new ${dir} --open --raters a,b --title Open`);
    await done(`study lock ${dir}`);
    await done(`run ${dir}`);
    await done(`study seal ${dir}`);
    const { open } = await status(dir, ' --rater a');
    assert.ok(open.length > 100 && open.every(({ rater }) => rater === 'a'));
    const some = open.filter((one) => one.case === open[0]?.case);
    await done(`rate ${dir} --rater a --stdin`, 'a', ratings(some));
    assert.equal((await status(dir, ' --rater a')).open.length, open.length - some.length);
    await refused(`rate ${dir} --rater c --stdin`, /no rater of this study/);
    await done(`study close ${dir} --reason Enough`);
    await done(`study unblind ${dir}`);
    await done(`verify ${dir}`);
  });
});

describe('words that are wrong', () => {
  const table: readonly (readonly [string, RegExp])[] = [
    ['study', /Name a step/],
    ['study locks DIR', /Did you mean lock\?/],
    ['study lock', /Name the folder/],
    ['study lock a b', /one word too many/],
    ['study lock nowhere', /no folder “nowhere”/],
    [`study lock ${above}`, /is no study/],
    ['study new', /Name the folder/],
    ['study new x --raters a,a', /names a twice/],
    ['study new x --arm magic', /--arm is embedded, endpoint:NAME/],
    ['study new x --by me@home', /--by is a pseudonym/],
    ['study status DIR --what', /no option --what/],
    ['study answers DIR', /Name the study and one file/],
    ['verify', /Name the folder/],
    ['rate DIR --stdin', /--rater is missing/],
    ['rate DIR --rater r1', /add --stdin/],
    ['run DIR --endpoint ward', /NAME=URL/],
  ];
  for (const [words, sentence] of table) {
    it(`are told, and nothing is done: ddx ${words.replace(above, 'FOLDER')}`, async () => {
      await refused(words.replace('DIR', stages.get('locked') ?? ''), sentence, 'coordinator', 2);
    });
  }

  it('of a step that is no step of a pack', async () => {
    await refused(`study lock ${packs.r1}`, /is a rater’s pack/, 'coordinator', 2);
  });
});
