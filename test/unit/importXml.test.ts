import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SourceFault } from '../../src/cases/import/sourceFault.ts';
import { elementIn, isElement, parseXml, type XmlElement } from '../../src/cases/import/xml/document.ts';

function faultOf(text: string): { line: number | null; column: number | null; message: string } {
  try {
    parseXml(text);
  } catch (error) {
    assert(error instanceof SourceFault, String(error));
    const { line, column } = error.error;
    return { line, column, message: error.message };
  }
  return assert.fail(`Taken in silence: ${text.slice(0, 80)}`);
}

function words(element: XmlElement): string {
  return element.children.map((node) => (isElement(node) ? words(node) : node.text)).join('');
}

describe('an XML document', () => {
  it('keeps order, spaces and the places of its elements', () => {
    const text = '<?xml version="1.0"?>\r\n<a>x <p:b c="1 &amp; 2">y</p:b> z\r\n<d/></a>';
    const root = parseXml(text);
    assert.equal(words(root), 'x y z\n');
    const b = elementIn(root, 'b');
    assert(b !== null);
    assert.deepEqual([b.prefix, b.attributes['c']], ['p', '1 & 2']);
    assert.equal(text.slice(b.start, b.end), '<p:b c="1 &amp; 2">y</p:b>');
    const d = elementIn(root, 'd');
    assert.equal(d && text.slice(d.start, d.end), '<d/>');
    assert.equal(text.slice(root.start, root.end), text.slice(text.indexOf('<a>')));
  });

  it('keeps numbers as they are written', () => {
    assert.equal(words(parseXml('<a><b>007</b> <b>1.0</b> <b>1e3</b> <b>true</b></a>')), '007 1.0 1e3 true');
  });

  it('decodes entities, once', () => {
    const cases = {
      '&amp;lt;': '&lt;',
      '&#38;lt;': '&lt;',
      '&lt;b&gt;': '<b>',
      '&#181;&#xB5;&micro;': 'µµµ',
      '&nbsp;&thinsp;': '\u00a0\u2009',
      '&alpha;&Omega;&sigmaf;': 'αΩς',
      '&eacute;&Uuml;&ccedil;&scaron;&ntilde;': 'éÜçšñ',
      '&#x1F600;': '😀',
      '&le;&plusmn;&times;&deg;': '≤±×°',
    };
    for (const [written, read] of Object.entries(cases)) {
      assert.equal(words(parseXml(`<a>${written}</a>`)), read);
      assert.equal(parseXml(`<a b="${written}"/>`).attributes['b'], read);
    }
  });

  it('takes CDATA as it is, and no comment or instruction', () => {
    assert.equal(words(parseXml('<a><![CDATA[<b>&amp;]]></a>')), '<b>&amp;');
    assert.equal(words(parseXml(`<a>hy<!-- "it's" < & -->po<?pi it's "x?>xia</a>`)), 'hypoxia');
    assert.equal(words(parseXml("<?xml-stylesheet href='x'?><a>1<?x it's?>2</a><!-- end -->")), '12');
  });

  it('reads a byte order mark, white space before the declaration, and a DOCTYPE without entities', () => {
    for (const before of [
      '\ufeff<?xml version="1.0"?>\n',
      '\n<?xml version="1.0"?>',
      '<!DOCTYPE a PUBLIC "x>" "y<.dtd">',
      '<!DOCTYPE a [<!ELEMENT a ANY><!-- <!ENTITY x "y"> -->]>',
      '<!-- <!ENTITY x "y"> -->',
    ]) {
      const text = `${before}<a>x</a>`;
      const root = parseXml(text);
      assert.equal(text.slice(root.start, root.end), '<a>x</a>');
    }
  });

  it('hides what no reader looks at, and moves nothing by that', () => {
    const text =
      '<article><body><p>x</p></body><back>\n<ref-list>\n<ref id="1">y</ref></ref-list><p>z</p></back></article>';
    const back = elementIn(parseXml(text), 'back');
    assert(back !== null);
    assert.equal(words(back).trim(), 'z');
    const p = elementIn(back, 'p');
    assert.equal(p && text.slice(p.start, p.end), '<p>z</p>');
    const data = '<section><c:entry><c:observation a="1"><c:code/></c:observation></c:entry><text>x</text></section>';
    const entry = elementIn(parseXml(data), 'entry');
    assert.deepEqual(entry?.children, []);
    assert.equal(entry && data.slice(entry.end), '<text>x</text></section>');
    assert.match(faultOf(data.replace('</c:code>', '').replace('<c:code/>', '<c:code>')).message, /mis-nested/);
  });
});

describe('broken XML', () => {
  const faults: readonly (readonly [string, number, number, RegExp])[] = [
    ['<a>\n<b>x', 2, 5, /cut off.*“b”.*line 2/],
    ['<a>\n<b>x</b', 2, 5, /cut off/],
    ['<a>\n<b c="x', 2, 1, /cut off/],
    ['<a>\n<!-- x', 2, 1, /no end/],
    ['<a>\n<b><c></b></c></a>', 2, 7, /mis-nested.*“b”.*“c” from line 2/],
    ['<a/>\n<b/>', 2, 1, /second document/],
    ['<a></a>\n<b/>', 2, 1, /second document/],
    ['<a></a>\nx', 2, 1, /behind the end/],
    ['<a/>\nx', 2, 1, /behind the end/],
    ['<a/>\n<![CDATA[x]]>', 2, 1, /outside/],
    ['x<a/>', 1, 1, /no XML/],
    ['', 1, 1, /no XML element/],
    ['<!-- x -->', 1, 1, /no XML element/],
    ['<a>\n</a></b>', 2, 5, /never opened/],
    ['<a b=1/>', 1, 4, /without value/],
    ['<a b/>', 1, 4, /not allowed/],
    ['<a b="1" b="2"/>', 1, 10, /repeated/],
    ['<a b="1"c="2"/>', 1, 9, /space/],
    ['<a b="<c/>"/>', 1, 6, /closing quote/],
    ['<a>x & y</a>', 1, 6, /&amp;/],
    ['<a b="x & y"/>', 1, 9, /&amp;/],
    ['<a>x &nosuch; y</a>', 1, 6, /“&nosuch;” is not known/],
    ['<a>&#0;</a>', 1, 4, /“&#0;”/],
    ['<a>&#xD800;</a>', 1, 4, /“&#xD800;”/],
    ['<a>&#99999999;</a>', 1, 4, /“&#99999999;”/],
    ['<a>x ]]> y</a>', 1, 6, /CDATA/],
    ['<a>x < y</a>', 1, 6, /&lt;/],
    ['<a><!foo></a>', 1, 4, /“<!foo” may not stand/],
    ['<a><!DOCTYPE a></a>', 1, 4, /may not stand/],
    ['<a>\u0000</a>', 1, 4, /U\+0000/],
    ['<a>\n\u0007</a>', 2, 1, /U\+0007/],
    ['<a><?xml version="1.0"?></a>', 1, 4, /two files/],
    ['<!DOCTYPE a [\n<!ENTITY x "y">]><a/>', 2, 1, /entities of its own/],
    ['<!DOCTYPE a [\n<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]><a/>', 2, 1, /entities of its own/],
    ['<!DOCTYPE a [ %x; ]><a/>', 1, 15, /entities of its own/],
    ['<!DOCTYPE a SYSTEM "x" [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 1, 25, /entities of its own/],
  ];
  for (const [text, line, column, sentence] of faults) {
    it(`is refused: ${JSON.stringify(text.slice(0, 60))}`, () => {
      const fault = faultOf(text);
      assert.match(fault.message, sentence);
      assert.deepEqual([fault.line, fault.column], [line, column]);
    });
  }

  it('is refused when it is made to exhaust: a bomb of entities, deep nesting, a million tags', () => {
    const bomb = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('\n');
    assert.match(faultOf(`<!DOCTYPE a [<!ENTITY l0 "x">\n${bomb}]>\n<a>&l20;</a>`).message, /entities of its own/);
    assert.match(faultOf(`${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`).message, /nested more than 200 deep/);
    assert.match(faultOf('<a>'.repeat(10_000)).message, /nested more than 200 deep/);
    assert.match(faultOf(`<a>${'<b/>'.repeat(1_000_000)}</a>`).message, /more than 1000000 elements/);
  });

  it('takes names that are properties of every object without harm', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      for (const text of [`<a><${name}>x</${name}></a>`, `<a ${name}="x"/>`]) {
        try {
          parseXml(text);
        } catch (error) {
          assert(error instanceof SourceFault);
        }
      }
    }
    assert.equal(({} as Record<string, unknown>)['x'], undefined);
  });

  it('is told in linear time', () => {
    const long = 1_000_000;
    const hostile = [
      `<a ${' '.repeat(long)}`,
      `<a ${'b '.repeat(long / 2)}>`,
      `<a>${'&'.repeat(long)}</a>`,
      `<a>${']]'.repeat(long / 2)}</a`,
      `<!DOCTYPE a [${'<!-- -->'.repeat(long / 8)}`,
      `<a>${'<![CDATA['.repeat(long / 9)}</a>`,
      `<a>${'<'.repeat(long)}</a>`,
      `<${'a'.repeat(long)}`,
      '<?x '.repeat(long / 4),
    ];
    const start = performance.now();
    for (const text of hostile) faultOf(text);
    assert(performance.now() - start < 20_000);
  });

  it('reads a text of 4 MB without a tag in it', () => {
    assert.equal(words(parseXml(`<a>${'word &amp; '.repeat(400_000)}</a>`)).length, 2_800_000);
  });
});
