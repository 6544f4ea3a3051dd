/** What an element is for a reader: of JATS, of XHTML and of the narrative of C-CDA, whose names do not collide. */
export type Tag =
  | 'inline'
  /** Holds blocks. */
  | 'container'
  /** A block of words. */
  | 'paragraph'
  | 'verbatim'
  | 'break'
  | 'list'
  | 'definitions'
  | 'table'
  | 'above'
  | 'below'
  | 'quote'
  | 'pointer'
  | 'formula'
  | 'power'
  | 'index'
  | 'powerAndIndex'
  | 'fraction'
  | 'root'
  | 'fenced'
  | 'tex'
  | 'out';

const names: Readonly<Partial<Record<Tag, string>>> = {
  container: `sec section body div text boxed-text disp-quote blockquote main article header footer nav aside form fieldset
    address center details html verse-group statement speech dd article-meta abstract component`,
  paragraph: `p paragraph title h1 h2 h3 h4 h5 h6 verse-line caption attrib summary list-item item li def subtitle
    disp-formula disp-formula-group td th tr term dt`,
  verbatim: 'pre preformat',
  break: 'br break hr',
  list: 'list ul ol menu',
  definitions: 'def-list dl',
  table: 'table',
  above: 'sup',
  below: 'sub',
  quote: 'q',
  pointer: 'xref',
  formula: 'inline-formula alternatives',
  power: 'msup mover',
  index: 'msub munder',
  powerAndIndex: 'msubsup munderover',
  fraction: 'mfrac',
  root: 'msqrt mroot',
  fenced: 'mfenced',
  tex: 'tex-math',
  out: `script style head noscript template iframe object svg img audio video canvas select figure figcaption rp rt del
    fig fig-group table-wrap table-wrap-group table-wrap-foot supplementary-material inline-supplementary-material media
    graphic inline-graphic fn fn-group footnote footnotes renderMultiMedia alt-text long-desc object-id index-term
    processing-meta permissions ref-list bio related-article related-object annotation annotation-xml chem-struct-wrap
    colgroup col col-group milestone-start milestone-end mprescripts footnoteRef`,
};

const tags = new Map<string, Tag>(
  Object.entries(names).flatMap(([tag, words]) => words.split(/\s+/).map((name) => [name, tag as Tag] as const)),
);

export function tagOf(name: string): Tag {
  return tags.get(name) ?? tags.get(name.toLowerCase()) ?? 'inline';
}

/** Blocks stand on lines of their own. */
export function isBlock(tag: Tag): boolean {
  return blocks.has(tag);
}

const blocks: ReadonlySet<Tag> = new Set(['container', 'paragraph', 'verbatim', 'list', 'definitions', 'table']);
