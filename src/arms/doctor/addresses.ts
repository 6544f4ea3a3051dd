import { isLoopback } from '../gate/address.ts';

/** What a person may have copied along with an address: a route of the interface, or a page of the server. */
const routes = /\/(?:chat\/completions|completions|models(?:\/[^/]*)?|embeddings|responses|health|docs|tokenize)\/?$/i;

/**
 * The address that a person most likely means: with its scheme, without the route of one question, and without what
 * belongs to no address of a server. `null` when it cannot be read as an address at all.
 */
export function cleaned(typed: string): string | null {
  const text = typed.trim().replace(/^["'<]+|["'>]+$/g, '');
  const url = parsed(text);
  if (url === null) return null;
  // The address at which a server listens on every interface is none at which it can be asked.
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  url.hash = '';
  url.pathname = url.pathname.replace(routes, '').replace(/\/+$/, '');
  return url.href.replace(/\/(?=\?|$)/, '');
}

function parsed(text: string): URL | null {
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? new URL(text) : null;
  if (text === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /\s/.test(text)) return null;
  if (!URL.canParse(`https://${text}`)) return null;
  const url = new URL(`https://${text}`);
  const here = isLoopback(url) || url.hostname === '0.0.0.0';
  return here ? new URL(`http://${text}`) : url;
}

/** An address as it may be shown: what stands after its path, or before its host, may be a secret. */
export function shown(address: string | URL): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname.replace(/\/$/, '')}`;
}

/** The addresses worth asking: the one meant and, where it has no version in it, the same with `/v1`. */
export function candidates(typed: string): readonly string[] {
  const address = cleaned(typed);
  if (address === null) return [];
  const url = new URL(address);
  if (/\/v\d+(?:$|\/)/.test(url.pathname)) return [address];
  const versioned = new URL(address);
  versioned.pathname = `${url.pathname.replace(/\/+$/, '')}/v1`;
  return [address, versioned.href];
}
