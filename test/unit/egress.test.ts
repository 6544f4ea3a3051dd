import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { failureMessage } from '../../src/arms/answer.ts';
import { ArmFailure } from '../../src/arms/failure.ts';
import type { Egress } from '../../src/arms/gate/egress.ts';
import { SentBook } from '../../src/arms/gate/sentBook.ts';
import { readSent, type Sent } from '../../src/arms/gate/sentFiles.ts';
import { identifiersIn } from '../../src/cases/phi/identifiersIn.ts';
import { sentSheet } from '../../src/editor/privacy/sentSheet.ts';
import { fill } from '../../src/humanError.ts';
import { systemClock, type Clock } from '../../src/ledger/clock.ts';
import { Casework } from '../../src/study/casework.ts';
import { fakeServer } from '../servers/fakeServer.ts';
import { redirecting, refusing, saying } from '../servers/scripts.ts';
import { aCase, anEndpoint, ask, caseText, listText } from './armsFixtures.ts';
import { run } from './cliFixtures.ts';
import { MemoryFiles } from './memoryFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'ddx-egress-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const place = (): string => join(folder, String((made += 1)), 'sent');

const egress = (more: Partial<Egress> = {}): Egress => ({
  schema: 'ddx/sent@1',
  endpoint: 'ward',
  origin: 'https://llm.example.org',
  location: 'institution',
  what: 'POST /v1/chat/completions',
  carriesCase: true,
  caseSha256: 'a'.repeat(64),
  bytes: 1234,
  sha256: 'b'.repeat(64),
  open: {},
  masked: 0,
  kept: 0,
  override: null,
  ...more,
});

/** Goes on a second with each look. */
function ticking(from = '2025-01-02T03:04:05Z'): Clock {
  let now = Date.parse(from);
  return { date: () => new Date((now += 1000)), monotonic: () => now };
}

const inMemory = (files: MemoryFiles, clock = ticking()): SentBook => new SentBook('/sent', { files, clock });

describe('the record of what leaves', () => {
  it('stands on the disk before the request arrives, for every try and every hop, and holds no text', async () => {
    const at = place();
    const book = new SentBook(at);
    const counts: number[] = [];
    const looking = (script: ReturnType<typeof saying>): typeof script => {
      return async (response, seen) => {
        counts.push((await readSent(at)).sent.length);
        await script(response, seen);
      };
    };
    const server = await fakeServer(
      looking(refusing(503, '')),
      looking(redirecting(307, '/v1/elsewhere')),
      looking(saying(listText)),
    );
    const answer = await ask(anEndpoint(server.baseUrl, { retries: 1 }), {
      record: (one) => book.record(one),
      sleep: () => Promise.resolve(),
    });
    assert.equal(answer.status, 'complete');
    assert.deepEqual(counts, [1, 2, 3]);
    const { sent, problems } = await readSent(at);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      sent.map(({ what, caseSha256, bytes }) => [what, caseSha256, bytes]),
      server.seen.map(({ method, path, body }) => [`${method} ${path}`, aCase().sha256, Buffer.byteLength(body)]),
    );
    const [file = ''] = readdirSync(at);
    const text = readFileSync(join(at, file), 'utf8');
    for (const word of ['ZEBRA', 'chest', listText.slice(3, 20)]) assert.ok(!text.includes(word), word);
    assert.ok(caseText.includes('ZEBRA'));
    await book.close();
    await server.close();
  });

  it('stands for each request that goes: what the platform would send once more by itself is not sent', async () => {
    const files = new MemoryFiles();
    const book = inMemory(files);
    const server = await fakeServer(refusing(421, 'elsewhere'), saying(listText));
    const answer = await ask(anEndpoint(server.baseUrl, { retries: 2 }), { record: (one) => book.record(one) });
    assert.match(failureMessage(answer.failure ?? assert.fail()), /a second time.*HTTP 421/);
    assert.deepEqual([server.seen.length, (await readSent('/sent', files)).sent.length], [1, 1]);
    await server.close();
  });

  for (const code of ['ENOSPC', 'EACCES', 'EROFS', 'EIO']) {
    for (const step of ['makeFolder', 'create', 'write', 'sync', 'syncFolder'] as const) {
      it(`keeps the request back when the disk says ${code} at ${step}`, async () => {
        const files = new MemoryFiles();
        files.fault = ({ what }) => (what === step ? code : null);
        const book = inMemory(files);
        const server = await fakeServer(saying(listText));
        const endpoint = anEndpoint(server.baseUrl);
        const answer = await ask(endpoint, { record: (one) => book.record(one) });
        assert.equal(answer.failure?.kind, 'blocked');
        assert.match(failureMessage(answer.failure), new RegExp(`/sent \\(${code}\\), so nothing was sent`));
        assert.equal(server.seen.length, 0);
        // Once the disk is well again, so is the record.
        files.fault = () => null;
        assert.equal((await ask(endpoint, { record: (one) => book.record(one) })).status, 'complete');
        assert.equal((await readSent('/sent', files)).sent.length, 1);
        await server.close();
      });
    }
  }

  it('keeps a request back that a failed flush may have lost, and goes on in another file', async () => {
    const files = new MemoryFiles();
    const book = inMemory(files);
    await book.record(egress({ endpoint: 'one' }));
    files.fault = ({ what }) => (what === 'sync' ? 'EIO' : null);
    await assert.rejects(book.record(egress({ endpoint: 'two' })), (error) => {
      return error instanceof ArmFailure && error.kind === 'blocked' && error.about === 'record';
    });
    files.fault = () => null;
    await book.record(egress({ endpoint: 'three' }));
    const { sent } = await readSent('/sent', files.afterPowerCut());
    const names = sent.map(({ endpoint }) => endpoint).filter((name) => name !== 'two');
    assert.deepEqual(names, ['one', 'three']);
    assert.equal(files.paths().length, 2);
  });

  it('outlasts a power cut the moment it is acknowledged', async () => {
    const files = new MemoryFiles();
    const book = inMemory(files);
    for (let n = 1; n <= 3; n += 1) {
      await book.record(egress({ bytes: n }));
      const { sent } = await readSent('/sent', files.afterPowerCut());
      assert.deepEqual(
        sent.map(({ bytes }) => bytes),
        Array.from({ length: n }, (_, at) => at + 1),
      );
    }
  });

  it('begins another file when one is long, and reads all of them in the order of time', async () => {
    const files = new MemoryFiles();
    const book = new SentBook('/sent', { files, clock: ticking(), mostInAFile: 3 });
    for (let n = 0; n < 8; n += 1) await book.record(egress({ bytes: n }));
    assert.equal(files.paths().length, 3);
    const { sent, problems } = await readSent('/sent', files);
    assert.deepEqual([sent.map(({ bytes }) => bytes), problems], [[0, 1, 2, 3, 4, 5, 6, 7], []]);
  });

  it('begins anew when the person deleted it, from whatever window', async () => {
    const at = place();
    const book = new SentBook(at);
    await book.record(egress({ endpoint: 'before' }));
    rmSync(at, { recursive: true });
    await book.record(egress({ endpoint: 'after' }));
    const { sent, problems } = await readSent(at);
    assert.deepEqual([sent.map(({ endpoint }) => endpoint), problems], [['after'], []]);
    await book.close();
  });

  it('is written by several windows and processes at once, each to its own file', async () => {
    const at = place();
    const module = new URL('../../src/arms/gate/sentBook.ts', import.meta.url).href;
    const program = `const { SentBook } = await import(${JSON.stringify(module)});
      const book = new SentBook(${JSON.stringify(at)});
      const egress = ${JSON.stringify(egress())};
      await Promise.all(Array.from({ length: 10 }, (_, bytes) => book.record({ ...egress, endpoint: String(process.pid), bytes })));
      await book.close();`;
    const processes = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' }),
    );
    const books = [new SentBook(at), new SentBook(at)];
    await Promise.all(
      books.flatMap((book, n) =>
        Array.from({ length: 10 }, (_, bytes) => book.record(egress({ endpoint: `${n}`, bytes }))),
      ),
    );
    const codes = await Promise.all(processes.map(async (one) => (await once(one, 'close'))[0] as unknown));
    assert.deepEqual(codes, [0, 0, 0]);
    const { sent, problems } = await readSent(at);
    assert.deepEqual([sent.length, problems, readdirSync(at).length], [50, [], 5]);
    for (const [, own] of Map.groupBy(sent, ({ endpoint }) => endpoint)) {
      assert.deepEqual(
        own.map(({ bytes }) => bytes).sort((a, b) => a - b),
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      );
    }
    assert.deepEqual(
      sent.map((one) => one.at).sort(),
      sent.map((one) => one.at),
    );
    await Promise.all(books.map((book) => book.close()));
  });

  it('can be read by nobody else on the machine', { skip: process.platform === 'win32' }, async () => {
    const at = place();
    const book = new SentBook(at);
    await book.record(egress());
    for (const name of readdirSync(at)) assert.equal(statSync(join(at, name)).mode & 0o077, 0);
    await book.close();
  });
});

describe('a record that is damaged', () => {
  async function three(): Promise<{ at: string; files: readonly string[] }> {
    const at = place();
    for (let n = 0; n < 3; n += 1) {
      const book = new SentBook(at, { clock: ticking(`2025-01-0${n + 1}T00:00:00Z`) });
      await book.record(egress({ bytes: 10 * n }));
      await book.record(egress({ bytes: 10 * n + 1 }));
      await book.close();
    }
    return {
      at,
      files: readdirSync(at)
        .sort()
        .map((name) => join(at, name)),
    };
  }

  const table: readonly (readonly [string, (text: string) => string, readonly number[], RegExp])[] = [
    ['was torn in its last line', (text) => text.slice(0, -30), [10], /the last line was cut off/],
    ['was changed in its first line', (text) => text.replace('"bytes":10', '"bytes":90'), [], /line 1 was changed/],
    ['lacks its first line', (text) => text.slice(text.indexOf('\n') + 1), [], /record 1 before it is missing/],
    ['is something else', () => 'hello\n', [], /line 1 is not a record/],
    ['is empty', () => '', [], /^$/],
  ];
  for (const [what, damage, left, told] of table) {
    it(`loses nothing of the others when one ${what}`, async () => {
      const { at, files } = await three();
      const file = files[1] ?? assert.fail();
      writeFileSync(file, damage(readFileSync(file, 'utf8')));
      const { sent, problems } = await readSent(at);
      assert.deepEqual(
        sent.map(({ bytes }) => bytes),
        [0, 1, ...left, 20, 21],
      );
      assert.match(problems.map(({ template, values }) => fill(template, values)).join('\n'), told);
    });
  }

  it('is none where nothing was ever sent', async () => {
    assert.deepEqual(await readSent(place()), { sent: [], problems: [] });
  });
});

describe('Show What Was Sent', () => {
  const problem = {
    template: '{0} cannot be read ({1}), so what it holds is not shown.',
    values: ['x.jsonl', 'EACCES'],
  };
  const sheet = (sent: readonly Sent[], problems: readonly (typeof problem)[]): string =>
    sentSheet({ sent, problems }, { folder: '/there', ai: [], language: 'en' }, (template, ...values) =>
      fill(template, values.map(String)),
    );
  const one: Sent = { at: '2025-01-02T03:04:05.000Z', ...egress() };

  it('claims that nothing was sent where the record is whole, and as far as it goes', () => {
    assert.match(sheet([], []), /^Nothing was sent by this extension to any server, as far as its record tells/);
    assert.match(sheet([one], []), /^Nothing was sent by this extension to a server declared as a third party, since /);
  });

  it('says first what is wrong with the record, and then what is left of the claim', () => {
    const text = sheet([one], [problem]);
    assert.match(text, /^The record is damaged\..*\nx\.jsonl cannot be read/);
    assert.match(text, /^Only what can still be read says:\nNothing was sent by this extension to a server/m);
  });

  it('claims nothing where nothing of the record can be read', () => {
    const text = sheet([], [problem]);
    assert.match(text, /^Whether this extension sent anything cannot be told\..*\nx\.jsonl cannot be read/);
    assert.doesNotMatch(text, /Nothing was sent/);
  });
});

describe('ddx sent', () => {
  it('says in its exact form that nothing was sent', async () => {
    const { code, out, err } = await run(['sent'], { sentFolder: place() });
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^Nothing was sent by ddx to any server, as far as .* tells\.\n$/);
  });

  it('tells whom case text went to, the newest request first', async () => {
    const sentFolder = place();
    const server = await fakeServer(saying(listText));
    const words = ['diagnose', '-', '--base-url', server.baseUrl, '--model', 'x', '--location', 'machine'];
    assert.equal((await run(words, { stdin: caseText, sentFolder })).code, 0);
    const { code, out } = await run(['sent'], { sentFolder });
    assert.equal(code, 0);
    assert.match(out, /^Nothing was sent by ddx to a server declared as third party since .*\.$/m);
    assert.match(out, /^Nothing was sent by ddx to a server declared as the institution’s since .*\.$/m);
    const count = server.seen.length;
    assert.match(
      out,
      new RegExp(
        `^Sent by ddx to a server declared as this machine since .*: ${count} \\(1 with case text\\), to ${server.origin}\\.$`,
        'm',
      ),
    );
    assert.ok(!out.includes('ZEBRA'));
    const told = JSON.parse((await run(['sent', '--json'], { sentFolder })).out) as { sent: { what: string }[] };
    assert.deepEqual(
      told.sent.map(({ what }) => what),
      server.seen.map(({ method, path }) => `${method} ${path}`).toReversed(),
    );
    await server.close();
  });

  it('shows what is whole of a damaged record, says what is not, and ends with 1', async () => {
    const sentFolder = place();
    const book = new SentBook(sentFolder, { clock: systemClock });
    await book.record(egress());
    await book.close();
    writeFileSync(join(sentFolder, '0.jsonl'), 'hello\n');
    const { code, out, err } = await run(['sent'], { sentFolder });
    assert.equal(code, 1);
    assert.match(out, /llm\.example\.org/);
    assert.match(err, /0\.jsonl: line 1 is not a record/);
    assert.match(out, /^The record is damaged\. .*\nNothing was sent by ddx to a server declared as third party/);
  });

  it('claims nothing where nothing of the record can be read', async () => {
    const sentFolder = place();
    mkdirSync(join(sentFolder, '0.jsonl'), { recursive: true });
    const { code, out, err } = await run(['sent'], { sentFolder });
    assert.equal(code, 1);
    assert.match(out, /^Whether ddx sent anything cannot be told: .* cannot be read\.\n$/);
    assert.match(err, /0\.jsonl cannot be read \(EISDIR\)/);
  });

  it('takes no file', async () => {
    const { code, err } = await run(['sent', 'case.md']);
    assert.equal(code, 2);
    assert.match(err, /takes no file/);
  });
});

describe('ddx diagnose and words that may identify a patient', () => {
  const text = 'Mr. John Smith, born 03/04/1951, has chest pain. Call 617-555-0199.';
  const words = (baseUrl: string, origin: string, ...more: string[]): string[] => [
    ...['diagnose', '-', '--base-url', baseUrl, '--model', 'x', '--location', 'institution'],
    ...['--allow-origin', origin, ...more],
  ];

  it('keeps the case back, and says what there is to do', async () => {
    const server = await fakeServer(saying(listText));
    const sentFolder = place();
    const { code, err } = await run(words(server.baseUrl, server.origin), { stdin: text, sentFolder });
    assert.equal(code, 1);
    assert.match(err, /may identify a patient \(.*\d NAME.*\d DATE.*\), so nothing was sent/);
    assert.match(err, /ddx phi -/);
    assert.match(err, /--phi-override REASON/);
    assert.doesNotMatch(err, /Smith|1951|617/);
    assert.equal(server.seen.length, 0);
    assert.deepEqual((await readSent(sentFolder)).sent, []);
    await server.close();
  });

  it('sends it with a reason, and records that', async () => {
    const server = await fakeServer(saying(listText));
    const sentFolder = place();
    const asked = words(server.baseUrl, server.origin, '--phi-override', 'approved as 2025-11');
    const { code } = await run(asked, { stdin: text, sentFolder });
    assert.equal(code, 0);
    const { sent } = await readSent(sentFolder);
    const [one = assert.fail()] = sent.filter(({ carriesCase }) => carriesCase);
    assert.equal(one.override, 'approved as 2025-11');
    assert.ok((one.open.NAME ?? 0) > 0 && (one.open.DATE ?? 0) > 0);
    assert.ok(!JSON.stringify(sent).includes('Smith'));
    await server.close();
  });

  it('keeps back what a person’s own list names, and needs an endpoint for it', async () => {
    const server = await fakeServer(saying(listText));
    const list = join(folder, 'names.txt');
    writeFileSync(list, '# Ward 3\nBrambleworth\n');
    const asked = words(server.baseUrl, server.origin, '--names', list);
    const { code, err } = await run(asked, { stdin: 'A painful toe. brambleworth limps.' });
    assert.deepEqual([code, server.seen.length], [1, 0]);
    assert.match(err, /\(1 NAME\)/);
    const lost = await run(words(server.baseUrl, server.origin, '--names', join(folder, 'none.txt')), { stdin: text });
    assert.match(lost.err, /list of names .* cannot be read/);
    const idle = await run(['diagnose', '-', '--names', list], { stdin: text });
    assert.match(idle.err, /--names belongs to an endpoint/);
    await server.close();
  });

  it('needs no reason for this machine, and no harm comes of one that was not needed', async () => {
    const server = await fakeServer(saying(listText));
    const own = ['diagnose', '-', '--base-url', server.baseUrl, '--model', 'x', '--location', 'machine'];
    assert.equal((await run(own, { stdin: text })).code, 0);
    const asked = words(server.baseUrl, server.origin, '--phi-override', 'not needed');
    const sentFolder = place();
    assert.equal((await run(asked, { stdin: 'Chest pain.', sentFolder })).code, 0);
    assert.deepEqual(
      (await readSent(sentFolder)).sent.map(({ override }) => override),
      (await readSent(sentFolder)).sent.map(() => null),
    );
    await server.close();
  });

  it('sends a case of a study whose words were decided to stay', async () => {
    const server = await fakeServer(saying(listText));
    const study = join(folder, 'study');
    mkdirSync(join(study, 'cases'), { recursive: true });
    writeFileSync(join(study, 'study.json'), JSON.stringify({ schema: 'ddx/study@1', title: 'A study' }));
    const file = join(study, 'cases', 'one.md');
    writeFileSync(file, text);
    const asked = ['diagnose', file, ...words(server.baseUrl, server.origin).slice(2)];
    assert.equal((await run(asked)).code, 1);
    assert.equal(server.seen.length, 0);
    const casework = new Casework(study, { date: () => new Date(0), by: () => 'tester' });
    const decisions = identifiersIn(text).map(({ class: kind, text: own }) => {
      return { about: 'identifier' as const, kind, text: own, reason: 'made up' };
    });
    assert.ok(decisions.length > 2);
    await casework.keep('one', text, decisions);
    const sentFolder = place();
    assert.equal((await run(asked, { sentFolder })).code, 0);
    const [one = assert.fail()] = (await readSent(sentFolder)).sent;
    assert.deepEqual([one.open, one.kept, one.override], [{}, decisions.length, null]);
    await server.close();
  });

  it('refuses an empty reason, and one for the baseline, which sends nothing', async () => {
    const empty = await run(words('http://127.0.0.1:9/v1', 'http://127.0.0.1:9', '--phi-override', '  '), {
      stdin: text,
    });
    assert.equal(empty.code, 2);
    assert.match(empty.err, /needs a value/);
    const idle = await run(['diagnose', '-', '--phi-override', 'because'], { stdin: text });
    assert.equal(idle.code, 2);
    assert.match(idle.err, /belongs to an endpoint/);
  });

  it('refuses an origin that nobody allowed before it looks at the text', async () => {
    const server = await fakeServer(saying(listText));
    const { err } = await run(
      ['diagnose', '-', '--base-url', server.baseUrl, '--model', 'x', '--location', 'institution'],
      { stdin: text },
    );
    assert.match(err, /--allow-origin/);
    assert.equal(server.seen.length, 0);
    await server.close();
  });
});
