import type { Location } from '../../arms/endpoint.ts';

/** The declared place in words. `t`: the editor's `l10n.t`, or the plain English. */
export function locationWords(location: Location, t: (sentence: string) => string): string {
  switch (location) {
    case 'machine':
      return t('this machine');
    case 'institution':
      return t('my institution');
    case 'third-party':
      return t('a third party');
  }
}
