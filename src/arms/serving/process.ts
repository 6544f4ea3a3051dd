import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';
import type { Execute } from './gpus.ts';
import type { Words } from './shells.ts';
import type { Ending } from './trouble.ts';

const windows = process.platform === 'win32';
const kept = 32_768;

/** What a child is given of this process: nothing that tells it that it runs inside an editor. */
function environment(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const passed = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_)/i.test(name));
  return { ...Object.fromEntries(passed), PYTHONUNBUFFERED: '1', ...own };
}

/** Runs a program to its end and gives what it wrote. The home folder: an opened folder could hold modules of its own. */
export const execute: Execute = (file, args, limitMs) =>
  new Promise((resolve, reject) => {
    const options = {
      cwd: homedir(),
      env: environment({ LC_ALL: 'C' }),
      timeout: limitMs,
      killSignal: 'SIGKILL' as const,
      windowsHide: true,
      maxBuffer: 1_000_000,
    };
    execFile(file, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (error.killed === true) reject(new Error(`no answer within ${limitMs / 1000} s`));
      else reject(new Error((stdout.trim() || stderr.trim() || error.message).slice(0, 500)));
    });
  });

/** A server that we started: the leader of a group of its own, so that it ends with all that it started. */
export class ServerProcess {
  /** Settles when the server itself has ended; whatever it left behind has been ended too. */
  readonly ended: Promise<Ending>;
  readonly #child: ChildProcess;
  readonly #guard: ChildProcess | null;
  #over = false;
  #stopping = false;
  #said = '';

  constructor({ env, words: [file = '', ...args] }: Words, onOutput: (text: string) => void) {
    const child = spawn(file, args, {
      cwd: homedir(),
      env: environment(env),
      detached: !windows,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#guard = child.pid === undefined || windows ? null : guardOf(child.pid);
    for (const stream of [child.stdout, child.stderr]) {
      const decoder = new StringDecoder('utf8');
      stream?.on('data', (chunk: Buffer) => {
        const text = decoder.write(chunk);
        this.#said = (this.#said + text).slice(-kept);
        onOutput(text);
      });
    }
    this.ended = new Promise((resolve) => {
      let error: string | null = null;
      const end = (code: number | null, signal: NodeJS.Signals | null): void => {
        if (this.#over) return;
        this.#over = true;
        this.#sweep();
        resolve({ code, signal, error });
      };
      child.on('error', (reason) => {
        error = reason.message;
        if (child.pid === undefined) end(null, null);
      });
      child.on('exit', (code, signal) => {
        // What it wrote last is still on its way; a process that it left behind may hold the pipe open.
        signalGroup(child.pid, 'SIGKILL');
        const late = setTimeout(end, 1000, code, signal);
        child.on('close', () => {
          clearTimeout(late);
          end(code, signal);
        });
      });
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Whether its end was asked for. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /** The end of what it wrote, without colours. */
  get said(): string {
    return stripVTControlCharacters(this.#said);
  }

  /** The last line that says anything; a progress bar writes over its own. */
  get lastLine(): string {
    const lines = this.said.split(/[\r\n]/).map((line) => line.trim());
    return lines.findLast((line) => line !== '') ?? '';
  }

  /** Ends it and all that it started: asked first, made to when it has not gone within that time. */
  async stop(graceMs = 10_000): Promise<void> {
    this.#stopping = true;
    const { pid } = this.#child;
    if (this.#over || pid === undefined) return;
    if (windows) {
      const tool = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe');
      await execute(tool, ['/pid', String(pid), '/T', '/F'], graceMs).catch(() => '');
    } else {
      signalGroup(pid, 'SIGTERM');
    }
    const force = setTimeout(() => {
      signalGroup(pid, 'SIGKILL');
      if (!this.#over) this.#child.kill('SIGKILL');
    }, graceMs);
    await this.ended;
    clearTimeout(force);
  }

  #sweep(): void {
    this.#guard?.stdin?.end('ended\n');
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }
}

/** Our own group alone: it lives as long as one of its processes does, and its number with it. */
function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined || windows) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in it.
  }
}

const guardScript = 'read -r word || { kill -TERM -"$1"; sleep 10; kill -KILL -"$1"; } 2>/dev/null';

/** Ends the server when this process is gone without having done so: then the guard's input closes without a word. */
function guardOf(pid: number): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', guardScript, 'guard', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return guard;
}
