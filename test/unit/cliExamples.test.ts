import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { help } from '../../src/cli/help.ts';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import * as scripts from '../servers/scripts.ts';
import { caseText, listText } from './armsFixtures.ts';
import { run } from './cliFixtures.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ddx-examples-'));
after(() => rmSync(folder, { recursive: true }));

let server: FakeServer;
before(async () => {
  server = await fakeServer(scripts.saying(listText));
  for (const name of ['case.md', 'case.txt']) writeFileSync(join(folder, name), caseText);
  cpSync(join(root, 'samples/cases'), join(folder, 'samples/cases'), { recursive: true });
  mkdirSync(join(folder, '.config/me-llama-ddx'), { recursive: true });
  // The file that the help shows, at this server's address.
  const [json = ''] = /\{"endpoints"[^]*?\}\}\}\}/.exec(help.diagnose) ?? [];
  writeFileSync(join(folder, '.config/me-llama-ddx/endpoints.json'), served(json).replace('}}', '},"plainHttp":true}'));
});
after(() => server.close());

/** The addresses of the examples stand for a server. */
const served = (text: string): string =>
  text.replace(/http:\/\/127\.0\.0\.1:8000|https:\/\/\w+\.example\.org/g, server.origin);

/** The command lines that a text shows, each on one line. */
function shown(text: string): string[] {
  const lines = text.replace(/\\\n\s*/g, '').split('\n');
  return lines.flatMap((line) => {
    const [, command] = /^(?: {2})?((?:echo "[^"]+" \| )?(?:ddx|node dist\/cli\.js) [^#]*)/.exec(line) ?? [];
    return command === undefined ? [] : [command.trim()];
  });
}

const examplesOf = (text: string): string[] => shown(text.slice(text.search(/^(?:Try it|Examples?)$/m)));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const ofReadme = shown(/## On the command line\n([^]*?)\n## /.exec(readme)?.[1] ?? '');
const texts = [
  help.ddx,
  help.diagnose,
  help.findings,
  help.serveBaseline,
  help.study,
  help.run,
  help.rate,
  help.verify,
];
const studyPage = readFileSync(join(root, 'docs/study.md'), 'utf8');
const ofStudyPage = shown(/## On the command line\n([^]*?)\n### /.exec(studyPage)?.[1] ?? '');
const examples = texts.flatMap(examplesOf).concat(ofReadme, ofStudyPage);

/** What a rater might say of a pack: the file that an example reads. */
async function writeRatings(command: string): Promise<void> {
  const [, pack = ''] = /rate (\S+)/.exec(command) ?? [];
  const { out } = await run(['study', 'status', join(folder, pack), '--json']);
  const { open } = JSON.parse(out) as { open: readonly object[] };
  const lines = open.slice(0, 3).map((one) => `${JSON.stringify({ ...one, value: 4 })}\n`);
  writeFileSync(join(folder, 'ratings.jsonl'), lines.join(''));
}

/** Runs a command line in a shell; a server is stopped once it says where it is. */
async function shell(command: string) {
  const main = join(root, 'src/cli/main.ts');
  const serves = command.includes('serve-baseline');
  const line = served(command)
    .replace(/\b(?:ddx|node dist\/cli\.js)(?= )/, `exec '${process.execPath}' '${main}'`)
    .replace('--port 8000', '--port 0');
  const running = spawn('sh', ['-c', line], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      // A rater sits at another machine: on this one the sample cases are still diagnosed.
      HOME: command.includes('ddx rate') ? join(folder, 'rater') : folder,
      MY_KEY: 'sk-a-123456',
      WARD_KEY: 'sk-b-123456',
      WARD_PROJECT: 'p',
      STUDY_PASSPHRASE: 'lantern quarry velvet orbit',
    },
  });
  let out = '';
  let err = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (serves && out === '') running.kill('SIGTERM');
    out += text;
  });
  running.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise((resolve) => running.once('close', resolve));
  return { code, out, err };
}

describe('the examples', () => {
  it('are found', () => {
    assert.ok(examples.length >= 15, examples.join('\n'));
    assert.equal(ofReadme.length, 12);
    assert.equal(ofStudyPage.length, 12);
  });

  for (const command of new Set(examples)) {
    it(`work as printed: ${command}`, async () => {
      if (command.includes('ratings.jsonl')) await writeRatings(command);
      const { code, out, err } = await shell(command);
      assert.equal(code, 0, `${out}\n${err}`);
      if (!command.includes('>')) assert.ok(out.length > 0);
    });
  }
});
