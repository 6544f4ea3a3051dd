import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import ts from 'typescript';
import { endpointArm } from '../../src/arms/asking/endpointArm.ts';
import { check } from '../../src/arms/doctor/check.ts';
import { probe } from '../../src/arms/doctor/probe.ts';
import { ArmFailure } from '../../src/arms/failure.ts';
import type { Egress } from '../../src/arms/gate/egress.ts';
import { Gate, type GateMeans } from '../../src/arms/gate/gate.ts';
import { ownFetch } from '../../src/arms/gate/ownFetch.ts';
import { answers, healthy, modelsAt } from '../../src/arms/serving/health.ts';
import { Windows } from '../../src/arms/tokens/contextLength.ts';
import { root } from '../../tools/project.ts';
import { fakeServer, type FakeServer } from '../servers/fakeServer.ts';
import { inventories, playing } from '../servers/inventories.ts';
import { aCase, anEndpoint } from './armsFixtures.ts';
import { aGuard } from './gateFixtures.ts';

/** What reaches out of the process, or could be made to: names of the platform, and modules. */
const names = new Set([
  'fetch',
  'WebSocket',
  'WebSocketStream',
  'XMLHttpRequest',
  'EventSource',
  'RTCPeerConnection',
  'WebTransport',
  'sendBeacon',
  'importScripts',
  'openExternal',
  'asExternalUri',
  'setGlobalDispatcher',
  // Of the editor: its language models, and programs that it runs.
  'selectChatModels',
  'sendRequest',
  'createTerminal',
  'ShellExecution',
  'ProcessExecution',
]);
const modules =
  /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|inspector|inspector\/promises|undici|child_process|cluster|vm)$|^(?:openai|undici|ws|axios|got|node-fetch)(?:\/|$)/;

/** Where these may stand, and why that is not a way past the gate. */
const known: Readonly<Record<string, readonly string[]>> = {
  // The gate: after the guard and the record, and nowhere else.
  'src/arms/gate/gate.ts': ['fetch'],
  // A fetch that is handed to the gate.
  'src/arms/gate/ownFetch.ts': ['fetch', 'node:http', 'node:https', 'node:net', 'node:tls'],
  // The client library is given the gate as its fetch.
  'src/arms/asking/converse.ts': ['fetch', 'openai/client'],
  // Looks up a name, which tells the name server that name and nothing else; asks nobody there.
  'src/arms/doctor/check.ts': ['node:dns/promises', 'node:net'],
  // Hands the gate what it was handed.
  'src/arms/serving/health.ts': ['fetch'],
  'src/cli/endpointOptions.ts': ['fetch'],
  // Starts the server that a person asked for, and tools that tell what this machine has; no text goes along.
  'src/arms/serving/process.ts': ['node:child_process'],
  // Asks git, on this machine, whether its history holds answers.
  'src/study/gates/gitHistory.ts': ['node:child_process'],
  // Only listen.
  'src/arms/serving/ports.ts': ['node:net'],
  'src/cli/serveBaseline.ts': ['node:http'],
};

function reachesIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2023, true);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && modules.test(node.text) && namesModule(node)) found.add(node.text);
    // As a word in quotes as well: `globalThis['fetch']`.
    if ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && names.has(node.text)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found].sort();
}

/** What loads a module by its name. */
const loads = /^(?:import|require|createRequire\(.*\))$|(?:getBuiltinModule|\bbinding)$/;

function namesModule({ parent }: ts.Node): boolean {
  if (ts.isImportDeclaration(parent)) return parent.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword;
  if (!ts.isCallExpression(parent)) return ts.isExportDeclaration(parent);
  return loads.test(parent.expression.getText());
}

describe('the sources', () => {
  const files = globSync(['src/**/*.ts', 'webview/**/*.ts'], { cwd: root }).map((file) => file.replaceAll('\\', '/'));

  it('reach out where they are known to, and nowhere else', () => {
    assert.ok(files.length > 100);
    const found = Object.fromEntries(
      files.map((file) => [file, reachesIn(file)] as const).filter(([, reaches]) => reaches.length > 0),
    );
    assert.deepEqual(found, known);
  });

  it('load nothing under a name that is only known at run time', () => {
    for (const file of files) {
      const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2023, true);
      const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) && loads.test(node.expression.getText())) {
          const [name] = node.arguments;
          assert.ok(name && ts.isStringLiteralLike(name), `${file}: ${node.getText()}`);
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
  });

  it('make no gate without a guard and a record: its type wants both', () => {
    // Held by the compiler: where one becomes optional, this no longer fits.
    const optional: readonly [Optional<'guard'>, Optional<'record'>, Optional<'fetch'>] = [false, false, true];
    assert.equal(optional.length, 3);
  });
});

type Optional<K extends keyof GateMeans> = object extends Pick<GateMeans, K> ? true : false;

/** Everything that went out, in the order in which it did. */
interface Journal {
  readonly recorded: Egress[];
  readonly asked: string[];
  connections: number;
}

describe('at run time', () => {
  let journal: Journal = { recorded: [], asked: [], connections: 0 };
  const connect = Object.getOwnPropertyDescriptor(Socket.prototype, 'connect') ?? assert.fail();
  const { fetch: platform } = globalThis;

  const watched =
    (inner: typeof fetch): typeof fetch =>
    (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : String(input));
      const what = `${init?.method ?? 'GET'} ${pathname}`;
      journal.asked.push(what);
      // Each request that goes has a line of its own, which was there before.
      assert.deepEqual(
        journal.recorded.map((one) => one.what),
        journal.asked,
      );
      return inner(input, init);
    };

  before(() => {
    globalThis.fetch = watched(platform);
    const watching = function (this: Socket, ...args: unknown[]): Socket {
      journal.connections += 1;
      assert.ok(journal.recorded.length > 0, 'a connection before anything was recorded');
      return Reflect.apply(connect.value as (...args: unknown[]) => Socket, this, args);
    };
    Object.defineProperty(Socket.prototype, 'connect', { ...connect, value: watching });
  });
  after(() => {
    globalThis.fetch = platform;
    Object.defineProperty(Socket.prototype, 'connect', connect);
  });

  type Means = Pick<GateMeans, 'guard' | 'record' | 'date' | 'key'> & { readonly now: () => number };
  const signal = (): AbortSignal => AbortSignal.timeout(10_000);
  const long = 'The patient was seen. '.repeat(1500);

  const ways: Readonly<Record<string, (server: FakeServer, means: Means) => Promise<unknown>>> = {
    'a case, asked of an endpoint': ({ baseUrl }, means) =>
      endpointArm(anEndpoint(baseUrl), means).diagnose(aCase(), { top: 5, signal: signal() }),
    'a case through the command line’s own fetch': ({ baseUrl }, means) =>
      endpointArm(anEndpoint(baseUrl), {
        ...means,
        fetch: watched(ownFetch({ ca: null, own: null }, null)),
      }).diagnose(aCase(), { top: 5, signal: signal() }),
    'a case whose tokens the server counts': ({ baseUrl }, means) =>
      endpointArm(anEndpoint(baseUrl, { contextTokens: null }), means).diagnose(aCase(long), {
        top: 5,
        signal: signal(),
      }),
    'how much a model reads': ({ baseUrl }, means) => {
      const to = anEndpoint(baseUrl, { contextTokens: null });
      return new Windows().of(to, new Gate(to, means, null), signal());
    },
    'what answers at an address': ({ baseUrl }, means) =>
      probe(anEndpoint(baseUrl), means, signal()).catch(() => undefined),
    'the doctor': async ({ baseUrl }, means) => {
      const lines: string[] = [];
      for await (const { name } of check(anEndpoint(baseUrl), { ...means, proxy: null }, signal())) lines.push(name);
      assert.ok(lines.length > 3);
    },
    'the models of a server on this machine': ({ origin }, means) => modelsAt(origin, means),
    'whether anything answers there': ({ origin }, means) => answers(origin, means),
    'whether a server is ready': async ({ origin }, means) => {
      const { promise: ended } = Promise.withResolvers<never>();
      const stop = new AbortController();
      const server = { ended, said: '', lastLine: '', stopping: false };
      const pause = (): Promise<void> => Promise.resolve(stop.abort());
      const waiting = { ...means, signal: stop.signal, onWait: () => undefined, pause };
      await healthy('vllm', origin, server, waiting).catch(() => undefined);
    },
  };

  for (const [way, go] of Object.entries(ways)) {
    it(`is recorded before it goes: ${way}`, async () => {
      const server = await fakeServer(playing(inventories.vllm));
      journal = { recorded: [], asked: [], connections: 0 };
      const record: GateMeans['record'] = async (egress) => {
        // As slow as a disk: nobody may go ahead.
        await new Promise((resolve) => setTimeout(resolve, 5));
        journal.recorded.push(egress);
      };
      await go(server, { ...still, record });
      await server.close();
      assert.ok(server.seen.length > 0);
      assert.deepEqual(
        journal.recorded.map(({ what }) => what),
        server.seen.map(({ method, path }) => `${method} ${path}`),
      );
      assert.deepEqual(
        journal.recorded.map(({ bytes }) => bytes),
        server.seen.map(({ body }) => Buffer.byteLength(body)),
      );
    });

    it(`does not go where it cannot be recorded: ${way}`, async () => {
      const server = await fakeServer(playing(inventories.vllm));
      journal = { recorded: [], asked: [], connections: 0 };
      const record = (): Promise<never> => Promise.reject(new ArmFailure('blocked', 'the disk is full'));
      await go(server, { ...still, record }).catch((error: unknown) => {
        assert.match(String(error), /the disk is full/);
      });
      await server.close();
      assert.deepEqual([server.seen.length, journal.asked.length, journal.connections], [0, 0, 0]);
    });
  }

  const still = {
    guard: aGuard(),
    key: (): Promise<undefined> => Promise.resolve(undefined),
    date: () => new Date(0),
    now: () => performance.now(),
  };
});
