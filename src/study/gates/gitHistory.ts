import { execFile } from 'node:child_process';
import { sentence, type Sentence } from '../../humanError.ts';

/** How git was called, and what it said. */
export interface GitSaid {
  /** Null where there is no git on this machine, or it did not end in time. */
  readonly code: number | null;
  readonly missing: boolean;
  readonly out: string;
  readonly error: string;
}

export type Git = (words: readonly string[]) => Promise<GitSaid>;

const patienceMs = 60_000;

/**
 * What speaks against sealing: answers in the history of the git repository that a study lies in, where anyone with a copy
 * can read them. No repository, no git: nothing speaks against it.
 */
export async function answersInGit(root: string, git: Git = gitIn(root)): Promise<readonly Sentence[]> {
  const inside = await git(['rev-parse', '--is-inside-work-tree']);
  if (inside.missing || isNoRepository(inside)) return [];
  if (inside.code !== 0) return [notLooked(inside)];
  // Every commit that ever touched them, also those that a merge left aside; what is only staged is in the store as well.
  const [history, staged] = [
    await git(['rev-list', '--all', '--reflog', '--full-history', '--objects', '--', 'answers']),
    await git(['ls-files', '--cached', '--', 'answers']),
  ];
  const failed = [history, staged].find(({ code }) => code !== 0);
  if (failed !== undefined) return [notLooked(failed)];
  const named = [
    ...history.out.split('\n').map((line) => line.slice(line.indexOf(' ') + 1)),
    ...staged.out.split('\n'),
  ];
  const names = new Set(named.filter((name) => /(?:^|\/)answers\/.+\.json"?$/.test(name)).map(fileOf));
  if (names.size === 0) return [];
  return [
    sentence(
      'The history of this git repository holds answers (files: {0}). Whoever has a copy of it can read which arm wrote what.',
      String(names.size),
    ),
  ];
}

/** Of a path, from `answers/` on: once it is told from the top of the repository, once from the study. */
function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('answers/')).replace(/"$/, '');
}

function isNoRepository({ code, error }: GitSaid): boolean {
  return code === 128 && /not a git repository/i.test(error);
}

function notLooked({ error, code }: GitSaid): Sentence {
  const why = error.trim().split('\n')[0] ?? '';
  return sentence(
    'Whether the history of this git repository holds answers could not be seen: {0}.',
    why === '' ? `git ended with ${code ?? '?'}` : why.replace(/\.$/, ''),
  );
}

/**
 * Git as it comes, in a folder that someone else may have set up: no program that its settings name is run, no pager, no
 * prompt, and nothing is changed.
 */
function gitIn(root: string): Git {
  return (words) =>
    new Promise((resolve) => {
      const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'];
      const env = {
        ...withoutGit(process.env),
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_NO_LAZY_FETCH: '1',
        GIT_PAGER: '',
      };
      execFile(
        'git',
        ['-C', root, '--no-pager', ...safe, ...words],
        { env, timeout: patienceMs, maxBuffer: 256 * 1024 * 1024, windowsHide: true },
        (problem, out, error) => {
          const code = problem === null ? 0 : typeof problem.code === 'number' ? problem.code : null;
          const missing = problem !== null && (problem as NodeJS.ErrnoException).code === 'ENOENT';
          resolve({ code, missing, out, error: error === '' && problem !== null ? problem.message : error });
        },
      );
    });
}

/** Without what would lead git into another repository than that of the folder. */
function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
}
