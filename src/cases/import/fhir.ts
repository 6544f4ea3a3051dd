import { sentence } from '../../humanError.ts';
import type { Draft, FormatReading, Paragraph, Section, SourceError } from './draft.ts';
import { finalDiagnosis, withoutReference } from './finalDiagnosis.ts';
import { readJson, type JsonNode } from './json.ts';
import { memberOf, objectsIn, stringOf, stringsOf } from './jsonNodes.ts';
import { loincSystem, verdictOn } from './loinc.ts';
import { Named, patientCluster } from './named.ts';
import { SourceFault } from './sourceFault.ts';
import { Lines, parseXml } from './xml/document.ts';
import { readable } from './xml/readable.ts';

/** The case in a FHIR document: a Bundle with a Composition, or a Composition alone. */
export function readFhir(text: string): FormatReading {
  const root = readJson(text);
  const lines = new Lines(text);
  const resources = resourcesIn(root);
  const found = resources.find(({ node }) => typeOf(node) === 'Composition');
  if (found === undefined) throw noDocument(root, lines);
  const reading = new Reading(lines, resources, namedBy(resources));
  objectsIn(memberOf(found.node, 'section')).forEach((section, i) =>
    reading.section(section, `${found.address}.section[${i}]`, 1),
  );
  const { sections, errors } = reading;
  if (sections.every(({ paragraphs }) => paragraphs.length === 0)) {
    if (errors.length > 0) return { drafts: [], errors, warnings: [] };
    const { line, column } = lines.at(found.node.start);
    throw new SourceFault(
      { line, column },
      'The document has no narrative: no section of its Composition holds words to read. Export it with its narrative.',
    );
  }
  const { reference, warning } = finalDiagnosis(sections);
  const draft: Draft = {
    key: '1',
    title: 'Case',
    id: null,
    cluster: clusterOf(resources) ?? '1',
    facts: {
      title: stringOf(found.node, 'title') ?? null,
      licence: null,
      published: /^\d{4}(-\d{2}(-\d{2})?)?/.exec(stringOf(found.node, 'date') ?? '')?.[0] ?? null,
      ids: {},
    },
    sections: reference === null ? sections : withoutReference(sections),
    reference,
    warnings: warning === null ? [] : [warning],
  };
  return { drafts: [draft], errors, warnings: [] };
}

interface Resource {
  readonly node: JsonNode;
  readonly address: string;
  /** What a reference to it may say. */
  readonly names: readonly string[];
}

function typeOf(node: JsonNode): string | undefined {
  return stringOf(node, 'resourceType');
}

/** The resources of a bundle, or the one that stands alone with those it contains. */
function resourcesIn(root: JsonNode): Resource[] {
  const entries = typeOf(root) === 'Bundle' ? objectsIn(memberOf(root, 'entry')) : null;
  const outer =
    entries === null
      ? [{ node: root, address: typeOf(root) ?? '', names: [] }]
      : entries.flatMap((entry, i): Resource[] => {
          const node = memberOf(entry, 'resource');
          if (node === undefined) return [];
          const full = stringOf(entry, 'fullUrl');
          return [
            { node, address: `entry[${i}].resource`, names: [...(full === undefined ? [] : [full]), ...ownName(node)] },
          ];
        });
  return outer.flatMap((one) => [
    one,
    ...objectsIn(memberOf(one.node, 'contained')).map((node, i) => ({
      node,
      address: `${one.address}.contained[${i}]`,
      names: [`#${stringOf(node, 'id') ?? ''}`],
    })),
  ]);
}

function ownName(node: JsonNode): string[] {
  const id = stringOf(node, 'id');
  return id === undefined ? [] : [`${typeOf(node) ?? ''}/${id}`];
}

function noDocument(root: JsonNode, lines: Lines): SourceFault {
  const at = lines.at(root.start);
  const kind = typeOf(root) ?? 'resource';
  const type = stringOf(root, 'type');
  return new SourceFault(
    at,
    'This FHIR {0} holds no Composition, so there is no narrative of a case in it. Export a document: a Bundle of type “document”.',
    type === undefined ? kind : `${kind} (${type})`,
  );
}

class Reading {
  readonly sections: Section[] = [];
  readonly errors: SourceError[] = [];
  readonly #lines: Lines;
  readonly #resources: readonly Resource[];
  readonly #named: Named;

  constructor(lines: Lines, resources: readonly Resource[], named: Named) {
    this.#lines = lines;
    this.#resources = resources;
    this.#named = named;
  }

  section(node: JsonNode, address: string, level: number, within: 'namesDiagnosis' | null = null): void {
    const code = memberOf(node, 'code');
    const codings = code === undefined ? [] : objectsIn(memberOf(code, 'coding'));
    const codes = codings.flatMap((coding) => {
      const system = stringOf(coding, 'system');
      const value = stringOf(coding, 'code');
      return value !== undefined && (system === undefined || loincSystem.test(system)) ? [value] : [];
    });
    const title =
      stringOf(node, 'title') ??
      (code === undefined ? undefined : stringOf(code, 'text')) ??
      codings.map((coding) => stringOf(coding, 'display')).find((display) => display !== undefined) ??
      '';
    const verdict = within === null ? verdictOn(codes, title) : { included: false, reason: within };
    const inner = objectsIn(memberOf(node, 'section'));
    const told = this.#narrative(node, address);
    // A section may leave its words to what it refers to.
    const paragraphs = this.#named.in(told.length > 0 ? told : this.#referred(node));
    const blank = paragraphs.length === 0;
    if (!blank || inner.length === 0) {
      const { included, reason } = verdict;
      this.sections.push({
        title,
        code: codes[0] ?? null,
        level,
        included: included && !blank,
        reason: blank ? 'empty' : reason,
        paragraphs,
      });
    }
    const outer = verdict.reason === 'namesDiagnosis' ? verdict.reason : null;
    inner.forEach((one, i) => this.section(one, `${address}.section[${i}]`, level + 1, outer));
  }

  #referred(section: JsonNode): Paragraph[] {
    return objectsIn(memberOf(section, 'entry')).flatMap((entry) => {
      const to = stringOf(entry, 'reference') ?? '';
      const found = this.#resources.find(({ names }) => names.some((name) => name === to || to.endsWith(`/${name}`)));
      return found === undefined ? [] : this.#narrative(found.node, found.address);
    });
  }

  #narrative(node: JsonNode, address: string): Paragraph[] {
    const narrative = memberOf(node, 'text');
    const div = narrative === undefined ? undefined : memberOf(narrative, 'div');
    if (narrative === undefined || div?.is !== 'plain' || typeof div.value !== 'string') return [];
    if (stringOf(narrative, 'status') === 'empty') return [];
    const place = {
      start: div.start,
      end: div.end,
      line: this.#lines.at(div.start).line,
      address: `${address}.text.div`,
    };
    try {
      const inside = readable(parseXml(div.value), { lines: new Lines(div.value), address: '', without: null });
      return inside.map((one) => ({ ...one, place }));
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      this.errors.push({
        ...this.#lines.at(div.start),
        sentence: sentence(
          'The narrative of {0} is not well-formed XHTML, so it is left out: {1}',
          address,
          error.message,
        ),
      });
      return [];
    }
  }
}

/** Who the resources of a document name. */
function namedBy(resources: readonly Resource[]): Named {
  const named = new Named();
  for (const { node } of resources) {
    const type = typeOf(node) ?? '';
    if (/^(Patient|Practitioner|RelatedPerson|Person)$/.test(type)) person(node, named, type === 'Patient');
    else if (/^(Organization|Location|HealthcareService)$/.test(type)) named.add('HOSPITAL', stringOf(node, 'name'));
  }
  return named;
}

function person(node: JsonNode, named: Named, isPatient: boolean): void {
  for (const name of objectsIn(memberOf(node, 'name'))) {
    const family = stringOf(name, 'family');
    named.person(stringsOf(name, 'given'), family === undefined ? [] : [family], stringOf(name, 'text'));
  }
  named.date(stringOf(node, 'birthDate'));
  for (const id of objectsIn(memberOf(node, 'identifier'))) {
    const value = stringOf(id, 'value');
    if (value !== undefined && value.length >= 5 && /\d/.test(value)) named.add(isPatient ? 'MRN' : 'ID', value);
  }
  for (const telecom of objectsIn(memberOf(node, 'telecom'))) {
    const kind = { email: 'EMAIL', fax: 'FAX', url: 'URL' } as const;
    const system = stringOf(telecom, 'system') ?? '';
    named.add(system in kind ? kind[system as keyof typeof kind] : 'PHONE', stringOf(telecom, 'value'));
  }
  for (const address of objectsIn(memberOf(node, 'address'))) {
    for (const line of stringsOf(address, 'line')) named.add('ADDRESS', line);
    named.add('LOCATION', stringOf(address, 'city'));
    named.add('ADDRESS', stringOf(address, 'postalCode'));
  }
}

/** Null where the bundle does not tell the patient. A number without its system, such as an id, says that in its file only. */
function clusterOf(resources: readonly Resource[]): string | null {
  const patient = resources.find(({ node }) => typeOf(node) === 'Patient')?.node;
  if (patient === undefined) return null;
  const identifiers = objectsIn(memberOf(patient, 'identifier'));
  for (const identifier of identifiers) {
    const [system, value] = [stringOf(identifier, 'system'), stringOf(identifier, 'value')];
    if (system !== undefined && value !== undefined) return patientCluster(system, value);
  }
  const own = identifiers.map((identifier) => stringOf(identifier, 'value')).find((value) => value !== undefined);
  const id = own ?? stringOf(patient, 'id');
  return id === undefined ? null : `patient ${id}`;
}
