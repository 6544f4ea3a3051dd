import type { SourceFacts } from './draft.ts';
import { elementIn, elementsIn, isElement, type XmlElement } from './xml/element.ts';
import { oneLine } from './xml/readable.ts';

/** What the front matter of an article says about it. */
export interface Front extends SourceFacts {
  /** Whether the journal itself calls it a case report. */
  readonly isCaseReport: boolean;
}

export function frontOf(article: XmlElement): Front {
  const front = elementIn(article, 'front');
  const meta = front === null ? null : (elementIn(front, 'article-meta') ?? front);
  const group = meta === null ? null : elementIn(meta, 'title-group');
  const title = group === null ? null : elementIn(group, 'article-title');
  const words = title === null ? '' : oneLine(title);
  return {
    title: words === '' ? null : words,
    licence: meta === null ? null : licenceOf(meta),
    published: meta === null ? null : publishedOf(meta),
    ids: meta === null ? {} : idsOf(meta),
    isCaseReport: isCaseReport(article.attributes['article-type'] ?? '', words, meta),
  };
}

const caseReport = /\bcase[\s-]?(?:reports?|series|stud(?:y|ies)|presentations?)\b/i;

function isCaseReport(type: string, title: string, meta: XmlElement | null): boolean {
  if (caseReport.test(type)) return true;
  if (/review|correction|retraction|editorial|abstract/i.test(type)) return false;
  const subjects = meta === null ? [] : all(meta, 'subject').map(oneLine);
  return (
    subjects.some((subject) => caseReport.test(subject)) ||
    (caseReport.test(title) && !/\b(?:reviews?|analysis|of case)\b/i.test(title))
  );
}

function idsOf(meta: XmlElement): Record<string, string> {
  const ids: Record<string, string> = {};
  for (const id of elementsIn(meta, 'article-id')) {
    const value = oneLine(id);
    switch (id.attributes['pub-id-type']) {
      case 'pmid':
        if (/^\d{1,9}$/.test(value)) ids['pmid'] = value;
        break;
      case 'pmc':
      case 'pmcid':
        if (/^(?:PMC)?\d{1,9}(?:\.\d+)?$/i.test(value))
          ids['pmcid'] = `PMC${value.replace(/^PMC/i, '').replace(/\..*$/, '')}`;
        break;
      case 'doi':
        if (value !== '') ids['doi'] = value;
        break;
      default:
    }
  }
  return ids;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The earliest date on which it was out, as precisely as stated. When an archive took it says nothing about that. */
function publishedOf(meta: XmlElement): string | null {
  const dates = elementsIn(meta, 'pub-date').flatMap((date) => {
    const kind = `${date.attributes['pub-type'] ?? ''} ${date.attributes['date-type'] ?? ''}`;
    const stated = dateOf(date);
    return stated === null || /release|received|accepted|submitted|corrected|retracted|preprint/i.test(kind)
      ? []
      : [stated];
  });
  // "~" sorts behind a digit: a whole year comes after any day in it.
  return dates.toSorted((a, b) => (`${a}~` < `${b}~` ? -1 : 1))[0] ?? null;
}

function dateOf(date: XmlElement): string | null {
  const field = (name: string): string => {
    const found = elementIn(date, name);
    return found === null ? '' : oneLine(found);
  };
  const year = /^\d{4}$/.exec(field('year'))?.[0];
  if (year === undefined)
    return /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(date.attributes['iso-8601-date'] ?? '')?.[0] ?? null;
  const named = months.indexOf(field('month').slice(0, 3).toLowerCase()) + 1;
  const month = named > 0 ? named : Number(field('month'));
  if (!Number.isInteger(month) || month < 1 || month > 12) return year;
  const day = Number(field('day'));
  const precise = `${year}-${String(month).padStart(2, '0')}`;
  const real = Number.isInteger(day) && day >= 1 && day <= new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return real ? `${precise}-${String(day).padStart(2, '0')}` : precise;
}

/** The short name of a Creative Commons licence, else its address, else its words. */
function licenceOf(meta: XmlElement): string | null {
  const permissions = elementIn(meta, 'permissions');
  const licence = permissions === null ? null : elementIn(permissions, 'license');
  const refs = [...(permissions === null ? [] : all(permissions, 'license_ref'))].map(oneLine);
  const addresses = [licence?.attributes['xlink:href'] ?? '', ...refs];
  const words = licence === null ? '' : oneLine(licence);
  if (licence !== null)
    addresses.push(
      ...[...all(licence, 'ext-link'), ...all(licence, 'uri')].map((link) => link.attributes['xlink:href'] ?? ''),
    );
  for (const stated of [...addresses, words]) {
    const name = creativeCommons(stated);
    if (name !== null) return name;
  }
  const address = addresses.find((one) => /^https?:/.test(one));
  if (address !== undefined) return address;
  const rest = words !== '' ? words : (licence?.attributes['license-type'] ?? '');
  return rest === '' ? null : rest.slice(0, 300);
}

export function creativeCommons(words: string): string | null {
  const [, kind, version] =
    /creativecommons\.org\/(?:licen[sc]es\/(by(?:-nc)?(?:-nd|-sa)?)|publicdomain\/zero)(?:\/(\d\.\d))?/i.exec(words) ??
    [];
  if (kind !== undefined) return ['CC', kind.toUpperCase(), version].filter((part) => part !== undefined).join(' ');
  if (/creativecommons\.org\/publicdomain\/zero|\bCC0\b/i.test(words)) return 'CC0 1.0';
  const [short] = /\bCC[ -]BY(?:-NC)?(?:-ND|-SA)?(?: \d\.\d)?/i.exec(words) ?? [];
  if (short !== undefined) return short.toUpperCase().replace('CC-', 'CC ');
  const at = words.search(/Creative Commons Attribution/i);
  if (at < 0) return null;
  const named = words.slice(at, at + 160);
  const more = [
    /non-?commercial/i.test(named) ? '-NC' : '',
    /no-?deriv/i.test(named) ? '-ND' : '',
    /share-?\s?alike/i.test(named) ? '-SA' : '',
  ].join('');
  const number = /\b[1-4]\.0\b/.exec(named)?.[0];
  return `CC BY${more}${number === undefined ? '' : ` ${number}`}`;
}

/** Elements of a name anywhere under one. */
function all(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.flatMap((node) =>
    isElement(node) ? [...(node.name === name ? [node] : []), ...all(node, name)] : [],
  );
}
