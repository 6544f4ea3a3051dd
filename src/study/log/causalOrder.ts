import type { LoggedEvent } from './event.ts';

/** What a writer had seen comes before what it wrote, even where the clock went back; the rest goes by time. */
export function inCausalOrder(events: readonly LoggedEvent[]): LoggedEvent[] {
  const byHash = new Map(events.map((one) => [one.hash, one]));
  const lineBefore = new Map<string, LoggedEvent>();
  for (const one of events) lineBefore.set(`${one.file}:${one.line + 1}`, one);

  const seenBy = ({ file, line, event }: LoggedEvent): LoggedEvent[] => {
    const seen = event.what === 'opened' ? Object.values(event.heads).map((head) => byHash.get(head)) : [];
    return [lineBefore.get(`${file}:${line}`), ...seen].filter((one) => one !== undefined).sort(byTime);
  };

  const ordered: LoggedEvent[] = [];
  const entered = new Set<LoggedEvent>();
  for (const event of events.toSorted(byTime)) {
    const open: { readonly event: LoggedEvent; readonly before: LoggedEvent[] }[] = [];
    const enter = (one: LoggedEvent): void => {
      if (entered.has(one)) return;
      entered.add(one);
      open.push({ event: one, before: seenBy(one).reverse() });
    };
    enter(event);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.before.pop();
      if (next !== undefined) enter(next);
      else ordered.push((open.pop() as typeof top).event);
    }
  }
  return ordered;
}

function byTime(a: LoggedEvent, b: LoggedEvent): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0;
}
