import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { SourceFault } from '../sourceFault.ts';
import type { XmlElement, XmlNode } from './element.ts';
import { decoded } from './entities.ts';
import { deepest, Fence, hide } from './fence.ts';
import { Lines } from './lines.ts';

export { elementIn, elementsIn, isElement } from './element.ts';
export type { XmlElement, XmlNode, XmlText } from './element.ts';
export { Lines } from './lines.ts';

/** What the parser makes of a node: its name over its children, or `#text` over its words. */
type Parsed = Readonly<Record<string, unknown>> & { readonly ':@'?: Readonly<Record<string, string>> };
interface Span {
  readonly startIndex: number;
  readonly endIndex?: number;
}

const span = XMLParser.getMetaDataSymbol() as unknown as keyof Parsed;
const none: Readonly<Record<string, string>> = Object.freeze({});

/** The document of an XML text, words and their spaces as they stand. Throws a SourceFault when it is not well-formed. */
export function parseXml(text: string): XmlElement {
  const lines = new Lines(text);
  const seen = hide(text, new Fence(text, lines).walk());
  const valid = XMLValidator.validate(seen);
  if (valid !== true) {
    const { line, col, msg } = valid.err;
    throw new SourceFault({ line, column: col }, 'The file is not well-formed XML: {0}', msg);
  }
  const root = rootOf(parsed(seen), seen.length);
  if (root === null) throw new SourceFault({ line: 1, column: 1 }, 'The file holds no XML element.');
  return root;
}

function parsed(text: string): readonly Parsed[] {
  const parser = new XMLParser({
    preserveOrder: true,
    trimValues: false,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    captureMetaData: true,
    jPath: false,
    maxNestedTags: deepest,
    // The fence has refused entities of the file's own, and one of those known is one character: nothing grows.
    processEntities: { enabled: true, maxEntityCount: 1, maxEntitySize: 1, maxExpansionDepth: 1 },
    entityDecoder: {
      setExternalEntities: () => undefined,
      addInputEntities: () => undefined,
      reset: () => undefined,
      setXmlVersion: () => undefined,
      decode: decoded,
    },
  });
  try {
    return parser.parse(text) as readonly Parsed[];
  } catch (error) {
    throw new SourceFault(
      { line: null, column: null },
      'The file cannot be read as XML: {0}',
      (error as Error).message,
    );
  }
}

function rootOf(nodes: readonly Parsed[], length: number): XmlElement | null {
  for (const node of nodes) {
    const made = nodeOf(node, length);
    if ('name' in made) return made;
  }
  return null;
}

function nodeOf(node: Parsed, end: number): XmlNode {
  for (const whole in node) {
    if (whole === ':@') continue;
    const inside = node[whole];
    if (whole === '#text') return { text: String(inside) };
    const at = node[span] as Span | undefined;
    const colon = whole.indexOf(':');
    return {
      name: colon < 0 ? whole : whole.slice(colon + 1),
      prefix: colon < 0 ? '' : whole.slice(0, colon),
      attributes: node[':@'] ?? none,
      children: (inside as readonly Parsed[]).map((child) => nodeOf(child, end)),
      start: at?.startIndex ?? 0,
      end: at?.endIndex ?? end,
    };
  }
  return { text: '' };
}
