import { sentence, type Sentence } from '../../humanError.ts';
import { isClinical } from './clinical.ts';
import { sniff, type Dialect } from './table/dialect.ts';
import { elementIn, elementsIn, type XmlElement } from './xml/document.ts';

/** What a text is, by what stands in it. */
export type Recognised =
  | { readonly is: 'xml' | 'json' | 'jsonLines' | 'text' }
  | { readonly is: 'delimited'; readonly dialect: Dialect }
  | { readonly is: 'other'; readonly reason: Sentence };

export function recognise(text: string): Recognised {
  const start = text.slice(0, 4_000).trimStart();
  if (isWebPage(start)) return { is: 'other', reason: sentence('This is a web page, not a case.') };
  if (isXml(start, text)) return { is: 'xml' };
  if (isJsonLines(text)) return { is: 'jsonLines' };
  if (/^(\{\s*["}]|\[\s*(\{|\]|"|\[\s*["\d]))/.test(start)) return { is: 'json' };
  const dialect = sniff(text);
  return dialect === null ? { is: 'text' } : { is: 'delimited', dialect };
}

function isWebPage(start: string): boolean {
  return /^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?(?:<!doctype\s+html\b|<(?:html|head|body)[\s>])/i.test(start);
}

/** Markdown may begin with a tag too, so that a tag alone does not make it XML. */
function isXml(start: string, text: string): boolean {
  if (/^<(\?xml|!DOCTYPE|!ENTITY)/.test(start)) return true;
  const name = /^(?:<!--[\s\S]{0,2000}?-->\s*)*<([A-Za-z_][\w.:-]{0,80})[\s/>]/.exec(start)?.[1];
  return (
    name !== undefined &&
    !/^(a|b|i|u|p|h[1-6]|br|hr|div|img|span|center|details|picture|table|ul|ol|li|sub|sup|em|strong|pre|code)$/i.test(
      name,
    ) &&
    (text.includes(`</${name}`) || /^<[^<>]{1,2000}>\s*(<|$)/.test(start))
  );
}

function isJsonLines(text: string): boolean {
  let seen = 0;
  let objects = 0;
  for (let at = 0; at < text.length && seen < 20;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end).trim();
    at = end + 1;
    if (line === '') continue;
    seen += 1;
    if (/^\{\s*["}]/.test(line) && line.endsWith('}')) objects += 1;
  }
  return seen >= 2 && objects >= seen / 2;
}

/** Which of the formats an XML document is in. */
export function recogniseXml(root: XmlElement): 'jats' | 'ccda' | 'i2b2' | null {
  if (elementIn(root, 'TEXT') !== null && (elementIn(root, 'TAGS') !== null || elementsIn(root).length === 1)) {
    return 'i2b2';
  }
  if (root.name === 'ClinicalDocument' || isClinicalFragment(root)) return 'ccda';
  return holdsArticle(root, 6) ? 'jats' : null;
}

const hl7 = 'urn:hl7-org:v3';

/** A section of a clinical document alone, without the document around it. */
function isClinicalFragment(root: XmlElement): boolean {
  if (!['section', 'component', 'structuredBody', 'entry'].includes(root.name)) return false;
  const namespace = root.attributes[root.prefix === '' ? 'xmlns' : `xmlns:${root.prefix}`];
  if (namespace !== undefined) return namespace === hl7;
  const section = root.name === 'section' ? root : descend(root, 'section', 4);
  return section !== null && ['code', 'templateId', 'text', 'entry'].some((name) => elementIn(section, name) !== null);
}

function descend(element: XmlElement, name: string, depth: number): XmlElement | null {
  for (const child of elementsIn(element)) {
    if (child.name === name) return child;
    const found = depth > 0 ? descend(child, name, depth - 1) : null;
    if (found !== null) return found;
  }
  return null;
}

function holdsArticle(element: XmlElement, depth: number): boolean {
  if (element.name === 'article')
    return ['front', 'body', 'sub-article'].some((name) => elementIn(element, name) !== null);
  return depth > 0 && elementsIn(element).some((child) => holdsArticle(child, depth - 1));
}

/** What a program of this kind keeps in a study, which is no case. */
export function isOwnRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { schema, mono, prev } = value as Readonly<Record<string, unknown>>;
  return (typeof schema === 'string' && schema.startsWith('ddx/')) || (mono !== undefined && prev !== undefined);
}

/** Why a text is no case; null when it is one, as far as its words show. */
export function whyNoCase(text: string): Sentence | null {
  const start = text.slice(0, 20_000);
  if (isLicence(start)) return sentence('This is a licence, not a case.');
  if (isLog(start)) return sentence('This is a log, not a case.');
  if (isCode(start)) return sentence('This is source code or settings, not a case.');
  const labelled = /^ {0,3}#{0,6} ?(case|patient|vignette) \d{1,4}\b/im.test(start);
  if (isClinical(text, labelled)) return null;
  return isAboutFiles(start)
    ? sentence('This is a description of files or of a program, not a case.')
    : sentence(
        'The text does not read like a case: no patient, no complaint, no finding. If it is one, import it as text.',
      );
}

function isLicence(start: string): boolean {
  const signs = [
    /\b(apache|mit|bsd|gnu|mozilla|creative commons|isc)\b.{0,40}\blicen[cs]e\b/i,
    /\bpermission is hereby granted\b/i,
    /\bredistribution and use\b/i,
    /\bwithout warrant(y|ies)\b|\bas is\b/i,
    /\bterms and conditions\b/i,
    /\bcopyright\b/i,
  ];
  return signs.filter((sign) => sign.test(start)).length >= 3;
}

function isLog(start: string): boolean {
  return shareOfLines(start, (line) => /\b(INFO|WARN(ING)?|ERROR|DEBUG|TRACE|FATAL)\b/.test(line.slice(0, 80))) >= 0.5;
}

function isCode(start: string): boolean {
  return (
    shareOfLines(
      start,
      (line) =>
        /[;{}\]],?$/.test(line) ||
        /^(import |export |const |let |var |function |class |def |return\b|#include|#!|from \S+ import|\/\/|\/\*|\*\/|\* |<\/|@\w+[ ({]|[.#]?[\w-]+ ?\{|[\w.-]+ ?= ?["'[{\d]|[\w-]+: ?["'[{|>])/.test(
          line,
        ),
    ) >= 0.4
  );
}

function isAboutFiles(start: string): boolean {
  return (
    /^#* *(read ?me|change ?log|contributing|licen[cs]e)\b/i.test(start.trimStart()) || /```|https?:\/\//.test(start)
  );
}

/** The share of lines, blank ones aside, of which something holds; 0 for fewer than three. */
function shareOfLines(text: string, holds: (line: string) => boolean): number {
  const lines = text
    .split('\n')
    .map((line) => line.slice(0, 400).trim())
    .filter((line) => line !== '');
  return lines.length < 3 ? 0 : lines.filter(holds).length / lines.length;
}
