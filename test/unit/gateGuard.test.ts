import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failureMessage, type Answer } from '../../src/arms/answer.ts';
import { locations, type Location } from '../../src/arms/endpoint.ts';
import { ArmFailure } from '../../src/arms/failure.ts';
import type { Egress } from '../../src/arms/gate/egress.ts';
import { Gate } from '../../src/arms/gate/gate.ts';
import type { Send } from '../../src/arms/gate/send.ts';
import { policies, strictest, type Guard, type Policy } from '../../src/arms/gate/guard.ts';
import { look } from '../../src/arms/gate/guarding.ts';
import { isHeldBack } from '../../src/arms/gate/heldBack.ts';
import { forms, lanes } from '../../src/arms/prompt/profile.ts';
import { profiles } from '../../src/arms/prompt/profiles.ts';
import { makePrompt, textsOf } from '../../src/arms/prompt/prompt.ts';
import { templateIds, templates, type Template } from '../../src/arms/prompt/templates.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Identifier } from '../../src/cases/phi/identifier.ts';
import { HumanError } from '../../src/humanError.ts';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import { redirecting, refusing, saying } from '../servers/scripts.ts';
import { aCase, anEndpoint, ask, listText, type Asking, type Wanted } from './armsFixtures.ts';
import { aGuard, passing, recordingTo } from './gateFixtures.ts';

const name = 'Brambleworth';
const text = `A 61-year-old man has had chest pain since yesterday. ${name} was seen twice. No fever. ${name} smokes.`;
const clean = 'A 61-year-old man has had chest pain since yesterday. No fever.';
const signal = new AbortController().signal;
const yes = (): Promise<boolean> => Promise.resolve(true);

const guardWith = (o: Partial<Guard> = {}): Guard => aGuard({ names: () => [name], ...o });

interface Outcome {
  readonly answer: Answer;
  readonly server: FakeServer;
  readonly notes: readonly Egress[];
}

async function sending(location: Location, guard: Guard, o: Asking = {}, wanted: Wanted = {}): Promise<Outcome> {
  const server = await fakeServer(saying(listText));
  const notes: Egress[] = [];
  const means = { guard, consent: yes, record: recordingTo(notes), text, ...o };
  const answer = await ask(anEndpoint(server.baseUrl, { location, ...wanted }), means);
  await server.close();
  return { answer, server, notes };
}

function isKeptBack({ answer, server, notes }: Outcome): void {
  assert.ok(answer.failure);
  assert.equal(answer.failure.kind, 'blocked');
  assert.ok(isHeldBack(answer.failure), answer.failure.template);
  assert.match(failureMessage(answer.failure), /2 NAME/);
  assert.doesNotMatch(failureMessage(answer.failure), new RegExp(name));
  assert.deepEqual([server.seen.length, notes.length], [0, 0]);
}

describe('a case with words that may identify a patient', () => {
  const free: readonly (readonly [Policy, Location])[] = [
    ['standard', 'machine'],
    ['noOverride', 'machine'],
  ];
  for (const policy of policies) {
    for (const location of locations) {
      const goes = free.some(([one, there]) => one === policy && there === location);
      it(`${goes ? 'goes to' : 'is kept back from'} ${location} under ${policy}`, async () => {
        const consent = (): Promise<boolean> => (goes ? yes() : assert.fail('asked for consent'));
        const outcome = await sending(location, guardWith({ policy: () => policy }), { consent });
        if (!goes) return isKeptBack(outcome);
        assert.equal(outcome.answer.status, 'complete');
        assert.deepEqual(
          outcome.notes.map(({ open, override }) => [open, override]),
          [[{ NAME: 2 }, null]],
        );
      });
    }
  }

  it('may go to the institution with a reason, which is recorded; the person sees what is open, before any other question', async () => {
    const order: string[] = [];
    const shown: [Send, readonly Identifier[]][] = [];
    const override: Guard['override'] = (send, open) => {
      order.push('reason');
      shown.push([send, open]);
      return Promise.resolve('  agreed with the board ');
    };
    const consent = (): Promise<boolean> => {
      order.push('consent');
      return yes();
    };
    const { answer, notes } = await sending('institution', guardWith({ override }), { consent });
    assert.equal(answer.status, 'complete');
    assert.deepEqual(order, ['reason', 'consent']);
    const [[send, open] = assert.fail()] = shown;
    assert.equal(send.location, 'institution');
    assert.deepEqual(
      open.map((one) => [one.class, one.text, text.slice(one.start, one.end)]),
      [
        ['NAME', name, name],
        ['NAME', name, name],
      ],
    );
    assert.deepEqual(
      notes.map((note) => [note.open, note.override]),
      [[{ NAME: 2 }, 'agreed with the board']],
    );
  });

  for (const reason of [null, '', '  \n']) {
    it(`does not go for the reason ${JSON.stringify(reason)}`, async () => {
      isKeptBack(await sending('third-party', guardWith({ override: () => Promise.resolve(reason) })));
    });
  }

  for (const policy of ['noOverride', 'everywhere'] as const) {
    it(`asks for no reason under ${policy}, and says that there is no exception`, async () => {
      const override = (): Promise<string> => assert.fail('asked');
      const outcome = await sending('institution', guardWith({ policy: () => policy, override }));
      isKeptBack(outcome);
      assert.match(outcome.answer.failure?.template ?? '', /no exception/);
    });
  }

  it('goes where all of them were decided to stay, by class and words, and the record counts them', async () => {
    const stay = { class: 'NAME', text: name, reason: 'a fictional person' } as const;
    const kept: Guard['kept'] = (kase) => Promise.resolve(kase.text === text ? [stay] : []);
    const { answer, notes } = await sending('third-party', guardWith({ kept }));
    assert.equal(answer.status, 'complete');
    assert.deepEqual(
      notes.map((note) => [note.open, note.kept]),
      [[{}, 2]],
    );
    for (const other of [
      { ...stay, class: 'HOSPITAL' as const },
      { ...stay, text: 'Bramble' },
    ]) {
      isKeptBack(await sending('third-party', guardWith({ kept: () => Promise.resolve([other]) })));
    }
  });

  it('is kept back for what its source marked, unless that was decided to stay', async () => {
    const start = clean.indexOf('fever');
    const known = (kase: Case) =>
      Promise.resolve({ text: kase.text, known: [{ class: 'LOCATION' as const, start, end: start + 5 }] });
    const { answer, server } = await sending('third-party', aGuard({ known }), { text: clean });
    assert.match(failureMessage(answer.failure ?? assert.fail()), /1 LOCATION/);
    assert.equal(server.seen.length, 0);
    const kept = (): ReturnType<Guard['kept']> =>
      Promise.resolve([{ class: 'LOCATION', text: 'fever', reason: 'no place' }]);
    assert.equal((await sending('third-party', aGuard({ known, kept }), { text: clean })).answer.status, 'complete');
  });

  it('is asked about once, however often it is tried', async () => {
    const server = await fakeServer(refusing(503, ''), refusing(503, ''), saying(listText));
    const notes: Egress[] = [];
    let asked = 0;
    const override = (): Promise<string> => Promise.resolve(`reason ${String(++asked)}`);
    const answer = await ask(anEndpoint(server.baseUrl, { location: 'institution', retries: 2 }), {
      guard: guardWith({ override }),
      consent: yes,
      record: recordingTo(notes),
      sleep: () => Promise.resolve(),
      text,
    });
    await server.close();
    assert.equal(answer.status, 'complete');
    assert.deepEqual(
      notes.map((note) => note.override),
      ['reason 1', 'reason 1', 'reason 1'],
    );
  });

  it('does not go when the policy became stricter while the person wrote the reason', async () => {
    let policy: Policy = 'standard';
    const override = (): Promise<string> => {
      policy = 'noOverride';
      return Promise.resolve('because');
    };
    isKeptBack(await sending('institution', guardWith({ policy: () => policy, override })));
  });

  it('is not sent when it was stopped before it was looked through', async () => {
    const stop = new AbortController();
    stop.abort();
    const { answer, server } = await sending('institution', guardWith(), { signal: stop.signal });
    assert.equal(answer.failure?.kind, 'cancelled');
    assert.equal(server.seen.length, 0);
  });

  it('is kept back where what was decided about it cannot be read', async () => {
    const kept = (): Promise<never> => Promise.reject(new HumanError('{0} is damaged.', 'case.json'));
    const { answer, server } = await sending('third-party', guardWith({ kept }));
    assert.equal(answer.failure?.kind, 'blocked');
    assert.equal(failureMessage(answer.failure), 'case.json is damaged.');
    assert.equal(server.seen.length, 0);
  });
});

describe('what leaves besides the case', () => {
  const withExample: Template = {
    ...templates.plain,
    id: 'own',
    text: `An example: ${name} has gout.\n\n{user}`,
    messages: [
      { role: 'system', content: `An example: ${name} has gout.` },
      { role: 'user', content: '{user}' },
    ],
  };

  for (const api of lanes) {
    it(`is looked through as well: an example in a person’s own template, through ${api}`, async () => {
      const server = await fakeServer(saying(listText));
      const endpoint = { ...anEndpoint(server.baseUrl, { location: 'institution', api }), template: withExample };
      const answer = await ask(endpoint, { guard: guardWith(), consent: yes, text: clean });
      await server.close();
      assert.ok(answer.failure && isHeldBack(answer.failure), answer.failure?.template);
      assert.match(failureMessage(answer.failure), /\(1 NAME\)/);
      assert.equal(server.seen.length, 0);
    });
  }

  it('is looked through whole beside a case so short that it stands inside a name', async () => {
    const server = await fakeServer(saying(listText));
    const endpoint = { ...anEndpoint(server.baseUrl, { location: 'institution' }), template: withExample };
    const answer = await ask(endpoint, { guard: guardWith(), consent: yes, text: 'm' });
    await server.close();
    assert.ok(answer.failure && isHeldBack(answer.failure), answer.failure?.template);
    assert.equal(server.seen.length, 0);
  });

  it('is looked through at the gate itself, whatever came to it without being shown before', async () => {
    const server = await fakeServer(saying(listText));
    const notes: Egress[] = [];
    const means = {
      ...passing,
      guard: guardWith({ override: () => Promise.resolve('because') }),
      record: recordingTo(notes),
      key: () => Promise.resolve(undefined),
      consent: yes,
      date: () => new Date(0),
    };
    const endpoint = anEndpoint(server.baseUrl, { location: 'institution' });
    const kase = aCase(clean);
    const gate = new Gate(endpoint, means, kase);
    await gate.admit({ texts: [clean], characters: clean.length }, { signal });
    const url = new URL(`${server.baseUrl}/tokenize`);
    const bodies: readonly unknown[] = [
      { content: `${clean} ${name}` },
      { deep: [{ inside: [clean, name] }] },
      { [name]: 1 },
      { prompt: `${clean}\n`, suffix: `see ${name}` },
    ];
    for (const body of bodies) {
      for (const carriesCase of [true, false]) {
        await assert.rejects(
          gate.ask({ method: 'POST', url, body, carriesCase, signal }),
          (error) => error instanceof ArmFailure && error.kind === 'blocked' && error.about === 'identifiers',
        );
      }
    }
    await assert.rejects(gate.fetch(url, { method: 'POST', body: `no JSON, but ${name}` }), { about: 'identifiers' });
    assert.deepEqual([server.seen.length, notes.length], [0, 0]);
    await gate.ask({ method: 'POST', url, body: { content: clean }, carriesCase: true, signal });
    assert.equal(server.seen.length, 1);
    await server.close();
  });

  it('keeps nothing back that has no gate of its own: questions without a case are looked through too', async () => {
    const server = await fakeServer(refusing(200, {}));
    const means = { ...passing, guard: guardWith(), key: () => Promise.resolve(undefined), date: () => new Date(0) };
    const gate = new Gate(anEndpoint(server.baseUrl, { location: 'third-party' }), means, null);
    const url = new URL(`${server.baseUrl}/chat/completions`);
    const asked = gate.ask({ method: 'POST', url, body: { prompt: name }, carriesCase: false, signal });
    await assert.rejects(asked, { about: 'identifiers' });
    assert.equal(server.seen.length, 0);
    await server.close();
  });

  it('is looked through over the edge of the case, which may stand in the middle of a name', async () => {
    const server = await fakeServer(refusing(200, {}));
    const kase = aCase('A 61-year-old man has had chest pain since yesterday, and no fever');
    const means = {
      ...passing,
      guard: guardWith({ names: () => ['Feverworth'] }),
      key: () => Promise.resolve(undefined),
      consent: yes,
      date: () => new Date(0),
    };
    const gate = new Gate(anEndpoint(server.baseUrl, { location: 'institution' }), means, kase);
    await gate.admit({ texts: [], characters: 1 }, { signal });
    const url = new URL(`${server.baseUrl}/tokenize`);
    const body = { content: `${kase.text}worth` };
    await assert.rejects(gate.ask({ method: 'POST', url, body, carriesCase: true, signal }), { about: 'identifiers' });
    assert.equal(server.seen.length, 0);
    await server.close();
  });

  it('carries the case where it does, whatever whoever sends it says', async () => {
    const server = await fakeServer(refusing(200, {}));
    const notes: Egress[] = [];
    const means = {
      guard: aGuard(),
      record: recordingTo(notes),
      key: () => Promise.resolve(undefined),
      date: () => new Date(0),
    };
    const kase = aCase(clean);
    const gate = new Gate(anEndpoint(server.baseUrl), means, kase);
    const url = new URL(`${server.baseUrl}/tokenize`);
    const asking = () => gate.ask({ method: 'POST', url, body: { content: clean }, carriesCase: false, signal });
    await assert.rejects(asking(), /before it was admitted/);
    assert.deepEqual([server.seen.length, notes.length], [0, 0]);
    await gate.admit({ texts: [], characters: 1 }, { signal });
    await asking();
    assert.deepEqual(
      notes.map((note) => [note.carriesCase, note.caseSha256]),
      [[true, kase.sha256]],
    );
    await server.close();
  });

  it('is not the model’s own name, which may hold a date', async () => {
    for (const model of ['gpt-4o-2024-08-06', name]) {
      const { answer } = await sending('third-party', guardWith(), { text: clean }, { model });
      assert.equal(answer.status, 'complete', model);
    }
  });

  it('is looked through once, however often it is tried', async () => {
    let reads = 0;
    const names = (): readonly string[] => {
      reads += 1;
      return [];
    };
    const server = await fakeServer(refusing(503, ''), refusing(503, ''), saying(listText));
    const endpoint = anEndpoint(server.baseUrl, { retries: 2 });
    await ask(endpoint, { guard: aGuard({ names }), sleep: () => Promise.resolve(), text: clean });
    const after = reads;
    await ask(anEndpoint(server.baseUrl), { guard: aGuard({ names }), text: clean });
    assert.equal(reads - after, after);
    await server.close();
  });
});

describe('the record of what the guard saw', () => {
  it('counts the marks of what was masked', async () => {
    const masked = 'Seen on [DATE] at [HOSPITAL] by [NAME]. Again on [DATE]. [XRAY] clear.';
    const { answer, notes } = await sending('third-party', aGuard(), { text: masked });
    assert.equal(answer.status, 'complete');
    assert.deepEqual(
      notes.map((note) => [note.masked, note.open]),
      [[4, {}]],
    );
  });

  it('counts what stands in a short case once', async () => {
    const { notes } = await sending('machine', guardWith(), { text: `${name} on [DATE]` });
    assert.deepEqual(
      notes.map((note) => [note.open, note.masked]),
      [[{ NAME: 1 }, 1]],
    );
  });

  it('holds none of the words that were found', async () => {
    const { notes } = await sending('machine', guardWith());
    assert.ok(!JSON.stringify(notes).includes(name));
  });

  it('holds none of them in the reason either, and no other name', async () => {
    const guard = aGuard({
      override: () => Promise.resolve('Dr. Elm of board 12/2025 spoke to SMITH, born 03/04/1951'),
    });
    const { answer, notes } = await sending('institution', guard, {
      text: 'Mr. John Smith, born 03/04/1951, has gout.',
    });
    assert.equal(answer.status, 'complete');
    assert.match(notes[0]?.override ?? '', /^Dr\. \[NAME\] of board 12\/2025 spoke to \[NAME\], born \[\w+\]$/);
  });

  it('holds none of them, and no key, where a server names them in the path that it sends the request on to', async () => {
    const key = 'sk-4f9a8b7c6d5e9xyz';
    const server = await fakeServer(redirecting(307, `/v1/next/${name}-chest%20pain/${key}`), saying(listText));
    const notes: Egress[] = [];
    const means = { guard: guardWith(), record: recordingTo(notes), key: () => Promise.resolve(key), text };
    assert.equal((await ask(anEndpoint(server.baseUrl), means)).status, 'complete');
    await server.close();
    assert.equal(notes.length, 2);
    assert.match(notes[1]?.what ?? '', /^POST ./);
    assert.doesNotMatch(JSON.stringify(notes), /Brambleworth|chest|pain|sk-|4f9a/i);
  });
});

describe('the prompts that come along', () => {
  const said = new Set<string>();
  for (const id of templateIds) {
    for (const api of lanes) {
      for (const form of forms) {
        for (const top of [1, 5, 10]) {
          const prompt = makePrompt(clean, { template: templates[id], api, form, top });
          for (const one of textsOf(prompt)) said.add(one);
          said.add(JSON.stringify(prompt.responseSchema));
        }
      }
    }
  }

  it('never add a finding: templates, lanes, forms and numbers', async () => {
    assert.ok(said.size > 30);
    for (const one of said) assert.deepEqual((await look(aGuard(), { text: one, cases: [] }, signal)).open, [], one);
  });

  for (const profile of profiles) {
    it(`never add a finding to what is really sent: ${profile.id}`, async () => {
      for (const api of lanes) {
        for (const form of forms) {
          const outcome = await sending('third-party', aGuard(), { text: clean }, { profile, api, form });
          assert.equal(outcome.answer.failure?.kind === 'blocked', false, outcome.answer.failure?.template);
          assert.deepEqual(
            outcome.notes.map(({ open }) => open),
            outcome.notes.map(() => ({})),
          );
          assert.ok(outcome.notes.length > 0);
        }
      }
    });
  }
});

describe('any text that leaves', () => {
  it('can be looked through by itself, with what was kept in the cases it speaks of', async () => {
    const kase = aCase(text);
    const comment = { text: `${name} again`, cases: [] };
    assert.equal((await look(guardWith(), comment, signal)).open.length, 1);
    const stay = { class: 'NAME', text: name, reason: 'fictional' } as const;
    const kept: Guard['kept'] = (one) => Promise.resolve(one.sha256 === kase.sha256 ? [stay] : []);
    const looked = await look(guardWith({ kept }), { ...comment, cases: [kase] }, signal);
    assert.deepEqual([looked.open, looked.kept, looked.masked], [[], 1, 0]);
  });

  it('is held to the strictest policy of several', () => {
    assert.equal(strictest([]), 'standard');
    assert.equal(strictest(['standard', 'everywhere', 'noOverride']), 'everywhere');
    assert.equal(strictest(['noOverride', 'standard']), 'noOverride');
  });
});
