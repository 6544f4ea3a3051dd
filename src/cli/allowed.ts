import type { EndpointEntry } from '../arms/endpoint.ts';
import { ArmFailure } from '../arms/failure.ts';
import { checkedAddress, isLoopback } from '../arms/gate/address.ts';
import { HumanError } from '../humanError.ts';

/** The origins that a person allows, each written out: no path, no wildcard. */
export function allowedOrigins(texts: readonly string[]): ReadonlySet<string> {
  return new Set(
    texts.map((text) => {
      if (/^https?:\/\/[^/?#@*\\\s]+\/?$/i.test(text) && URL.canParse(text)) return new URL(text).origin;
      throw new HumanError(
        '--allow-origin takes one origin, written out: scheme, host and port, like {0}. No path, no wildcard.',
        'https://host:8443',
      );
    }),
  );
}

/**
 * Refuses, before anything at all is sent, an endpoint that no one allowed. A loopback address is no exception: it may
 * be a tunnel that ends anywhere.
 */
export function refuseUnlessAllowed(
  entry: Pick<EndpointEntry, 'baseUrl' | 'location' | 'plainHttp'>,
  allowed: ReadonlySet<string>,
  proxy: URL | null,
): void {
  const url = checkedAddress(entry.baseUrl.trim(), true);
  const away = entry.location !== 'machine' && !allowed.has(url.origin);
  const readable = url.protocol === 'http:' && !(isLoopback(url) && (proxy === null || isLoopback(proxy)));
  const plain = readable && entry.plainHttp !== true;
  if (away) {
    throw new ArmFailure(
      'blocked',
      plain
        ? '{0} is not declared as this machine, and text sent there could be read on the way, so nothing was sent. If it may have this case, add --allow-origin {0} --allow-http.'
        : '{0} is not declared as this machine, so nothing was sent. If it may have this case, add --allow-origin {0}; if it is this machine, --location machine.',
      url.origin,
    );
  }
  if (plain) {
    throw new ArmFailure(
      'blocked',
      'Text sent to {0} could be read on the way, so nothing was sent. Use https, or add --allow-http.',
      url.origin,
    );
  }
}
