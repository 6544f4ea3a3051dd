import { indexForms } from '../../lexicon/words/phraseIndex.ts';
import announcements from './announcements.json' with { type: 'json' };

export const announcementKinds = Object.keys(announcements);
export const announcementIndex = indexForms(Object.values(announcements));
