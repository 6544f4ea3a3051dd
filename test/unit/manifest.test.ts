import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { defaults, EndpointEntry } from '../../src/arms/endpoint.ts';
import { profileNamed } from '../../src/arms/prompt/profiles.ts';
import { sheetScheme } from '../../src/editor/endpoints/sheetScheme.ts';
import { viewType } from '../../src/editor/panel/viewType.ts';
import { root } from '../../tools/project.ts';
import { bundlePath, wordsInCode } from '../../tools/words.ts';

interface Setting {
  readonly type?: string;
  readonly default?: unknown;
  readonly scope?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly additionalProperties?: Described;
}

/** How a value of a setting is described to the editor: a JSON schema with words for people in it. */
interface Described {
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, Described>>;
  readonly defaultSnippets?: readonly { readonly body: Readonly<Record<string, string>> }[];
}

/** The schema without the words. */
function bare(described: object): object {
  const words = ['markdownDescription', 'enumDescriptions', 'defaultSnippets'];
  return Object.fromEntries(
    Object.entries(described)
      .filter(([name]) => !words.includes(name))
      .map(([name, value]: [string, unknown]) => [
        name,
        typeof value === 'object' && value !== null && !Array.isArray(value) ? bare(value) : value,
      ]),
  );
}

interface Walkthrough {
  readonly id: string;
  readonly steps: readonly { readonly id: string; readonly completionEvents?: readonly string[] }[];
}

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly keybindings: readonly { readonly command: string; readonly when?: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string }[] };
    readonly viewsWelcome: readonly { readonly view: string; readonly when?: string }[];
    readonly configurationDefaults: Readonly<Record<string, unknown>>;
    readonly languages: readonly { readonly id: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly walkthroughs: readonly Walkthrough[];
  };
}

const text = readFileSync(join(root, 'package.json'), 'utf8');
const manifest = JSON.parse(text) as Manifest;
const { commands, menus, keybindings, views, viewsContainers, viewsWelcome, walkthroughs } = manifest.contributes;
const settings = manifest.contributes.configuration.properties;
const nls = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;

const sources = globSync('src/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
const code = sources.join('\n');

const all = (pattern: RegExp, where: string): string[] => [...where.matchAll(pattern)].map(([, found]) => found ?? '');
const missing = (wanted: Iterable<string>, there: Iterable<string>): string[] => {
  const known = new Set(there);
  return [...new Set(wanted)].filter((one) => !known.has(one)).sort();
};

const contributed = commands.map(({ command }) => command);
const registered = all(/\b(?:registerCommand\(|registerTextEditorCommand\(|command\(log, )'([^']+)'/g, code);
const viewIds = Object.values(views)
  .flat()
  .map(({ id }) => id);
const contexts = all(/'setContext',\s*'([^']+)'/g, code);
const whens = [
  ...Object.values(menus).flat(),
  ...keybindings,
  ...viewsWelcome,
  ...(JSON.parse(text) as { contributes: { commands: { enablement?: string }[] } }).contributes.commands.map(
    ({ enablement }) => ({ when: enablement ?? '' }),
  ),
].map(({ when }) => when ?? '');

describe('commands', () => {
  it('are all registered', () => assert.deepEqual(missing(contributed, registered), []));
  it('are all contributed', () => assert.deepEqual(missing(registered, contributed), []));
  it('stand behind every menu entry, key and link', () => {
    const used = [
      ...[...Object.values(menus).flat(), ...keybindings].map(({ command }) => command),
      ...all(/\(command:(ddx\.[\w.]+)/g, Object.values(nls).join('\n')),
      ...all(/command: '(ddx\.[\w.]+)'/g, code),
    ];
    // VS Code itself makes a command of each view that goes there.
    const known = [...contributed, ...viewIds.map((id) => `${id}.focus`)];
    assert.ok(used.length > 10);
    assert.deepEqual(missing(used, known), []);
  });
});

describe('the diagnosis panel', () => {
  it('keeps its group to itself, so that the next file opens beside it and not over it', () => {
    const locked = manifest.contributes.configurationDefaults['workbench.editor.autoLockGroups'];
    assert.deepEqual(locked, { [`mainThreadWebview-${viewType}`]: true });
  });
});

describe('the read-only documents', () => {
  it('have a language of their own, so that their lines wrap and no case is taken from them', () => {
    const [language] = manifest.contributes.languages;
    assert.equal(language?.id, sheetScheme);
    assert.ok(manifest.contributes.configurationDefaults[`[${sheetScheme}]`]);
  });
});

describe('settings', () => {
  it('each have a type, a scope, a default and a sentence', () => {
    for (const [name, setting] of Object.entries(settings)) {
      assert.ok(setting.type, name);
      assert.ok(
        ['machine', 'machine-overridable', 'window', 'resource', 'application'].includes(setting.scope ?? ''),
        name,
      );
      assert.notEqual(setting.default, undefined, name);
      assert.match(setting.markdownDescription ?? setting.description ?? '', /^%.+%$/, name);
      assert.equal(setting.enumDescriptions?.length, setting.enum?.length, name);
    }
  });

  it('of endpoints and arms belong to the machine, and no untrusted folder sets them', () => {
    const guarded = ['ddx.arms', 'ddx.endpoints'];
    for (const name of guarded) assert.equal(settings[name]?.scope, 'machine', name);
    assert.deepEqual(missing(guarded, manifest.capabilities.untrustedWorkspaces.restrictedConfigurations), []);
  });

  it('of an endpoint are described to the editor just as they are checked', () => {
    const described = settings['ddx.endpoints']?.additionalProperties;
    assert.ok(described);
    const { $schema, ...checked } = z.toJSONSchema(EndpointEntry, { io: 'input' });
    assert.ok($schema);
    assert.deepEqual(bare(described), checked);
    for (const [name, field] of Object.entries(described.properties ?? {})) {
      assert.match(field.markdownDescription ?? '', /^%setting\.endpoints\..+%$/, name);
      assert.equal(field.enumDescriptions?.length, field.enum?.length, name);
    }
  });

  it('of an endpoint offer an example that can be used', () => {
    const [snippet] = settings['ddx.endpoints']?.additionalProperties?.defaultSnippets ?? [];
    assert.ok(snippet);
    const filled = Object.entries(snippet.body).map(([name, value]) => {
      const [, first = value] = /^\$\{\d[:|]([^,|}]*)/.exec(value) ?? [];
      return [name, first] as const;
    });
    assert.ok(EndpointEntry.safeParse(Object.fromEntries(filled)).success);
    assert.ok(profileNamed(Object.fromEntries(filled)['profile'] ?? ''));
  });

  it('of an endpoint say the defaults that the code has', () => {
    const says = (name: string): string => nls[`setting.endpoints.${name}`] ?? '';
    for (const [name, value] of Object.entries(defaults)) assert.match(says(name), new RegExp(`\\b${value}\\b`), name);
  });

  it('restricted in an untrusted folder are settings', () => {
    assert.deepEqual(
      missing(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, Object.keys(settings)),
      [],
    );
  });

  it('are all read by the code', () => {
    const places = ['src/editor/settings.ts', 'src/editor/privacy/policy.ts'];
    const reading = places.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
    const unread = Object.keys(settings).filter((name) => !reading.includes(`'${name.replace(/^ddx\./, '')}'`));
    assert.deepEqual(unread, []);
  });
});

describe('views, contexts and walkthrough', () => {
  it('every id of the code that starts with ddx. is contributed', () => {
    const known = [
      ...contributed,
      ...Object.keys(settings),
      ...viewIds,
      ...viewIds.map((id) => `${id}.focus`),
      ...contexts,
      ...all(/"onWebviewPanel:([^"]+)"/g, text),
      ...all(/createStatusBarItem\(\s*'([^']+)'/g, code),
    ];
    assert.deepEqual(missing(all(/'(ddx\.[\w.]+)'/g, code), known), []);
  });

  it('the views are the ones the code fills, in a container there is', () => {
    assert.deepEqual(missing(viewIds, all(/'(ddx\.[\w.]+)'/g, code)), []);
    assert.deepEqual(
      missing(
        Object.keys(views),
        viewsContainers.activitybar.map(({ id }) => id),
      ),
      [],
    );
    assert.deepEqual(
      missing(
        viewsWelcome.map(({ view }) => view),
        viewIds,
      ),
      [],
    );
  });

  it('every context the manifest waits for is set by the code', () => {
    const events = walkthroughs.flatMap(({ steps }) => steps.flatMap(({ completionEvents = [] }) => completionEvents));
    const awaited = [
      ...all(/\b(ddx\.\w+)\b/g, whens.join('\n')).filter((name) => !viewIds.includes(name) && name !== 'ddx.diagnosis'),
      ...all(/^onContext:(.+)$/gm, events.join('\n')),
    ];
    assert.ok(awaited.length > 3);
    assert.deepEqual(missing(awaited, contexts), []);
    assert.deepEqual(missing(all(/^onSettingChanged:(.+)$/gm, events.join('\n')), Object.keys(settings)), []);
  });

  it('the walkthrough has at most five steps, and the code opens the one there is', () => {
    for (const { steps } of walkthroughs) assert.ok(steps.length <= 5);
    const ids = walkthroughs.map(({ id }) => `${manifest.publisher}.${manifest.name}#${id}`);
    assert.deepEqual(missing(all(/'([\w.-]+#[\w-]+)'/g, code), ids), []);
  });
});

describe('words', () => {
  it('every %key% of the manifest is in package.nls.json, and none there is unused', () => {
    const used = all(/"%([^%"]+)%"/g, text);
    assert.deepEqual(missing(used, Object.keys(nls)), []);
    assert.deepEqual(missing(Object.keys(nls), used), []);
  });

  it('l10n/bundle.l10n.json holds exactly the sentences of the code (npm run words writes it)', () => {
    const bundle = JSON.parse(readFileSync(bundlePath, 'utf8')) as Record<string, string>;
    const { sentences } = wordsInCode();
    assert.ok(sentences.size > 20);
    assert.deepEqual(missing(sentences, Object.keys(bundle)), []);
    assert.deepEqual(missing(Object.keys(bundle), sentences), []);
    for (const [english, sentence] of Object.entries(bundle)) assert.equal(sentence, english);
  });

  it('every sentence can be read from the code; only errors carry theirs along', () => {
    assert.deepEqual(
      wordsInCode().unread.filter((place) => !place.endsWith('.template')),
      [],
    );
  });

  it('the sentences of every kind of error, and those that a method hands on, are read', () => {
    const { sentences } = wordsInCode();
    const handed = [
      'The line is not one JSON object. Give one object a line.',
      'Rating of this study is closed. Nothing can be rated in it any more.',
      '{0} To go on all the same, give a reason; it is recorded and reported.',
      'The protocol is not locked: nothing vouches for plan, cases and references yet.',
    ];
    assert.deepEqual(missing(handed, sentences), []);
    assert.ok(!sentences.has(''));
  });

  it('activates on nothing that is open all the time', () => {
    assert.deepEqual(
      manifest.activationEvents.filter((event) => /^\*$|onStartupFinished/.test(event)),
      [],
    );
  });
});
