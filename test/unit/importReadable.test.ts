import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Lines, parseXml } from '../../src/cases/import/xml/document.ts';
import { oneLine, readable } from '../../src/cases/import/xml/readable.ts';
import type { Paragraph } from '../../src/cases/import/draft.ts';

function paragraphs(inside: string): Paragraph[] {
  const text = `<body>${inside}</body>`;
  return readable(parseXml(text), { lines: new Lines(text), address: '/body', without: null });
}

function texts(inside: string): string[] {
  return paragraphs(inside).map(({ text }) => text);
}

function reads(written: Readonly<Record<string, string>>): void {
  for (const [markup, text] of Object.entries(written)) assert.deepEqual(texts(`<p>${markup}</p>`), [text], markup);
}

describe('words of a paragraph', () => {
  it('keep their order and spaces', () => {
    reads({
      'He <bold>had</bold> <italic>E. coli</italic>, not <b>S</b>almonella.': 'He had E. coli, not Salmonella.',
      'one\n    two\t<i> three </i>\nfour': 'one two three four',
      'a<!-- x -->b<?y z?>c': 'abc',
      '5&#160;mg&#8201;of&#x202F;it&#173;self&#8203; &#xFEFF;x': '5 mg of itself x',
      'beta&#x2011;blocker, 3 &#8211; 5 &#8722; 2': 'beta-blocker, 3 – 5 − 2',
      '<named-content>kept</named-content> <unknown>too</unknown>': 'kept too',
      'he said <q>no</q>': 'he said “no”',
      'first<br/>second<break/>third': 'first\nsecond\nthird',
    });
  });

  it('have their scripts as characters', () => {
    reads({
      '12 &#215; 10<sup>9</sup>/L': '12 × 10⁹/L',
      '10<sup>&#8722;3</sup>, 10<sup>-6</sup>': '10⁻³, 10⁻⁶',
      'm<sup>2</sup>, cm<sup>3</sup>': 'm², cm³',
      'H<sub>2</sub>O, CO<sub>2</sub>, SpO<sub>2</sub>': 'H₂O, CO₂, SpO₂',
      'HbA<sub>1c</sub>, C<sub>max</sub>': 'HbA1c, Cmax',
      'Ca<sup>2+</sup>, CD4<sup>+</sup>, <sup>99m</sup>Tc': 'Ca²⁺, CD4⁺, ⁹⁹ᵐTc',
      'V600<sup>E</sup>, x<sup>a b</sup>': 'V600^E, x^(a b)',
      'the 4<sup>th</sup> day, 37<sup>o</sup>C, <sup>TM</sup>': 'the 4th day, 37°C, ™',
      '&#945;-fetoprotein, &#956;g, TNF-&#x3B1;': 'α-fetoprotein, μg, TNF-α',
    });
  });

  it('have formulas in a form that can be read', () => {
    const math =
      '<mml:math xmlns:mml="m"><mml:mn>2</mml:mn><mml:mo>×</mml:mo><mml:msup><mml:mn>10</mml:mn><mml:mn>9</mml:mn></mml:msup></mml:math>';
    reads({
      [`x <inline-formula><alternatives><tex-math>\\tex</tex-math>${math}</alternatives></inline-formula> y`]:
        'x 2×10⁹ y',
      '<inline-formula><mml:math xmlns:mml="m"><mml:mfrac><mml:mi>a</mml:mi><mml:mrow><mml:mi>b</mml:mi><mml:mo>+</mml:mo><mml:mi>c</mml:mi></mml:mrow></mml:mfrac></mml:math></inline-formula>':
        'a/(b+c)',
      'a <tex-math>\\documentclass{minimal}\\begin{document}$5 \\times 10^{9}$\\end{document}</tex-math>': 'a 5 ×10⁹',
    });
  });

  it('lose pointers to references with their brackets and commas', () => {
    const cite = (n: number | string): string => `<xref ref-type="bibr" rid="B${n}">${n}</xref>`;
    reads({
      [`was seen [${cite(3)}, ${cite(4)}].`]: 'was seen.',
      [`was seen [${cite(3)}&#8211;${cite(5)}]; then`]: 'was seen; then',
      [`was seen (${cite(3)}) before`]: 'was seen before',
      [`was seen.<sup>${cite(3)},${cite(4)}</sup> Then`]: 'was seen. Then',
      [`was seen<sup>[${cite(3)}]</sup>.`]: 'was seen.',
      'was seen <xref ref-type="bibr" rid="B1">[1]</xref>, but': 'was seen, but',
      'was seen<sup>[3,4]</sup>.': 'was seen.',
      [`(as others saw, ${cite(7)})`]: '(as others saw)',
      'as <xref ref-type="bibr" rid="B1">Lim et al. (2010)</xref> saw (<xref ref-type="bibr" rid="B2">Roy, 2011</xref>; <xref ref-type="bibr" rid="B3">Sun, 2012</xref>).':
        'as Lim et al. (2010) saw.',
      'Na<sup>+</sup> and Cl<sup>-</sup> stay, and (3) and [sic] and a dose of .5 mg':
        'Na⁺ and Cl⁻ stay, and (3) and [sic] and a dose of .5 mg',
      [`a dose of ${cite(1)} .5 mg`]: 'a dose of .5 mg',
    });
  });

  it('lose pointers to figures and tables, and stay sentences', () => {
    const fig = (label: string): string => `<xref ref-type="fig" rid="F1">${label}</xref>`;
    const table = '<xref ref-type="table" rid="T1">Table 1</xref>';
    reads({
      [`a mass (${fig('Fig. 2')}).`]: 'a mass.',
      [`a mass (Fig. ${fig('2A')}, arrow) on CT`]: 'a mass on CT',
      [`a mass (${fig('Figure 1')}A, B).`]: 'a mass.',
      [`a mass (${fig('Figs. 1')} and ${fig('2')}).`]: 'a mass.',
      [`a mass (see ${fig('Figure 1')}; ${table}).`]: 'a mass.',
      [`low (Hb 9 g/dL; ${table}) and`]: 'low (Hb 9 g/dL) and',
      [`CT, as shown in ${fig('Figure 1')}, was normal.`]: 'CT was normal.',
      [`Values are listed in ${table}.`]: 'Values are listed in the table.',
      [`Seen. ${fig('Figure 2')} shows it.`]: 'Seen. The figure shows it.',
      [`${fig('Figures 2')} and ${fig('3')} show it.`]: 'The figures show it.',
      [`a mass [${fig('Fig. 1(a)')}].`]: 'a mass.',
      'as in <xref ref-type="supplementary-material" rid="S1">Table S1</xref> (<xref ref-type="supplementary-material" rid="S2">Video S2</xref>), raised<xref ref-type="fn" rid="f1">*</xref>':
        'as in Table S1, raised',
      'see <xref ref-type="sec" rid="S1">below</xref>': 'see below',
    });
  });

  it('are without footnotes, figures, captions and hidden words', () => {
    reads({
      'a<fn><p>note</p></fn> b<fig><caption><p>cap</p></caption></fig> <table-wrap><caption><p>cap</p></caption></table-wrap>c<supplementary-material><p>s</p></supplementary-material>':
        'a b c',
      'a <content revised="delete">gone</content> <span style="display:none">gone</span> <span hidden="">gone</span> <script>alert(1)</script><style>p {}</style>b':
        'a b',
    });
  });
});

describe('blocks', () => {
  it('are paragraphs, and lists and tables lines', () => {
    assert.deepEqual(
      texts('<p>one</p>loose <b>words</b><br/>here<div><p>two</p>three</div><disp-quote><p>four</p></disp-quote>'),
      ['one', 'loose words\nhere', 'two', 'three', 'four'],
    );
    assert.deepEqual(
      texts(
        '<list list-type="bullet"><list-item><p>one</p><p>more</p><list list-type="order"><list-item><p>x</p></list-item><list-item><p>y</p></list-item></list></list-item><list-item><p>two</p></list-item></list>',
      ),
      ['- one\n  more\n  1. x\n  2. y\n- two'],
    );
    assert.deepEqual(
      texts('<list listType="ordered"><item>a</item><item>b</item></list><ol start="3"><li>c</li></ol>'),
      ['1. a\n2. b', '3. c'],
    );
    assert.deepEqual(texts('<list><list-item><label>(i)</label><p>a</p></list-item></list>'), ['(i) a']);
    assert.deepEqual(texts('<p>He had: <list><list-item><p>pain</p></list-item></list> and more</p>'), [
      'He had:\n- pain\nand more',
    ]);
    assert.deepEqual(
      texts(
        '<def-list><def-item><term>Na</term><def><p>140</p></def></def-item></def-list><dl><dt>K</dt><dd>4</dd></dl>',
      ),
      ['Na: 140', 'K: 4'],
    );
  });

  it('keep the columns of tables', () => {
    const rows =
      '<thead><tr><th>Test</th><th>Day 1</th><th>Day 2</th></tr></thead><tbody><tr><td rowspan="2">Sodium<br/>(mmol/L)</td><td>140</td><td>138</td></tr><tr><td>141</td><td/></tr><tr><td colspan="2">none</td><td>x</td></tr><tr><td/><td/></tr></tbody>';
    assert.deepEqual(texts(`<table>${rows}</table>`), [
      'Test | Day 1 | Day 2\nSodium; (mmol/L) | 140 | 138\nSodium; (mmol/L) | 141\nnone | | x',
    ]);
    assert.equal(texts(`<table><tr><td colspan="999999999">a</td></tr></table>`)[0], 'a');
  });

  it('keep white space where the source wants it kept', () => {
    assert.deepEqual(texts('<pre>a  b\n  c\n\nd</pre><p xml:space="preserve">e  f\n g</p>'), [
      'a  b\n  c\nd',
      'e  f\n g',
    ]);
  });

  it('know their places', () => {
    const [first, second, third] = paragraphs('\n<p>one</p>\n<p>two</p><div><p>three</p></div>');
    assert.deepEqual(first?.place, { start: 7, end: 17, line: 2, address: '/body/p[1]' });
    assert.deepEqual(
      [second?.place.line, second?.place.address, third?.place.address],
      [3, '/body/p[2]', '/body/div/p'],
    );
  });

  it('are a title in one line', () => {
    assert.equal(
      oneLine(
        parseXml('<title>Case <italic>of</italic>\n  CO<sub>2</sub><break/>x<xref ref-type="bibr">3</xref></title>'),
      ),
      'Case of CO₂ x',
    );
  });

  it('take words that look like the marks of this reader', () => {
    assert.deepEqual(texts('<p>a\ufdd0b\ufdd4c\ufdd6d\ufdd7e</p>'), ['abcde']);
  });

  it('are read in linear time', () => {
    const cite = '<xref ref-type="bibr">1</xref>';
    const n = 20_000;
    const hostile = [
      cite.repeat(n),
      `${cite}, `.repeat(n),
      `(${cite} `.repeat(n),
      `[${cite}`.repeat(n),
      '('.repeat(n * 5),
      `see ${'and '.repeat(n)}${cite}`,
      `(${'see and '.repeat(n)}${cite}`,
      '<sup>2</sup>'.repeat(n),
      `a, `.repeat(n) + cite,
      `Fig. `.repeat(n) + cite,
      ' '.repeat(n * 20),
      `<tex-math>${'\\begin{document}'.repeat(n)}</tex-math>`,
      `<tex-math>${'^{'.repeat(n)}</tex-math>`,
      `as shown in `.repeat(n) + cite,
    ];
    const start = performance.now();
    for (const inside of hostile) texts(`<p>${inside}</p>`);
    assert(performance.now() - start < 15_000);
  });
});
