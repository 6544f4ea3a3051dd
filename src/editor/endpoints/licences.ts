import type { Profile } from '../../arms/prompt/profile.ts';
import { resolveProfile } from '../../arms/prompt/profileFile.ts';
import { profiles } from '../../arms/prompt/profiles.ts';

/**
 * By profile, its name and where its file lies: the licence that forbids sharing a model's answers, or `null`. Of the
 * names given, those that are no built-in profile's are paths; a file that cannot be read says nothing.
 */
export async function licencesOf(names: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const licences = new Map<string, string | null>();
  const learn = (name: string, { licence }: Profile): void => {
    const forbids = licence.outputsMayBeShared ? null : licence.name;
    // Of two profiles of one name, the one that forbids counts.
    licences.set(name, forbids ?? licences.get(name) ?? null);
  };
  for (const profile of profiles) learn(profile.id, profile);
  const files = [...new Set(names)].filter((name) => !profiles.some(({ id }) => id === name));
  await Promise.all(
    files.map(async (path) => {
      const resolved = await resolveProfile(path).catch(() => null);
      if (resolved === null) return;
      learn(path, resolved.profile);
      learn(resolved.profile.id, resolved.profile);
    }),
  );
  return licences;
}
