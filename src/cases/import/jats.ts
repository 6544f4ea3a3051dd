import { sentence, type Sentence } from '../../humanError.ts';
import type { Draft, Section } from './draft.ts';
import { frontOf } from './jatsFront.ts';
import { floatsIn, outlineOf, type Float, type Item, type Run, type Sec } from './jatsOutline.ts';
import { casesIn, type Cases, type Owner, type Patient } from './jatsPatients.ts';
import { statedDiagnosis } from './jatsReference.ts';
import { neutralTitle, type Part } from './jatsTitles.ts';
import type { Reason } from './reasons.ts';
import { elementIn, elementsIn, type XmlElement } from './xml/element.ts';
import { Lines } from './xml/lines.ts';
import { addressesIn, oneLine, readable } from './xml/readable.ts';

/** The cases that the articles under a root report; empty where they report none. */
export function readJats(root: XmlElement, text: string): Draft[] {
  const lines = new Lines(text);
  const articles = articlesUnder(root, `/${root.prefix === '' ? '' : `${root.prefix}:`}${root.name}`);
  return articles.flatMap(({ article, address }, i) =>
    draftsOf(article, address, lines, articles.length > 1 ? i + 1 : null),
  );
}

interface Found {
  readonly article: XmlElement;
  readonly address: string;
}

/** Articles stand alone or in a wrapper (a set, a reply of an archive); one inside another is part of it. */
function articlesUnder(element: XmlElement, address: string): Found[] {
  if (element.name === 'article') return [{ article: element, address }];
  return [...addressesIn(element, address)].flatMap(([child, way]) => articlesUnder(child, way));
}

function draftsOf(article: XmlElement, address: string, lines: Lines, ordinal: number | null): Draft[] {
  const body = elementIn(article, 'body');
  if (body === null) return [];
  const { isCaseReport, ...facts } = frontOf(article);
  const outline = outlineOf(body, `${address}/body`, lines, 0);
  const cases = casesIn(outline, { ...facts, isCaseReport });
  if (cases === null) return [];
  const before = abstractsOf(article, address, lines);
  const behind = elementsIn(article, 'floats-group').flatMap((group) =>
    floatsIn(group, `${address}/floats-group`, lines).map((float) => floatSection(float, 1)),
  );
  const prefix = ordinal === null ? '' : `${facts.ids['pmcid'] ?? facts.ids['pmid'] ?? `article-${ordinal}`}-`;
  const id = facts.ids['pmcid'] ?? (facts.ids['pmid'] === undefined ? null : `PMID${facts.ids['pmid']}`);
  const alone = cases.patients.length === 1;
  return cases.patients.map((patient) => {
    const sections = [...before, ...sectionsFor(patient, outline, cases), ...behind];
    return {
      key: `${prefix}${patient.key}`,
      title: patient.title ?? (cases.headed === null ? null : neutralTitle(cases.headed.title)) ?? 'Case',
      id: id === null || alone ? id : `${id}-${patient.key}`,
      cluster: facts.ids['pmcid'] ?? facts.ids['pmid'] ?? facts.ids['doi'] ?? `article-${ordinal ?? 1}`,
      facts,
      sections,
      reference: statedDiagnosis(ownItems(patient, outline, cases)),
      warnings: warningsAbout(sections, cases),
    };
  });
}

const outside: Readonly<Record<Part, Reason>> = {
  case: 'unknown',
  history: 'unknown',
  examination: 'unknown',
  results: 'unknown',
  medication: 'unknown',
  namesDiagnosis: 'namesDiagnosis',
  treatment: 'treatment',
  conclusion: 'conclusion',
  front: 'front',
};
const ofCase: Readonly<Record<Part, Reason>> = {
  case: 'caseSection',
  history: 'history',
  examination: 'examination',
  results: 'results',
  medication: 'medication',
  namesDiagnosis: 'namesDiagnosis',
  treatment: 'treatment',
  conclusion: 'conclusion',
  front: 'caseSection',
};
const taken: ReadonlySet<Reason> = new Set<Reason>([
  'whole',
  'caseSection',
  'history',
  'examination',
  'results',
  'medication',
]);
const floats: Readonly<Record<Float['is'], Reason>> = { table: 'table', figure: 'caption', box: 'unknown' };

/** The body as one patient sees it: the own sections, and those that are nobody's; not those of other patients. */
function sectionsFor(patient: Patient, body: Sec, { owners, guessed }: Cases): Section[] {
  const sections: Section[] = [];
  const visit = (sec: Sec, inherited: Owner, above: Part | null): void => {
    const owner = owners.get(sec) ?? inherited;
    // What stands under "Treatment" is about the treatment whatever its own title says.
    const part = above !== null && !taken.has(ofCase[above]) ? above : (sec.part ?? above);
    const level = Math.max(1, sec.level);
    if (sec.items.length === 0 && sec.title !== '' && isFor(patient, owner)) {
      sections.push({ title: sec.title, code: sec.type, level, included: false, reason: 'empty', paragraphs: [] });
    }
    for (const item of sec.items) {
      if (item.is === 'sec') visit(item, owner, part);
      else if (item.is !== 'run') {
        if (isFor(patient, owner)) sections.push(floatSection(item, level + 1));
      } else {
        const whose = owners.get(item) ?? owner;
        if (!isFor(patient, whose)) continue;
        const told = part !== null && !taken.has(ofCase[part]) ? part : (item.part ?? part);
        const reason =
          whose === patient
            ? told === null
              ? guessed && sec.level === 0
                ? 'whole'
                : 'caseSection'
              : ofCase[told]
            : told === null
              ? 'unknown'
              : outside[told];
        sections.push({
          title: item.title === '' ? sec.title : item.title,
          code: sec.type,
          level: item.title === '' ? level : level + 1,
          included: whose === patient && taken.has(reason),
          reason,
          paragraphs: item.paragraphs,
        });
      }
    }
  };
  visit(body, 'outside', null);
  return sections;
}

function isFor(patient: Patient, owner: Owner): boolean {
  return owner === patient || owner === 'common' || owner === 'outside';
}

function floatSection({ is, title, paragraphs }: Float, level: number): Section {
  return { title, code: null, level, included: false, reason: floats[is], paragraphs };
}

/** The sections and runs that tell of a patient, and all inside them. */
function ownItems(patient: Patient, body: Sec, { owners }: Cases): (Sec | Run)[] {
  const own: (Sec | Run)[] = [];
  const visit = (items: readonly Item[], inherited: Owner): void => {
    for (const item of items) {
      if (item.is !== 'sec' && item.is !== 'run') continue;
      const owner = owners.get(item) ?? inherited;
      if (owner === patient) own.push(item);
      if (item.is === 'sec') visit(item.items, owner);
    }
  };
  visit(body.items, 'outside');
  return own;
}

function abstractsOf(article: XmlElement, address: string, lines: Lines): Section[] {
  const front = elementIn(article, 'front');
  const meta = front === null ? null : elementIn(front, 'article-meta');
  if (meta === null) return [];
  return [...addressesIn(meta, `${address}/front/article-meta`)].flatMap(([element, way]) => {
    if (element.name !== 'abstract' && element.name !== 'trans-abstract') return [];
    const heading = elementIn(element, 'title');
    const paragraphs = readable(element, { lines, address: way, without: (child) => child === heading });
    const title = heading === null ? 'Abstract' : oneLine(heading);
    return paragraphs.length === 0
      ? []
      : [{ title, code: null, level: 1, included: false, reason: 'front' as const, paragraphs }];
  });
}

function warningsAbout(sections: readonly Section[], { guessed }: Cases): Sentence[] {
  const warnings: Sentence[] = [];
  if (guessed)
    warnings.push(
      sentence('No title says where the case stands; it was found by what the text tells. Check what is in.'),
    );
  const included = sections.filter((section) => section.included && section.paragraphs.length > 0);
  if (included.length === 0)
    warnings.push(sentence('No section of this case is taken by itself. Choose what belongs to it.'));
  return warnings;
}
