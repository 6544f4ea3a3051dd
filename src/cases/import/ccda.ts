import { sentence } from '../../humanError.ts';
import type { Draft, FormatReading, Paragraph, Section, SourceFacts } from './draft.ts';
import { finalDiagnosis, withoutReference } from './finalDiagnosis.ts';
import { loincSystem, verdictOn } from './loinc.ts';
import { Named, patientCluster } from './named.ts';
import { SourceFault } from './sourceFault.ts';
import { elementIn, elementsIn, isElement, Lines, parseXml, type XmlElement } from './xml/document.ts';
import { addressesIn, oneLine, readable } from './xml/readable.ts';

/** The case in a clinical document (HL7 C-CDA), or in a section or component of one. */
export function readCcda(root: XmlElement, text: string): FormatReading {
  const reader = new Reading(text, headerOf(root));
  const way = `/${root.prefix === '' ? '' : `${root.prefix}:`}${root.name}`;
  if (root.name === 'section') reader.section(root, way, 1);
  else reader.sectionsIn(root, way, 1);
  const { sections, errors } = reader;
  if (sections.every(({ paragraphs }) => paragraphs.length === 0)) {
    const attached = findIn(root, 'nonXMLBody', 3) !== null;
    const { line, column } = new Lines(text).at(root.start);
    throw new SourceFault(
      { line, column },
      attached
        ? 'The document holds its words as an attached file, not as text. Export it as structured C-CDA, or import the attached file itself.'
        : 'The document has no narrative: its sections hold coded entries only, and no words to read. Export it with its narrative.',
    );
  }
  const { reference, warning } = finalDiagnosis(sections);
  const silent = reader.silent.map((title) =>
    sentence('The section “{0}” holds coded entries without words, so nothing of it is in the case.', title),
  );
  const draft: Draft = {
    key: '1',
    title: 'Case',
    id: null,
    cluster: clusterOf(root) ?? '1',
    facts: factsOf(root),
    sections: reference === null ? sections : withoutReference(sections),
    reference,
    warnings: [...(warning === null ? [] : [warning]), ...silent],
  };
  return { drafts: [draft], errors, warnings: [] };
}

class Reading {
  readonly sections: Section[] = [];
  readonly errors: FormatReading['errors'][number][] = [];
  /** Titles of sections that are coded and not told. */
  readonly silent: string[] = [];
  readonly #lines: Lines;
  readonly #named: Named;

  constructor(text: string, named: Named) {
    this.#lines = new Lines(text);
    this.#named = named;
  }

  /** Sections stand inside components and bodies, however these are nested. */
  sectionsIn(parent: XmlElement, way: string, level: number): void {
    for (const [child, address] of addressesIn(parent, way)) {
      if (child.name === 'section') this.section(child, address, level);
      else if (['component', 'structuredBody', 'entry'].includes(child.name)) this.sectionsIn(child, address, level);
    }
  }

  section(section: XmlElement, way: string, level: number): void {
    const code = elementIn(section, 'code');
    const codes = code === null ? [] : codesIn(code);
    const heading = elementIn(section, 'title');
    const said = heading === null ? '' : oneLine(heading);
    const title = said === '' ? (code?.attributes['displayName'] ?? '') : said;
    const verdict = verdictOn(codes, title);
    const paragraphs = this.#named.in(this.#narrative(section, way));
    const within = elementsIn(section, 'component');
    if (paragraphs.length > 0 || within.length === 0) {
      const blank = paragraphs.length === 0;
      if (blank && elementIn(section, 'entry') !== null) this.silent.push(title === '' ? (codes[0] ?? way) : title);
      this.sections.push({
        title,
        code: codes[0] ?? null,
        level,
        included: verdict.included && !blank,
        reason: blank ? 'empty' : verdict.reason,
        paragraphs,
      });
    }
    for (const [child, address] of addressesIn(section, way)) {
      if (child.name === 'component') this.#inner(child, address, level + 1, verdict.included ? null : verdict);
    }
  }

  /** What stands inside a section that is left out is left out with it, unless it says itself what it is. */
  #inner(component: XmlElement, way: string, level: number, outer: ReturnType<typeof verdictOn> | null): void {
    const before = this.sections.length;
    this.sectionsIn(component, way, level);
    if (outer === null || outer.reason === 'unknown') return;
    for (let i = before; i < this.sections.length; i++) {
      const section = this.sections[i] as Section;
      if (section.included && outer.reason === 'namesDiagnosis') {
        this.sections[i] = { ...section, included: false, reason: outer.reason };
      }
    }
  }

  #narrative(section: XmlElement, way: string): Paragraph[] {
    const text = elementIn(section, 'text');
    if (text === null) return [];
    const address = `${way}/text`;
    const told = readable(text, { lines: this.#lines, address, without: null });
    return text.children.every((node) => !isElement(node)) && told.some((one) => /<\/?[a-z][^<>]*>/i.test(one.text))
      ? this.#markup(text, address)
      : told;
  }

  /** Some systems put their markup into the narrative as words. */
  #markup(text: XmlElement, address: string): Paragraph[] {
    const words = text.children.map((node) => (isElement(node) ? '' : node.text)).join('');
    const { start, end } = text;
    const place = { start, end, line: this.#lines.at(start).line, address };
    let inside: XmlElement;
    try {
      inside = parseXml(`<div>${words}</div>`);
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      const lines = words
        .replace(/<(?:br|\/p|\/tr|\/li|\/div)[^<>]*>/gi, '\n')
        .replace(/<[^<>]*>/g, '')
        .split('\n');
      return lines
        .map((one) => one.replace(/\s+/g, ' ').trim())
        .filter((one) => one !== '')
        .map((one) => ({ text: one, place, known: [] }));
    }
    return readable(inside, { lines: new Lines(words), address, without: null }).map((one) => ({ ...one, place }));
  }
}

/** LOINC codes of a section; translations count, because the first code may be a hospital's own. */
function codesIn(code: XmlElement): string[] {
  return [code, ...elementsIn(code, 'translation')].flatMap(({ attributes }) => {
    const system = attributes['codeSystem'];
    const value = attributes['code'];
    return value !== undefined && (system === undefined || loincSystem.test(system)) ? [value] : [];
  });
}

function factsOf(root: XmlElement): SourceFacts {
  const title = elementIn(root, 'title');
  const [, year, month, day] =
    /^(\d{4})(\d{2})?(\d{2})?/.exec(elementIn(root, 'effectiveTime')?.attributes['value'] ?? '') ?? [];
  return {
    title: title === null || root.name !== 'ClinicalDocument' ? null : oneLine(title),
    licence: null,
    published: year === undefined ? null : [year, month, day].filter((part) => part !== undefined).join('-'),
    // Its own number belongs to the place that made it, and leads to the patient.
    ids: {},
  };
}

/** Null where the header does not tell the patient. */
function clusterOf(root: XmlElement): string | null {
  const role = findIn(root, 'patientRole', 3);
  const id =
    role === null ? null : elementsIn(role, 'id').find(({ attributes }) => attributes['extension'] !== undefined);
  return id === null || id === undefined
    ? null
    : patientCluster(id.attributes['root'] ?? '', id.attributes['extension'] ?? '');
}

/** Who the header names: everything above the body. */
function headerOf(root: XmlElement): Named {
  const named = new Named();
  if (root.name === 'ClinicalDocument')
    for (const child of elementsIn(root)) if (child.name !== 'component') header(child, named);
  return named;
}

function header(element: XmlElement, named: Named): void {
  for (const child of elementsIn(element)) {
    const { attributes } = child;
    if (child.name === 'name') name(child, element, named);
    else if (child.name === 'birthTime') named.date(attributes['value']);
    else if (child.name === 'id')
      named.add(element.name === 'patientRole' ? 'MRN' : 'ID', numbered(attributes['extension']));
    else if (child.name === 'telecom') telecom(attributes['value'] ?? '', named);
    else if (child.name === 'addr') address(child, named);
    else header(child, named);
  }
}

function name(element: XmlElement, owner: XmlElement, named: Named): void {
  const parts = (kind: string): string[] => elementsIn(element, kind).map(oneLine);
  const whole = oneLine(element);
  if (/organization|custodian|place|facility|providerOrg/i.test(owner.name)) named.add('HOSPITAL', whole);
  else if (parts('family').length > 0) named.person(parts('given'), parts('family'));
  else named.person([], [], whole);
}

function telecom(value: string, named: Named): void {
  const words = value.replace(/^(tel|fax|mailto|https?):\/{0,2}/i, '');
  named.add(
    /^mailto:|@/.test(value) ? 'EMAIL' : /^http/i.test(value) ? 'URL' : /^fax/i.test(value) ? 'FAX' : 'PHONE',
    words,
  );
}

function address(element: XmlElement, named: Named): void {
  for (const part of elementsIn(element)) {
    const words = oneLine(part);
    if (part.name === 'streetAddressLine') named.add('ADDRESS', words);
    else if (part.name === 'city' || part.name === 'county') named.add('LOCATION', words);
    else if (part.name === 'postalCode') named.add('ADDRESS', words);
  }
}

/** A short number stands in many places of a text by chance. */
function numbered(id: string | undefined): string | undefined {
  return id !== undefined && id.length >= 5 && /\d/.test(id) ? id : undefined;
}

function findIn(element: XmlElement, name: string, depth: number): XmlElement | null {
  for (const child of elementsIn(element)) {
    if (child.name === name) return child;
    const found = depth > 0 ? findIn(child, name, depth - 1) : null;
    if (found !== null) return found;
  }
  return null;
}
