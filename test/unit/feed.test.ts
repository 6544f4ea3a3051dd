import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Feed, type Growing } from '../../src/editor/panel/feed.ts';
import type { GrownView } from '../../src/protocol/diagnosis.ts';

type Said = 'whole' | 'caret' | readonly GrownView[];

/** A feed of runs whose raw text the test writes, and the next thing it says. */
function setUp(...ids: readonly string[]): { feed: Feed; raw: Record<string, string>; next: () => Promise<Said> } {
  const raw: Record<string, string> = Object.fromEntries(ids.map((id) => [id, '']));
  const said: Said[] = [];
  let heard: () => void = () => undefined;
  const say = (one: Said): void => {
    said.push(one);
    heard();
  };
  const feed = new Feed({
    growing: (id): Growing | null => {
      const text = raw[id];
      return text === undefined ? null : { id, raw: text, diagnoses: [], status: '' };
    },
    grown: say,
    caret: () => say('caret'),
    whole: () => {
      for (const id of ids) feed.inWhole(id, raw[id] ?? '');
      say('whole');
    },
  });
  const next = async (): Promise<Said> => {
    for (;;) {
      const one = said.shift();
      if (one !== undefined) return one;
      await new Promise<void>((resolve) => (heard = resolve));
    }
  };
  return { feed, raw, next };
}

const short = (said: Said): unknown =>
  typeof said === 'string' ? said : said.map(({ run, seq, text }) => `${run} ${seq} ${text}`);

describe('what a page is told of streams', () => {
  it('is one message a turn for all that grew, with what is new of each', async () => {
    const { feed, raw, next } = setUp('a', 'b', 'c');
    feed.changed();
    assert.equal(await next(), 'whole');
    for (const word of ['one ', 'two ']) {
      for (const id of ['a', 'b']) {
        raw[id] += word;
        feed.grew(id);
      }
    }
    assert.deepEqual(short(await next()), ['a 2 one two ', 'b 2 one two ']);
    raw['b'] += 'three';
    feed.grew('b');
    assert.deepEqual(short(await next()), ['b 3 three']);
    feed.dispose();
  });

  it('is the whole when anything else has changed, and then no delta twice', async () => {
    const { feed, raw, next } = setUp('a');
    feed.changed();
    await next();
    raw['a'] = 'one ';
    feed.grew('a');
    feed.changed();
    assert.equal(await next(), 'whole');
    raw['a'] += 'two';
    feed.grew('a');
    assert.deepEqual(short(await next()), ['a 3 two']);
    feed.dispose();
  });

  it('is the caret in its turn, one message at a time, and neither keeps the other waiting', async () => {
    const { feed, raw, next } = setUp('a');
    feed.changed();
    await next();
    const both = (): void => {
      raw['a'] += 'x';
      feed.grew('a');
      feed.moved();
    };
    both();
    both();
    assert.deepEqual(short(await next()), ['a 2 xx']);
    both();
    assert.equal(await next(), 'caret');
    both();
    assert.deepEqual(short(await next()), ['a 3 xx']);
    assert.equal(await next(), 'caret');
    feed.dispose();
  });

  it('leaves out a run that ended or that the page does not know', async () => {
    const { feed, raw, next } = setUp('a', 'b');
    feed.changed();
    await next();
    delete raw['a'];
    raw['stranger'] = 'x';
    raw['b'] = 'y';
    for (const id of ['a', 'stranger', 'b']) feed.grew(id);
    assert.deepEqual(short(await next()), ['b 2 y']);
    feed.dispose();
  });
});
