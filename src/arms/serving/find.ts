import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { HumanError } from '../../humanError.ts';

/** The programs that can serve a model, in the order in which they are offered. */
export const programs = ['vllm', 'llama-server', 'ollama'] as const;
export type Program = (typeof programs)[number];
export type Executable = Program | 'nvidia-smi';

/** Where executables may be taken from. */
export interface Places {
  readonly path: string;
  readonly windows: boolean;
  /** `PATHEXT`; only Windows has one. */
  readonly pathExt: string;
  /** What the person wrote into the settings of this machine, by name: it counts wherever it leads. */
  readonly configured: Readonly<Record<string, unknown>>;
  /** Folders that are merely open: nothing that the PATH leads to in them is run. */
  readonly opened: readonly string[];
}

export interface Found {
  readonly path: string | null;
  /** What has the right name and is not run, because it lies in an opened folder. */
  readonly passedOver: readonly string[];
}

/** Finds it, or gives the sentence why not: one stale path is no reason to offer nothing else. */
export async function findOrSay(
  name: Executable,
  places: Places,
): Promise<Found & { readonly problem: HumanError | null }> {
  try {
    return { ...(await find(name, places)), problem: null };
  } catch (error) {
    if (!(error instanceof HumanError)) throw error;
    return { path: null, passedOver: [], problem: error };
  }
}

/**
 * Finds an executable: where the person said, else on the PATH. Parts of the PATH that are not absolute mean another
 * place in every folder, and what lies in an opened folder came with it: neither is looked at.
 */
export async function find(name: Executable, places: Places): Promise<Found> {
  const own = places.configured[name];
  if (own !== undefined && own !== '') {
    if (typeof own === 'string' && isAbsolute(own) && (await runs(own))) return { path: own, passedOver: [] };
    throw new HumanError(
      'The setting ddx.localServer.paths does not lead to a program for {0}. It needs the whole path of a file that can be run, for example {1}.',
      name,
      places.windows ? `C:\\\\tools\\\\${name}.exe` : `/opt/${name}/bin/${name}`,
    );
  }
  const opened = await Promise.all(places.opened.map(real));
  const passedOver: string[] = [];
  for (const folder of foldersOf(places)) {
    for (const file of namesOf(name, places)) {
      const path = join(folder, file);
      if (!(await runs(path))) continue;
      const target = await real(path);
      const strange = [...opened, ...places.opened].some((one) => inside(path, one) || inside(target, one));
      if (!strange) return { path, passedOver };
      passedOver.push(path);
    }
  }
  return { path: null, passedOver };
}

function foldersOf({ path, windows }: Places): string[] {
  const parts = path.split(windows ? ';' : ':').map((part) => (windows ? part.replaceAll('"', '') : part));
  return [...new Set(parts)].filter((part) => isAbsolute(part));
}

/** Only what Windows starts by itself: a batch file would be read by a shell, and read its arguments anew. */
function namesOf(name: string, { windows, pathExt }: Places): string[] {
  if (!windows) return [name];
  const endings = pathExt.toLowerCase().split(';');
  return ['.exe', '.com'].filter((ending) => endings.includes(ending)).map((ending) => name + ending);
}

async function runs(path: string): Promise<boolean> {
  try {
    if (!(await stat(path)).isFile()) return false;
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function real(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

function inside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
