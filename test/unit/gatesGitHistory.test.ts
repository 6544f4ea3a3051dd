import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fill } from '../../src/humanError.ts';
import { answersInGit, type Git, type GitSaid } from '../../src/study/gates/gitHistory.ts';

const said = (o: Partial<GitSaid>): GitSaid => ({ code: 0, missing: false, out: '', error: '', ...o });
const sentences = async (root: string, git?: Git): Promise<string[]> =>
  (await answersInGit(root, git)).map(({ template, values }) => fill(template, values));

describe('answers in the history of git', () => {
  let folder: string;
  let root: string;
  const git = (...words: string[]): void => {
    const who = ['-c', 'user.name=c1', '-c', 'user.email=c1@example.org', '-c', 'commit.gpgsign=false'];
    execFileSync('git', ['-C', folder, ...who, ...words], { stdio: 'pipe' });
  };
  const put = (path: string, text = '{}'): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const commit = (...paths: string[]): void => {
    git('add', '--force', ...paths);
    git('commit', '--quiet', '-m', 'x');
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'history-'));
  });
  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'study', 'answers'), { recursive: true });
    root = join(folder, 'study');
    git('init', '--quiet', '--initial-branch=main');
    put('study/study.json');
    commit('study/study.json');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('are none in a clean one, nor outside of any repository, nor in a new one', async () => {
    put('study/answers/a.json');
    put('other/answers/a.json');
    commit('other/answers/a.json');
    assert.deepEqual(await sentences(root), []);
    rmSync(join(folder, '.git'), { recursive: true });
    assert.deepEqual(await sentences(root), []);
    git('init', '--quiet');
    assert.deepEqual(await sentences(root), []);
  });

  it('are found in a commit, also of a study that is a part of the repository', async () => {
    put('study/answers/a.json');
    put('study/answers/b.json');
    commit('study/answers');
    assert.match((await sentences(root))[0] ?? '', /holds answers \(files: 2\)/);
  });

  it('are found where they were deleted since, staged only, put away, or on another branch', async () => {
    const ways: (() => void)[] = [
      () => {
        commit('study/answers');
        git('rm', '--quiet', '-r', 'study/answers');
        git('commit', '--quiet', '-m', 'gone');
      },
      () => git('add', '--force', 'study/answers'),
      () => {
        git('add', '--force', 'study/answers');
        git('stash', '--quiet');
      },
      () => {
        git('checkout', '--quiet', '-b', 'side');
        commit('study/answers');
        git('checkout', '--quiet', 'main');
      },
      () => {
        commit('study/answers');
        git('reset', '--quiet', '--hard', 'HEAD~1');
      },
      () => {
        git('checkout', '--quiet', '-b', 'side');
        commit('study/answers');
        git('checkout', '--quiet', 'main');
        git('merge', '--quiet', '--strategy=ours', '-m', 'aside', 'side');
        git('branch', '--quiet', '-D', 'side');
        git('reflog', 'expire', '--expire=now', '--all');
      },
    ];
    for (const [n, way] of ways.entries()) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(join(folder, 'study'), { recursive: true });
      git('init', '--quiet', '--initial-branch=main');
      put('study/study.json');
      commit('study/study.json');
      put('study/answers/a.json');
      way();
      assert.match((await sentences(root))[0] ?? '', /holds answers \(files: 1\)/, `way ${n + 1}`);
    }
  });

  it('are looked for without running what the folder’s own settings name', async () => {
    const mark = join(folder, 'ran');
    const program = join(folder, 'program.sh');
    writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\nexit 1\n`, { mode: 0o755 });
    put('study/answers/a.json');
    commit('study/answers');
    for (const name of ['core.fsmonitor', 'core.pager', 'gpg.program', 'diff.external', 'core.sshCommand']) {
      git('config', name, program);
    }
    git('config', 'log.showSignature', 'true');
    git('config', 'core.hooksPath', folder);
    rmSync(mark, { force: true });
    assert.equal((await sentences(root)).length, 1);
    assert.equal(existsSync(mark), false);
  });

  it('are not asked for where there is no git', async () => {
    assert.deepEqual(await sentences('/study', () => Promise.resolve(said({ code: null, missing: true }))), []);
  });

  it('that could not be looked for are told of', async () => {
    const fatal = said({ code: 128, error: 'fatal: detected dubious ownership in repository at x\nmore' });
    assert.deepEqual(await sentences('/study', () => Promise.resolve(fatal)), [
      'Whether the history of this git repository holds answers could not be seen: fatal: detected dubious ownership in repository at x.',
    ]);
    const late: Git = ([word]) => Promise.resolve(word === 'rev-list' ? said({ code: null }) : said({ out: 'true\n' }));
    assert.match((await sentences('/study', late))[0] ?? '', /could not be seen: git ended with \?/);
  });
});
