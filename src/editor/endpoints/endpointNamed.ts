import * as vscode from 'vscode';
import { EndpointEntry, endpointOf, type Endpoint } from '../../arms/endpoint.ts';
import { ArmFailure } from '../../arms/failure.ts';
import { resolveProfile } from '../../arms/prompt/profileFile.ts';
import { readSmallFile } from '../../arms/prompt/readSmallFile.ts';
import { HumanError } from '../../humanError.ts';
import { wrongWith } from '../../study/wrong.ts';
import { settings } from '../settings.ts';
import { embedded } from './endpoints.ts';

/** An endpoint with everything settled, ready to be asked; `planned` goes before what the settings say. */
export async function endpointNamed(name: string, planned: Partial<EndpointEntry> = {}): Promise<Endpoint> {
  const entry = { ...entryNamed(name), ...planned };
  if (!URL.canParse(entry.baseUrl.trim())) throw broken(name, 'baseUrl: not a web address such as https://host/v1');
  try {
    const { template } = entry;
    const resolved = await resolveProfile(entry.profile, readSmallFile, template === undefined ? {} : { template });
    return endpointOf(name, entry, resolved.profile, resolved.template);
  } catch (error) {
    if (!(error instanceof HumanError)) throw error;
    throw broken(name, vscode.l10n.t(error.template, ...error.values).replace(/\.$/, ''));
  }
}

/** An endpoint's entry, checked. */
function entryNamed(name: string): EndpointEntry {
  const { endpoints } = settings();
  if (name === embedded || !Object.hasOwn(endpoints, name)) {
    throw new ArmFailure(
      'blocked',
      'No endpoint on this machine is named “{0}”, so nothing was sent. Set it up, or choose another arm.',
      name,
    );
  }
  const entry = EndpointEntry.safeParse(endpoints[name]);
  if (entry.success) return entry.data;
  throw broken(name, wrongWith(entry.error.issues.slice(0, 1)) || 'not an object');
}

function broken(name: string, why: string): ArmFailure {
  return new ArmFailure(
    'blocked',
    'The endpoint “{0}” cannot be used, so nothing was sent: {1}. Correct it in Settings.',
    name,
    why,
  );
}
