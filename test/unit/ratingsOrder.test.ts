import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashOf } from '../../src/ledger/line.ts';
import type { RatingEvent, Recorded } from '../../src/ratings/event.ts';
import { eventOrder } from '../../src/ratings/eventOrder.ts';
import { firstStanding, keyOf, standingBy, standingOf, type Said } from '../../src/ratings/standing.ts';

const caseSha256 = 'a'.repeat(64);
const by = { rater: 'r1', role: 'clinician' } as const;
const about = { answer: 'x', case: 'one', caseSha256 };
const start = '0'.repeat(64);

/** The same small numbers on every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

function shuffled<T>(things: readonly T[], below: (n: number) => number): T[] {
  const left = [...things];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(below(left.length), 1));
  return out;
}

/** One writer of a folder, whose file is a chain as a ledger writes it. */
class Writer {
  readonly lines: Recorded[] = [];
  #prev = start;
  readonly #pack: string | null;

  constructor(heads: Record<string, string>, at: string, pack: string | null = null) {
    this.#pack = pack;
    const aPack = pack === null ? null : { id: pack, sha256: caseSha256 };
    this.say({ what: 'opened', ...by, software: '', heads, pack: aPack, key: null }, at);
  }

  say(event: RatingEvent, at: string): Recorded {
    const prev = this.#prev;
    const hash = hashOf(JSON.stringify([prev, at, event]));
    const one = { hash, prev, at, pack: this.#pack, event };
    this.#prev = hash;
    this.lines.push(one);
    return one;
  }

  get head(): string {
    return this.#prev;
  }
}

const bond = (value: number | null, changes: string | null): RatingEvent => ({
  what: 'rated',
  ...by,
  ...about,
  item: 'bond',
  diagnosis: null,
  value,
  scale: null,
  changes,
});
const completed: RatingEvent = { what: 'completed', ...by, case: 'one', caseSha256, changes: null };

const valueOf = (events: Iterable<Recorded>): unknown => standingOf(standingBy(events), by, about).bond;

describe('the order of events', () => {
  it('is that of a file, whatever its clock says', () => {
    const file = new Writer({}, '2026-03-05');
    file.say(bond(5, null), '2026-03-04');
    file.say(bond(4, null), '2026-03-04');
    file.say(bond(3, null), '2026-03-02');
    assert.deepEqual(eventOrder(file.lines.toReversed()), file.lines);
    assert.equal(valueOf(file.lines.toReversed()), 3);
  });

  it('puts what a file has seen before it, on one date too', () => {
    const first = new Writer({}, '2026-03-04');
    first.say(bond(5, null), '2026-03-04');
    const second = new Writer({ 'first.jsonl': first.head }, '2026-03-04');
    second.say(bond(2, null), '2026-03-04');
    for (const events of [
      [...first.lines, ...second.lines],
      [...second.lines, ...first.lines],
    ])
      assert.equal(valueOf(events), 2);
  });

  it('lets a change stand whatever the clock says, also after two windows spoke at the same time', () => {
    const [left, right] = [new Writer({}, '2026-01-01T00:00:00.000Z'), new Writer({}, '2026-01-01T00:00:01.000Z')];
    const early = left.say(bond(5, null), '2026-01-01T00:00:12.000Z');
    right.say(bond(4, null), '2026-01-01T00:00:10.000Z');
    assert.equal(valueOf([...left.lines, ...right.lines]), 5);
    const change = right.say(bond(3, early.hash), '2026-01-01T00:00:05.000Z');
    assert.equal(valueOf([...left.lines, ...right.lines]), 3);
    left.say(bond(null, change.hash), '2026-01-01T00:00:01.000Z');
    assert.equal(valueOf([...right.lines, ...left.lines]), null);
  });

  it('is the same in every order of reading, and never undone by what is written later', () => {
    const below = numbers(20_260_304);
    for (let round = 0; round < 150; round++) {
      const writers: Writer[] = [];
      const everything: Recorded[] = [];
      const day = (): string => (below(3) === 0 ? `2026-03-0${1 + below(9)}` : `2026-03-04T0${below(10)}:00:00.000Z`);
      const heads = (): Record<string, string> =>
        Object.fromEntries(writers.filter(() => below(2) === 0).map((one, i) => [`${i}.jsonl`, one.head]));
      let before: string[] = [];
      for (let step = 0; step < 25; step++) {
        if (writers.length === 0 || below(6) === 0) writers.push(new Writer(heads(), day()));
        const writer = writers[below(writers.length)] as Writer;
        // What stood may be changed by one who saw it, or overlooked by one who did not.
        const standing = [...standingBy(everything).values()].at(0);
        const said = writer.say(bond(below(6), below(2) === 0 ? (standing?.hash ?? null) : null), day());
        everything.splice(0, everything.length, ...writers.flatMap(({ lines }) => lines));
        const order = eventOrder(shuffled(everything, below)).map(({ hash }) => hash);
        assert.deepEqual(
          eventOrder(shuffled(everything, below)).map(({ hash }) => hash),
          order,
        );
        assert.deepEqual(
          order.filter((hash) => before.includes(hash)),
          before,
          'the others stay as they were',
        );
        for (const { lines } of writers) {
          const places = lines.map(({ hash }) => order.indexOf(hash));
          assert.deepEqual(
            places,
            places.toSorted((a, b) => a - b),
          );
        }
        if (said.event.what === 'rated' && said.event.changes !== null) {
          assert.ok(order.indexOf(said.event.changes) < order.indexOf(said.hash));
          assert.equal([...standingBy(everything).values()][0]?.hash, said.hash, 'a change of what stood stands');
        }
        before = order;
      }
    }
  });

  it('counts an event once that stands in two copies of a file', () => {
    const file = new Writer({}, '2026-03-04');
    file.say(bond(5, null), '2026-03-04');
    assert.equal(eventOrder([...file.lines, ...structuredClone(file.lines)]).length, 2);
  });
});

describe('what a rater’s word is about', () => {
  const said = (event: object, pack: string | null = null): string =>
    keyOf({ event: { ...by, changes: null, ...event } as Said['event'], pack });

  it('is the same thing or another', () => {
    const rated = { what: 'rated', ...about, item: 'match', diagnosis: 1, value: 5, scale: null };
    const same = [said(rated), said({ ...rated, value: 2 }), said(rated, 'p1')];
    assert.equal(new Set(same).size, 1);
    const listed = { what: 'listed', case: 'one', caseSha256, diagnoses: [] };
    const different = [
      said(rated),
      said({ ...rated, diagnosis: 2 }),
      said({ ...rated, item: 'bond' }),
      said({ ...rated, answer: 'y' }),
      said({ ...rated, role: 'judge' }),
      said({ ...rated, rater: 'r2' }),
      said({ what: 'referenced', ...about, diagnosis: 'x' }),
      said(listed, 'own'),
      said(listed, 'assisted'),
      said({ ...listed, case: 'two' }, 'own'),
      said({ what: 'flagged', case: 'one', caseSha256, on: true }, 'own'),
      said({ what: 'completed', case: 'one', caseSha256 }, 'own'),
      said({ what: 'consented', textSha256: null, timing: true }),
    ];
    assert.equal(new Set(different).size, different.length);
  });
});

describe('the first rating', () => {
  const of = { case: 'one', pack: null };
  const valueIn = (first: Map<string, Said> | null): unknown => first && standingOf(first, by, about).bond;

  it('is what stood when the case was first completed, whatever came after', () => {
    const file = new Writer({}, '2026-03-04');
    file.say(bond(5, null), '2026-03-04');
    assert.equal(firstStanding(file.lines, by, of), null);
    file.say(bond(4, null), '2026-03-04');
    file.say(completed, '2026-03-04');
    file.say(bond(2, null), '2026-03-01');
    file.say(completed, '2026-03-01');
    const later = new Writer({ 'a.jsonl': file.head }, '2026-03-04');
    later.say(bond(0, null), '2026-03-04');
    const all = [...later.lines, ...file.lines];
    assert.equal(valueIn(firstStanding(all, by, of)), 4);
    assert.equal(valueOf(all), 0);
  });

  it('is the rater’s own, in one pack', () => {
    const file = new Writer({}, '2026-03-04', 'own');
    file.say({ what: 'listed', ...by, case: 'one', caseSha256, diagnoses: ['gout'], changes: null }, '2026-03-04');
    file.say(completed, '2026-03-04');
    const next = new Writer({}, '2026-03-09', 'assisted');
    next.say({ what: 'listed', ...by, case: 'one', caseSha256, diagnoses: ['sepsis'], changes: null }, '2026-03-09');
    next.say(completed, '2026-03-09');
    const all = [...next.lines, ...file.lines];
    const listOf = (pack: string): unknown =>
      [...(firstStanding(all, by, { case: 'one', pack }) ?? new Map<string, Said>()).values()].flatMap(
        ({ event, pack: of }) => (event.what === 'listed' && of === pack ? [event.diagnoses] : []),
      );
    assert.deepEqual(listOf('own'), [['gout']]);
    assert.deepEqual(listOf('assisted'), [['sepsis']]);
    assert.equal(firstStanding(all, { rater: 'r2', role: 'clinician' }, { case: 'one', pack: 'own' }), null);
    assert.equal(firstStanding(all, { rater: 'r1', role: 'judge' }, { case: 'one', pack: 'own' }), null);
  });
});
