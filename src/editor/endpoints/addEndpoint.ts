import * as vscode from 'vscode';
import type { EndpointEntry, Location } from '../../arms/endpoint.ts';
import { cleaned, shown } from '../../arms/doctor/addresses.ts';
import type { Offered } from '../../arms/doctor/offered.ts';
import { probe, type Found } from '../../arms/doctor/probe.ts';
import { ArmFailure } from '../../arms/failure.ts';
import { checkedAddress, isLoopback } from '../../arms/gate/address.ts';
import type { GateMeans } from '../../arms/gate/gate.ts';
import type { Profile } from '../../arms/prompt/profile.ts';
import { resolveProfile } from '../../arms/prompt/profileFile.ts';
import { profileFor, profiles } from '../../arms/prompt/profiles.ts';
import { serverNames } from '../../arms/tokens/serverKind.ts';
import { refuseUntrusted } from './arms.ts';
import { chooseArms, embedded, sketchOf, writeEndpoint } from './endpoints.ts';
import { locationWords } from './locationWords.ts';
import type { EndpointNeeds } from './needs.ts';
import { sentenceOf } from '../report.ts';
import {
  askOne,
  askText,
  back,
  inSteps,
  whileBusy,
  type Choice,
  type Outcome,
  type Place,
  type Step,
} from './steps.ts';

/** A key, or what another header carries. */
interface Given {
  readonly origin: string;
  /** `null`: it is the API key. */
  readonly header: string | null;
  readonly value: string;
}

/** An endpoint as far as it is known. */
interface Draft {
  readonly needs: EndpointNeeds;
  baseUrl: string;
  plainHttp: boolean;
  location: Location | null;
  /** Given for this origin, and kept only once the endpoint is saved. */
  secret: Given | null;
  found: Found | null;
  model: string;
  profile: string;
  /** What nobody but the person can know. */
  contextTokens: number | null;
  name: string;
}

/**
 * Leads from an address to an endpoint that can be asked. Nothing is sent before the person entered the address, said
 * where it stands and went on; and then only the question which models there are.
 */
export async function addEndpoint(needs: EndpointNeeds, named: unknown, offered?: unknown): Promise<void> {
  refuseUntrusted();
  const draft: Draft = {
    needs,
    // Of a server that runs already: only the beginning of the first question.
    baseUrl: typeof offered === 'string' ? offered : '',
    plainHttp: false,
    location: null,
    secret: null,
    found: null,
    model: '',
    profile: '',
    contextTokens: null,
    name: typeof named === 'string' ? named : '',
  };
  const steps: readonly Step<Draft>[] = [address, exception, location, server, model, profile, context, name];
  if (await inSteps(vscode.l10n.t('Add Endpoint'), draft, steps)) await save(draft);
}

async function address(draft: Draft, place: Place): Promise<Outcome> {
  const typed = await askText(place, {
    value: draft.baseUrl,
    placeholder: 'http://127.0.0.1:8000/v1',
    prompt: vscode.l10n.t('The address of an OpenAI-compatible server. It is asked nothing yet.'),
    wrong: (value) => {
      const plain = cleaned(value);
      if (plain === null) {
        return vscode.l10n.t('This is no address of a server. It should look like {0}.', 'https://host/v1');
      }
      try {
        checkedAddress(plain, true);
        return undefined;
      } catch (error) {
        return sentenceOf(error);
      }
    },
  });
  if (typed === undefined || typed === back) return goneTo(typed);
  const plain = cleaned(typed) ?? typed;
  if (plain !== draft.baseUrl) Object.assign(draft, { baseUrl: plain, plainHttp: false, found: null });
  if (draft.secret?.origin !== new URL(plain).origin) draft.secret = null;
  return 'next';
}

/** Plain http off this machine is used only where the person accepts what that means. */
async function exception(draft: Draft, place: Place): Promise<Outcome> {
  const url = new URL(draft.baseUrl);
  if (url.protocol === 'https:' || isLoopback(url)) return 'skipped';
  const chosen = await askOne<'change' | 'accept'>(place, {
    placeholder: vscode.l10n.t('Text sent to {0} can be read by others on the way.', url.origin),
    items: [
      {
        label: vscode.l10n.t('Change the Address'),
        detail: vscode.l10n.t('Use https, or a tunnel that ends on this machine.'),
        value: 'change',
      },
      {
        label: vscode.l10n.t('Use Plain http for This Endpoint'),
        detail: vscode.l10n.t('Only on a network where nobody can read along. Remembered with the endpoint.'),
        value: 'accept',
      },
    ],
  });
  if (chosen === undefined || chosen === back) return goneTo(chosen);
  draft.plainHttp = chosen === 'accept';
  return draft.plainHttp ? 'next' : 'back';
}

/** Declared by the person and never guessed: an address on this machine may be a tunnel to another one. */
async function location(draft: Draft, place: Place): Promise<Outcome> {
  const items: (Choice<Location> & { value: Location })[] = [
    {
      label: vscode.l10n.t('This Machine'),
      detail: vscode.l10n.t('The text never leaves it: no tunnel, no gateway. Cases are sent without a question.'),
      value: 'machine',
    },
    {
      label: vscode.l10n.t('My Institution'),
      detail: vscode.l10n.t(
        'A server that your institution runs and answers for. You are asked before a case is sent.',
      ),
      value: 'institution',
    },
    {
      label: vscode.l10n.t('A Third Party'),
      detail: vscode.l10n.t('Anyone else, cloud services among them. You are asked before a case is sent.'),
      value: 'third-party',
    },
  ];
  const chosen = await askOne(place, {
    placeholder: vscode.l10n.t('Where does the server at {0} stand?', new URL(draft.baseUrl).origin),
    items,
    active: items.find(({ value }) => value === draft.location) ?? null,
  });
  if (chosen === undefined || chosen === back) return goneTo(chosen);
  draft.location = chosen;
  return 'next';
}

/** Asks the server what it is, and for its key where it wants one. */
async function server(draft: Draft, place: Place): Promise<Outcome> {
  for (;;) {
    const { origin } = new URL(draft.baseUrl);
    const to = {
      name: draft.name || origin,
      baseUrl: draft.baseUrl,
      location: draft.location ?? 'third-party',
      plainHttp: draft.plainHttp,
      headers: headersOf(draft),
    };
    try {
      const asked = await whileBusy(place, vscode.l10n.t('Asking {0} what it is…', origin), (signal) =>
        probe(to, meansOf(draft), signal),
      );
      if (asked === undefined || asked === back) return goneTo(asked);
      draft.found = asked.result;
    } catch (error) {
      if (!(error instanceof ArmFailure)) throw error;
      const what = await afterFailure(error);
      if (what === 'again') continue;
      if (what !== 'go on') return what;
      draft.found = null;
      return 'skipped';
    }
    if (draft.found.key === 'fine') return 'skipped';
    const what = await askSecret(draft, place);
    if (what !== 'again') return what;
  }
}

type Wanted = 'key' | 'header' | 'nothing';

/** What the server wants to see before it says anything: to be tried next, or not at all. */
async function askSecret(draft: Draft, place: Place): Promise<'again' | Outcome> {
  const { origin } = new URL(draft.baseUrl);
  const chosen = await askOne<Wanted>(place, {
    placeholder:
      draft.found?.key === 'refused' || draft.secret
        ? vscode.l10n.t('{0} did not take the key.', origin)
        : vscode.l10n.t('{0} wants a key.', origin),
    items: [
      {
        label: draft.secret ? vscode.l10n.t('Enter Another API Key') : vscode.l10n.t('Enter an API Key'),
        detail: vscode.l10n.t('Kept by VS Code’s secret storage and sent to this address only.'),
        value: 'key',
      },
      {
        label: vscode.l10n.t('The Server Wants Another Header…'),
        detail: vscode.l10n.t('Such as api-key: its name, and what it carries.'),
        value: 'header',
      },
      {
        label: vscode.l10n.t('Go On Without'),
        detail: vscode.l10n.t(
          'No key is kept from here. Set API Key can be run later; the model’s name is then typed.',
        ),
        value: 'nothing',
      },
    ],
  });
  if (chosen === undefined || chosen === back) return goneTo(chosen);
  if (chosen === 'nothing') {
    draft.secret = null;
    return 'next';
  }
  const header = chosen === 'key' ? null : await headerName(place);
  if (header === undefined) return 'left';
  if (header === back) return askSecret(draft, place);
  const value = await askText(
    { ...place, canGoBack: true },
    {
      password: true,
      prompt:
        header === null ? vscode.l10n.t('The API key for {0}', origin) : vscode.l10n.t('What {0} carries', header),
      // Whatever else cannot stand in a header.
      wrong: (typed) =>
        /^[\x21-\x7e]+$/.test(typed.trim())
          ? undefined
          : vscode.l10n.t('Enter it without spaces, in letters, digits and signs of the keyboard.'),
    },
  );
  if (value === undefined) return 'left';
  if (value === back) return askSecret(draft, place);
  draft.secret = { origin, header, value: value.trim() };
  return 'again';
}

function headerName(place: Place): ReturnType<typeof askText> {
  return askText(
    { ...place, canGoBack: true },
    {
      placeholder: 'api-key',
      prompt: vscode.l10n.t('The name of the header. It is written into Settings; what it carries is kept apart.'),
      wrong: (typed) =>
        /^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(typed)
          ? undefined
          : vscode.l10n.t('A header’s name begins with a letter and holds letters, digits and “-”.'),
    },
  );
}

/** The header that a secret was given for, under its own name. */
function headersOf({ secret }: Pick<Draft, 'secret'>): Record<string, string> {
  return secret?.header ? { [secret.header]: secret.header } : {};
}

/** In a dialog: the sentence says what to do, and a line of a list would cut it off. */
async function afterFailure(failure: ArmFailure): Promise<'again' | 'first' | 'back' | 'go on'> {
  const again = vscode.l10n.t('Try Again');
  const change = vscode.l10n.t('Change the Address');
  const anyway = vscode.l10n.t('Save It Anyway');
  const detail = vscode.l10n.t('It can be saved for a server that does not run yet; the model’s name is then typed.');
  const options = { modal: true, detail };
  const chosen = await vscode.window.showWarningMessage(sentenceOf(failure), options, again, change, anyway);
  if (chosen === again) return 'again';
  if (chosen === anyway) return 'go on';
  return chosen === change ? 'first' : 'back';
}

async function model(draft: Draft, place: Place): Promise<Outcome> {
  const { found } = draft;
  const chosen =
    found && found.models.length > 0 ? await offeredModel(found, draft, place) : await typedModel(draft, place);
  if (chosen === undefined || chosen === back) return goneTo(chosen);
  if (chosen !== draft.model) Object.assign(draft, { model: chosen, profile: '' });
  return 'next';
}

function offeredModel(found: Found, draft: Draft, place: Place): ReturnType<typeof askOne<string>> {
  const header = vscode.l10n.t('{0} answered at {1}', serverNames[found.kind], shown(found.baseUrl));
  const items: Choice<string>[] = [
    { label: header, kind: vscode.QuickPickItemKind.Separator },
    ...found.models.map((one) => ({ label: one.id, description: roomOf(one), value: one.id })),
  ];
  const active = items.find(({ value }) => value === draft.model);
  return askOne(place, {
    placeholder:
      found.models.length === 1
        ? vscode.l10n.t('{0}, one model. Choose it, or type another name', header)
        : vscode.l10n.t('{0}, {1} models. Choose one, or type its name', header, found.models.length),
    items,
    ...(active ? { active } : {}),
    typed: (value) =>
      found.models.some(({ id }) => id === value)
        ? undefined
        : { label: vscode.l10n.t('Use “{0}”', value), alwaysShow: true, value },
  });
}

function typedModel({ model, found }: Draft, place: Place): ReturnType<typeof askText> {
  return askText(place, {
    value: model,
    placeholder: 'Me-LLaMA-70B-chat',
    prompt:
      found?.key === 'fine'
        ? vscode.l10n.t('The server lists no models. Enter the model’s name as the server knows it.')
        : vscode.l10n.t('Enter the model’s name as the server knows it.'),
    wrong: (value) => (value.trim() === '' ? vscode.l10n.t('Enter the name of a model.') : undefined),
  });
}

async function profile(draft: Draft, place: Place): Promise<Outcome> {
  const fitting = profileFor(draft.model);
  const others = profiles.filter((one) => one !== fitting);
  const items: Choice<string>[] = [
    { label: vscode.l10n.t('fits the name'), kind: vscode.QuickPickItemKind.Separator },
    profileItem(fitting),
    { label: vscode.l10n.t('others'), kind: vscode.QuickPickItemKind.Separator },
    ...others.map(profileItem),
    { label: vscode.l10n.t('A Profile File…'), detail: vscode.l10n.t('Your own, by its path.'), value: ownFile },
  ];
  const active = items.find(({ value }) => value === draft.profile);
  const chosen = await askOne(place, {
    placeholder: vscode.l10n.t('How is this model asked?'),
    items,
    ...(active ? { active } : {}),
  });
  if (chosen === undefined || chosen === back) return goneTo(chosen);
  if (chosen !== ownFile) {
    draft.profile = chosen;
    return 'next';
  }
  const path = await profileFile(draft, place);
  if (path === undefined || path === back) return path === back ? profile(draft, place) : 'left';
  draft.profile = path.trim();
  return 'next';
}

/** No profile can have this id. */
const ownFile = '\0file';

function profileItem({ id, label, api, template, contextTokens, licence }: Profile): Choice<string> {
  const language = vscode.env.language;
  const parts = [
    api,
    ...(contextTokens === null ? [] : [vscode.l10n.t('room for {0} tokens', contextTokens.toLocaleString(language))]),
    ...(licence.outputsMayBeShared ? [] : [vscode.l10n.t('answers may not be shared')]),
    vscode.l10n.t('template {0}', typeof template === 'string' ? template : template.id),
  ];
  return { label, description: id, detail: parts.join(' · '), value: id };
}

function profileFile(draft: Draft, place: Place): ReturnType<typeof askText> {
  return askText(place, {
    value: draft.profile,
    placeholder: '~/profiles/my-model.json',
    prompt: vscode.l10n.t('The path of a profile file, absolute or beginning with ~/.'),
    wrong: (value) => resolveProfile(value).then(() => undefined, sentenceOf),
  });
}

/** Asked only where neither the server nor the profile knows. */
async function context(draft: Draft, place: Place): Promise<Outcome> {
  const offered = draft.found?.models.find(({ id }) => id === draft.model);
  const known = offered?.contextTokens ?? (await resolveProfile(draft.profile)).profile.contextTokens;
  if (known !== null) {
    draft.contextTokens = null;
    return 'skipped';
  }
  const typed = await askText(place, {
    value: draft.contextTokens?.toString() ?? '',
    prompt: vscode.l10n.t(
      'How many tokens has the model room for, prompt and answer together? Leave it empty if you do not know.',
    ),
    wrong: (value) =>
      value.trim() === '' || tokensIn(value) !== null
        ? undefined
        : vscode.l10n.t('Enter a whole number from 64 to 10,000,000, or nothing.'),
  });
  if (typed === undefined || typed === back) return goneTo(typed);
  draft.contextTokens = tokensIn(typed);
  return 'next';
}

function tokensIn(typed: string): number | null {
  const plain = typed.trim().replace(/[\s,._'’]/g, '');
  const tokens = /^\d{1,9}$/.test(plain) ? Number(plain) : 0;
  return tokens >= 64 && tokens <= 10_000_000 ? tokens : null;
}

async function name(draft: Draft, place: Place): Promise<Outcome> {
  const typed = await askText(place, {
    value: draft.name || suggestedName(draft),
    prompt: vscode.l10n.t('A name for the endpoint. Studies name it, and each of its answers carries it.'),
    wrong: wrongName,
  });
  if (typed === undefined || typed === back) return goneTo(typed);
  draft.name = typed.trim();
  return 'next';
}

/** What is wrong with the name of a new endpoint. */
function wrongName(typed: string): string | undefined {
  const plain = typed.trim();
  if (plain === '') return vscode.l10n.t('Enter a name.');
  if (plain.length > 64) return vscode.l10n.t('A name has at most 64 characters.');
  if (/\p{C}/u.test(plain)) return vscode.l10n.t('A name holds only characters that can be seen.');
  if (plain.toLowerCase() === embedded)
    return vscode.l10n.t('“{0}” is the baseline’s own name. Choose another.', embedded);
  if (sketchOf(plain)) return vscode.l10n.t('There is an endpoint of that name already. Choose another.');
  return undefined;
}

function suggestedName({ model }: Draft): string {
  const base = (model.split(/[\\/]/).at(-1) ?? model).replace(/\p{C}/gu, '').slice(0, 56).trim() || 'endpoint';
  for (let number = 1; ; number += 1) {
    const one = number === 1 ? base : `${base} ${number}`;
    if (wrongName(one) === undefined) return one;
  }
}

async function save(draft: Draft): Promise<void> {
  const { needs, name, model, profile, plainHttp, contextTokens, found, secret } = draft;
  const entry: EndpointEntry = {
    baseUrl: found?.baseUrl ?? draft.baseUrl,
    model: model.trim(),
    location: draft.location ?? 'third-party',
    profile,
    ...(contextTokens === null ? {} : { contextTokens }),
    ...(plainHttp ? { plainHttp } : {}),
    ...(secret?.header ? { headers: headersOf(draft) } : {}),
  };
  if (secret?.header) await needs.keys.setSecret(secret.origin, secret.header, secret.value);
  else if (secret) await needs.keys.set(secret.origin, secret.value);
  await writeEndpoint(name, entry);
  const use = vscode.l10n.t('Use It Now');
  const check = vscode.l10n.t('Check It');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The endpoint “{0}” is set up: {1}, declared as {2}.',
      name,
      entry.model,
      locationWords(entry.location, vscode.l10n.t),
    ),
    use,
    check,
  );
  if (chosen === use) await chooseArms([name]);
  if (chosen === check) await vscode.commands.executeCommand('ddx.checkEndpoint', name);
}

/** What was just typed goes before what is kept. */
function meansOf({ needs, baseUrl, secret }: Draft): GateMeans {
  const means = needs.arms.means(baseUrl);
  if (secret === null) return means;
  const given = () => Promise.resolve(secret.value);
  return secret.header === null ? { ...means, key: given } : { ...means, secret: given };
}

function roomOf({ contextTokens, atMost }: Offered): string {
  const language = vscode.env.language;
  if (contextTokens !== null) return vscode.l10n.t('room for {0} tokens', contextTokens.toLocaleString(language));
  return atMost === null ? '' : vscode.l10n.t('room for at most {0} tokens', atMost.toLocaleString(language));
}

function goneTo(answer: typeof back | undefined): Outcome {
  return answer === back ? 'back' : 'left';
}
