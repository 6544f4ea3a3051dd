/** Case reports as an archive gives them, of about 60 KB each: made up of a few hundred words, the same at every run. */
const words =
  `the patient was admitted with a history of fever and cough for three days before he presented to our clinic where
  his blood pressure heart rate and temperature were measured an examination of chest abdomen skin showed no further findings
  but laboratory tests revealed raised white cells low sodium mild anaemia normal liver enzymes computed tomography imaging
  without contrast demonstrated small nodules in both lungs there had been similar episodes previously after exposure at work
  weight loss night sweats fatigue swelling pain on walking since spring`.split(/\s+/);

class Hand {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(most: number): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return this.#state % most;
  }

  word(): string {
    return words[this.below(words.length)] as string;
  }

  times<T>(n: number, make: (i: number) => T): T[] {
    return Array.from({ length: n }, (_, i) => make(i));
  }

  sentence(): string {
    const said = this.times(12 + this.below(12), () => this.#inline()).join(' ');
    const cited =
      this.below(3) === 0 ? ` [<xref ref-type="bibr" rid="B${this.below(40)}">${this.below(40)}</xref>]` : '';
    return `${said[0]?.toUpperCase()}${said.slice(1)}${cited}.`;
  }

  #inline(): string {
    switch (this.below(40)) {
      case 0:
        return `<italic>${this.word()}</italic>`;
      case 1:
        return '12.4 &#x000d7; 10<sup>9</sup>/L';
      case 2:
        return '5&#x02009;mg';
      case 3:
        return `(<xref ref-type="fig" rid="F1">Figure ${this.below(4)}</xref>)`;
      default:
        return this.word();
    }
  }

  paragraphs(n: number): string {
    return this.times(n, () => `<p>${this.times(6, () => this.sentence()).join(' ')}</p>\n`).join('');
  }

  section(title: string, ...inside: readonly string[]): string {
    return `<sec><title>${title}</title>\n${inside.join('')}</sec>\n`;
  }

  reference(i: number): string {
    const author = (): string => `<name><surname>${this.word()}</surname><given-names>A</given-names></name>`;
    return `<ref id="B${i}"><label>${i}</label><element-citation publication-type="journal">
<person-group person-group-type="author">${this.times(6, author).join('')}</person-group>
<article-title>${this.sentence()}</article-title><source>${this.word()}</source><year>20${10 + this.below(10)}</year>
<volume>${i}</volume><fpage>${i}</fpage><lpage>${i + 9}</lpage><pub-id pub-id-type="pmid">${10_000 + i}</pub-id>
</element-citation></ref>\n`;
  }

  table(): string {
    const row = (): string => `<tr>${this.times(4, () => `<td>${this.word()}</td>`).join('')}</tr>\n`;
    return `<table-wrap id="T1"><label>Table 1</label><caption><p>${this.sentence()}</p></caption><table><thead>${row()}</thead>
<tbody>${this.times(12, row).join('')}</tbody></table></table-wrap>\n`;
  }
}

export function report(n: number): string {
  const hand = new Hand(n + 1);
  const front = `<front><article-meta><article-id pub-id-type="pmc">${9_000_000 + n}</article-id>
<title-group><article-title>${hand.sentence()}</article-title></title-group><pub-date pub-type="epub"><day>3</day><month>4</month>
<year>2021</year></pub-date><permissions><license xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>Open
access</license-p></license></permissions><abstract>${hand.paragraphs(2)}</abstract></article-meta></front>\n`;
  const body = [
    hand.section('1. Introduction', hand.paragraphs(4)),
    hand.section(
      '2. Case presentation',
      hand.paragraphs(3),
      hand.section('Examination', hand.paragraphs(3)),
      hand.section('Investigations', hand.paragraphs(4), hand.table()),
      hand.section('Treatment', hand.paragraphs(3)),
    ),
    hand.section('3. Discussion', hand.paragraphs(14)),
    hand.section('4. Conclusion', hand.paragraphs(1)),
  ].join('');
  const references = hand.times(32, (i) => hand.reference(i)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3//EN" "JATS-archivearticle1-3.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="case-report">
${front}<body>${body}</body>\n<back><ref-list><title>References</title>\n${references}</ref-list></back>\n</article>\n`;
}
