/** Words between the tags of an element, with entities decoded. */
export interface XmlText {
  readonly text: string;
}

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** '' where it has none. */
  readonly prefix: string;
  /** By their whole names ("xlink:href"), with entities decoded. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** From the "<" of its first tag to behind the ">" of its last, in UTF-16 units of the source's text. */
  readonly start: number;
  readonly end: number;
}

export type XmlNode = XmlElement | XmlText;

export function isElement(node: XmlNode): node is XmlElement {
  return 'name' in node;
}

/** The elements right inside an element, all or those of these names. */
export function elementsIn(parent: XmlElement, ...names: readonly string[]): XmlElement[] {
  return parent.children.filter(
    (node): node is XmlElement => isElement(node) && (names.length === 0 || names.includes(node.name)),
  );
}

/** The first element of a name right inside an element. */
export function elementIn(parent: XmlElement, name: string): XmlElement | null {
  for (const node of parent.children) if (isElement(node) && node.name === name) return node;
  return null;
}
