import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Diagnosis } from '../../src/arms/answer.ts';
import { AnswerReader, parseAnswer } from '../../src/arms/reading/parseAnswer.ts';
import { assertLegible, forms, generator, namesOf, written, type Written } from './answers.ts';
import { caseText } from './armsFixtures.ts';

const everything = [...forms, 'second', 'heldOut', 'third', 'blind', 'nothing'].flatMap((file) => written(file));

function inPieces(raw: string, cut: boolean, top: number, length: () => number): unknown {
  const reader = new AnswerReader(caseText, top);
  for (let at = 0; at < raw.length;) {
    const to = at + length();
    reader.feed(raw.slice(at, to));
    if (length() === 1) assert.ok(reader.diagnoses.length <= top);
    at = to;
  }
  return reader.finish(cut);
}

const chunkings: readonly (readonly [string, (random: () => number) => () => number])[] = [
  ['one unit at a time', () => () => 1],
  ['in small pieces', (random) => () => 1 + Math.floor(random() * 6)],
  ['in pieces of all sizes', (random) => () => 1 + Math.floor(random() ** 3 * 400)],
];

function assertStrict(raw: string, cut: boolean, top: number): void {
  const reading = parseAnswer(raw, caseText, top, cut);
  const { diagnoses } = reading;
  assert.ok(diagnoses.length <= top);
  assert.deepEqual(
    diagnoses.map(({ rank }) => rank),
    diagnoses.map((_, i) => i + 1),
  );
  for (const diagnosis of diagnoses) {
    Diagnosis.parse(diagnosis);
    for (const { start, end, text } of diagnosis.evidence) assert.equal(caseText.slice(start, end), text);
  }
  assert.equal(reading.parser === 'none', diagnoses.length === 0);
  assert.ok(!reading.abstained || diagnoses.length === 0);
  assertLegible(
    raw,
    diagnoses.map(({ name }) => name),
  );
}

/** Names of drafts and thoughts, which count until the last word has come. */
const drafts = ['Gout', 'Lupus', 'Sarcoidosis'];

function cutsOf(one: Written, step: number): void {
  const whole = new Set([...one.names, ...namesOf({ ...one, top: 10 }), ...drafts]);
  for (let end = 0; end < one.raw.length; end += step) {
    for (const name of namesOf({ raw: one.raw.slice(0, end), top: 10, cut: true })) {
      assert.ok(whole.has(name), `${one.what}: ${name} in ${one.raw.slice(0, end)}`);
    }
  }
}

/** Time of the processor rather than of the clock, so that a busy machine does not count. */
function millis(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

/** What reading costs at least: every line is taken out and compared with a pattern or two. */
function plainScan(text: string): number {
  let found = 0;
  for (const line of text.match(/[^\n]{0,80}\n?/g) ?? []) {
    if (/^\s*(?:\d+[.)]|[-*<{[])/.test(line)) found += line.trim().length;
    for (let i = 0; i < line.length; i++) if (line.charCodeAt(i) === 34) found += 1;
  }
  return found;
}

const hostile = [
  '[',
  '{',
  '[{"',
  '{"a":[',
  '[[[]]]',
  '**',
  '1. ',
  '1. 1. 1. ',
  '1. **a',
  '<',
  '<a',
  '<a<',
  '<a ',
  '</',
  '<diagnosis>',
  '<diagnosis><name>',
  '<item><b><c>',
  '<diagnosis name="',
  '<![CDATA[',
  '<!--',
  '</think>',
  '<case>',
  '"',
  "'",
  '`',
  '```\n',
  '\\',
  'For: "',
  '1. ab cd\n\nfoo:\n',
  '1. a 2. b 3. c ',
  ' \t',
  '\n',
  '\n\n- ',
  '| a | b ',
  '> ',
  '1) a, 2) b, ',
  '&amp;',
  '<dx>ab cd</dx>',
  '{"name":"ab cd"}\n',
  '["ab cd"]\n',
  '/*',
  '{"a":"b" c',
  'a: b; c, d > e ',
  'ab cd\nWhy: x\n',
  '\nCase 2',
  '<|',
  '<li>ab cd',
  '1. ab (cd ',
  '(',
  '1. ~~ab',
  '1. [ab](cd',
  '1. Likely: ',
  '1. 70% ',
  '1. Ab Why',
  '1. ab\n\nLow:\n- ',
  '1|',
  '<tr><td>',
  'é',
];

/** Those that cost the most, by trial. */
const dearest = [
  '["ab cd"]\n',
  '1. ab cd\n\nfoo:\n',
  'ab cd\nWhy: x\n',
  '\n',
  '\n\n- ',
  '{"name":"ab cd"}\n',
  '<d><dx>',
  '[{"',
  '<li>ab cd',
  '<a>',
];

/** How much of everything is tried: the properties are the same. */
export interface Extent {
  /** How many answers with parts mixed, and how many heaps of marks and words. */
  readonly mixed: number;
  readonly heaps: number;
  /** How far one cut of an answer is from the next: in the first of its style, and in others. */
  readonly steps: { readonly first: number; readonly again: number };
  /** Of hostile text. */
  readonly length: number;
}

/** What holds for the reading of any text, with seeds that stay. */
export function describeReading(extent: Extent): void {
  describe('reading is strict', () => {
    for (const [how, lengths] of chunkings) {
      it(`gives the same ${how} as at once`, () => {
        const random = generator(11);
        for (const { raw, cut, top, what } of everything) {
          assert.deepEqual(inPieces(raw, cut, top, lengths(random)), parseAnswer(raw, caseText, top, cut), what);
        }
      });
    }

    it('gives names that stand in the text, ranked from one, and no more than asked', () => {
      for (const { raw, cut } of everything) for (const top of [1, 3, 10]) assertStrict(raw, cut, top);
    });

    it('keeps all that on answers with parts removed, doubled, swapped and mixed (seeded)', () => {
      const random = generator(20_250_101);
      const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
      const marks = [
        '<',
        '>',
        '"',
        "'",
        '{',
        '}',
        '[',
        ']',
        '\n',
        '\n\n',
        '**',
        '1. ',
        '- ',
        '```',
        '&',
        '</name>',
        '\\',
        ':',
        ',',
        '|',
        '<think>',
        '</think>',
        '<diagnosis>',
        '<![CDATA[',
        '<!--',
        '\u200f',
        '\ud83d',
      ];
      for (let round = 0; round < extent.mixed; round++) {
        let raw = pick(everything)?.raw ?? '';
        for (let edits = Math.floor(random() * 5); edits >= 0; edits--) {
          const [from = 0, to = 0] = [random(), random()]
            .map((at) => Math.floor(at * raw.length))
            .toSorted((a, b) => a - b);
          const kind = Math.floor(random() * 5);
          const other = pick(everything)?.raw ?? '';
          if (kind === 0) raw = raw.slice(0, from) + raw.slice(Math.min(to, from + 40));
          else if (kind === 1) raw = raw.slice(0, to) + raw.slice(from);
          else if (kind === 2) raw = raw.slice(0, from) + other.slice(from, to) + raw.slice(from);
          else raw = raw.slice(0, from) + (pick(marks) ?? '') + raw.slice(from);
        }
        raw = raw.slice(0, 6000);
        assertStrict(raw, random() < 0.5, 5);
        if (round % 4 === 0) {
          const whole = parseAnswer(raw, caseText, 5, true);
          const pieces = inPieces(raw, true, 5, () => 1 + Math.floor(random() * 9));
          assert.deepEqual(pieces, whole, JSON.stringify(raw));
        }
      }
    });

    it('keeps all that on heaps of marks and words (seeded)', () => {
      const words = [
        '1. ',
        '2) ',
        '(3) ',
        '\n',
        '\n\n',
        '"',
        '“',
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '**',
        'Why: ',
        'For: ',
        'Against: ',
        '<think>',
        '</think>',
        '```',
        'Gout',
        'fever',
        '"name"',
        '\\',
        '\\u00',
        '😷'.slice(0, 1),
        '\u0000',
        '- ',
        '(',
        '%',
        '70%',
        ' ',
        'Diagnosis 1: ',
        '<diagnosis>',
        '</diagnosis>',
        '<name>',
        '</name>',
        '<name/>',
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
        '&amp;',
        '&#0;',
        '<!DOCTYPE x [',
        '<differential>',
        'Most likely diagnosis: ',
        'Ranked differential:\n',
        ' > ',
        '; ',
        '| ',
        '|---|',
        '<li>',
        '<ol>',
        'Human: ',
        '</s>',
        '[INST]',
        '<case>',
        '//',
        '/*',
        '*/',
        'I. ',
        'A. ',
        '１．',
        '①',
        '\t',
      ];
      const random = generator(20_250_102);
      for (let round = 0; round < extent.heaps; round++) {
        const raw = Array.from(
          { length: 1 + Math.floor(random() * 60) },
          () => words[Math.floor(random() * words.length)],
        ).join('');
        const cut = round % 2 === 0;
        const whole = parseAnswer(raw, caseText, 5, cut);
        assert.ok(whole.diagnoses.length <= 5);
        for (const diagnosis of whole.diagnoses) {
          Diagnosis.parse(diagnosis);
          for (const { start, end, text } of diagnosis.evidence) assert.equal(caseText.slice(start, end), text);
        }
        if (round % 3 === 0)
          assert.deepEqual(
            inPieces(raw, cut, 5, () => 1 + Math.floor(random() * 5)),
            whole,
            JSON.stringify(raw),
          );
      }
    });
  });

  describe('an answer that is cut anywhere', () => {
    for (const form of forms) {
      it(`gives no half name and none that the whole does not give: ${form}`, () => {
        const seen = new Set<string>();
        for (const one of written(form)) {
          cutsOf(one, seen.has(one.what) ? extent.steps.again : extent.steps.first);
          seen.add(one.what);
        }
      });
    }
  });

  describe('hostile text', () => {
    const { length } = extent;
    const of = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
    const scan = millis(() => {
      for (let i = 0; i < 4; i++) plainScan(of('1. ab "cd"\n', length));
    });
    /** So many times the cost of a plain scan of as much text, and a little for the collector of garbage. */
    const assertCheap = (piece: string, size: number, times: number, work: () => unknown): void => {
      const least = (scan / 4) * (size / length);
      const took = millis(work);
      assert.ok(
        took < times * least + 400,
        `${JSON.stringify(piece)}: ${took.toFixed()} ms, a scan ${least.toFixed(1)} ms`,
      );
    };

    it('is read in time that grows with its length alone', () => {
      for (const [i, piece] of dearest.entries()) {
        const lead = i % 2 === 0 ? '' : '1. Gout\nWhy: ';
        assertCheap(piece, length, 80, () => parseAnswer(lead + of(piece, length), caseText, 5));
      }
    });

    it('of any kind, at once or in small chunks, costs no more than a few scans of it', () => {
      const size = length / 5;
      for (const piece of [...hostile, ...dearest]) {
        const text = of(piece, size);
        assertCheap(piece, size, 80, () => parseAnswer(`1. Gout\nWhy: ${text}`, caseText, 5));
        assertCheap(piece, size, 80, () => parseAnswer(`1. ${text}`, caseText, 5));
        assertCheap(piece, size, 160, () => {
          const reader = new AnswerReader(caseText, 5);
          for (let at = 0; at < text.length; at += 4) reader.feed(text.slice(at, at + 4));
          reader.finish(true);
        });
      }
    });

    it('made to grow, to nest or to reach into the reader does nothing of the kind', () => {
      const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 12 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i === 0 ? '' : i};`.repeat(10)}">`).join('')}]><differential><diagnosis><name>Gout &lol12;</name></diagnosis></differential>`;
      assert.deepEqual(namesOf({ raw: laughs, top: 5, cut: false }), ['Gout &lol12']);
      const outside =
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><differential><diagnosis><name>Gout</name><why>&f;</why></diagnosis></differential>';
      const [gout] = parseAnswer(outside, caseText, 5).diagnoses;
      assert.equal(gout?.reason, '&f;');
      for (const tag of ['a', 'diagnosis', 'item', 'name', 'for']) {
        const deep = `<differential>${`<${tag}>`.repeat(length / 20)}Gout${`</${tag}>`.repeat(length / 20)}<diagnosis><name>Lupus</name></diagnosis></differential>`;
        assert.ok(
          namesOf({ raw: deep, top: 5, cut: false }).every((name) => name === 'Lupus' || name === 'Gout'),
          tag,
        );
      }
      const reaching =
        '<differential><diagnosis><name>Gout</name><__proto__><name>x y</name></__proto__><constructor>a b</constructor></diagnosis><diagnosis><name>Lupus</name></diagnosis></differential>';
      assert.ok(namesOf({ raw: reaching, top: 5, cut: false }).includes('Lupus'));
      assert.equal(Object.hasOwn(Object.prototype, 'name'), false);
      const huge = `<differential><diagnosis><name>Gout</name><why>${'word '.repeat(length)}</why></diagnosis><diagnosis><name>Lupus</name></diagnosis></differential>`;
      assert.deepEqual(namesOf({ raw: huge, top: 5, cut: false }), ['Gout', 'Lupus']);
    });
  });
}
