// The panel's page in a real browser: from its first byte to the answer on screen, and what one message of a stream costs.
import { Feed } from '../../src/editor/panel/feed.ts';
import { PageRoom, type ShownPage } from '../page/harness.ts';
import { complete, grown, running, snapshot } from '../page/snapshots.ts';
import { median, type Line } from './bench.ts';

export const name = 'page';

const rounds = 7;
const messages = 200;

/** Milliseconds from the navigation to the page's own script having run, and from the answer's arrival to its paint. */
async function painting(page: ShownPage): Promise<{ readonly script: number; readonly answer: number }> {
  return page.page.evaluate(async (told) => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const before = performance.now();
    window.postMessage(told, '*');
    while (!document.querySelector('.ranking')) await new Promise((done) => setTimeout(done));
    const shown = performance.now();
    document.body.getBoundingClientRect();
    return { script: navigation?.domContentLoadedEventEnd ?? Number.NaN, answer: shown - before };
  }, snapshot(complete()));
}

/** The same words as plain HTML, put into an empty page. */
async function bare(page: ShownPage): Promise<number> {
  return page.page.evaluate(() => {
    const html = document.querySelector('main')?.outerHTML ?? '';
    const frame = document.createElement('div');
    const before = performance.now();
    document.body.append(frame);
    frame.innerHTML = html;
    frame.getBoundingClientRect();
    const took = performance.now() - before;
    frame.remove();
    return took;
  });
}

async function streaming(page: ShownPage): Promise<number> {
  const told = Array.from({ length: messages }, (_, i) => grown(i + 1, 1 + Math.floor((i * 5) / messages), 'word '));
  await page.tell(snapshot(running(0)));
  return page.page.evaluate(async (all) => {
    const before = performance.now();
    await window.fakeHost.tell(all);
    const took = (performance.now() - before) / all.length;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const shown = document.querySelectorAll('.ranking > li').length;
    if (shown !== 5) throw new Error(`the page shows ${shown} of 5 diagnoses`);
    return took;
  }, told);
}

const arms = ['a', 'b', 'c'];
const chunks = 10_000;

/** The most messages that begin within any one second while several arms stream beside each other. */
async function messagesASecond(): Promise<number> {
  const raw = new Map(arms.map((arm) => [arm, '']));
  const at: number[] = [];
  let told = 0;
  const feed = new Feed({
    growing: (id) => ({ id, raw: raw.get(id) ?? '', diagnoses: [], status: '' }),
    grown: (runs) => {
      at.push(performance.now());
      told += runs.reduce((sum, { text }) => sum + text.length, 0);
    },
    caret: () => at.push(performance.now()),
    whole: () => {
      at.push(performance.now());
      for (const arm of arms) feed.inWhole(arm, raw.get(arm) ?? '');
    },
  });
  feed.changed();
  for (let chunk = 1; chunk <= chunks; chunk += 1) {
    for (const arm of arms) {
      raw.set(arm, `${raw.get(arm)}x`);
      feed.grew(arm);
    }
    if (chunk % 10 === 0) feed.moved();
    // Now and then there is something else to tell: a run has ended, or a setting has changed.
    if (chunk % 997 === 0) feed.changed();
    if (chunk % 4 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  feed.dispose();
  if (at.length < 30) throw new Error('The stream was too short to tell.');
  if (told < chunks) throw new Error(`Of ${arms.length * chunks} chunks ${told} were told as growth.`);
  return Math.max(...at.map((start) => at.filter((one) => one >= start && one < start + 1000).length));
}

export async function run(): Promise<readonly Line[]> {
  const room = await PageRoom.open();
  try {
    const [script, answer, plain, message]: number[][] = [[], [], [], []];
    for (let round = 0; round < rounds; round += 1) {
      const page = await room.show();
      const took = await painting(page);
      script?.push(took.script);
      answer?.push(took.answer);
      plain?.push(await bare(page));
      await page.close();
      const stream = await room.show();
      message?.push(await streaming(stream));
      await stream.close();
    }
    const most = await messagesASecond();
    const [s, a, p, m] = [median(script ?? []), median(answer ?? []), median(plain ?? []), median(message ?? [])];
    return [
      {
        what: 'first paint of the panel’s page',
        measured: `${(s + a).toFixed(1)} ms`,
        against: `same HTML laid out ${p.toFixed(1)} ms`,
        ratio: (s + a) / p,
        goal: 'at most 300 ms',
        ok: s + a <= 300,
      },
      {
        what: 'one message of a stream, in the page',
        measured: `${m.toFixed(2)} ms`,
        against: '33 ms between two of them',
        ratio: m / 33,
        goal: 'at most 0.25',
        ok: m / 33 <= 0.25,
      },
      {
        what: 'messages to a page in any second, three arms of 10,000 chunks',
        measured: String(most),
        against: '30',
        ratio: most / 30,
        goal: 'at most 1',
        ok: most <= 30,
      },
    ];
  } finally {
    await room.close();
  }
}
