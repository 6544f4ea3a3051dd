import { ArmFailure } from '../failure.ts';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether nobody on a network can read along; says nothing of where a tunnel may end. */
export function isLoopback(url: URL): boolean {
  return loopback.test(url.hostname);
}

/**
 * An address that may be asked: checked before anything, least of all a key, goes near it. `plainHttp`: the person
 * accepts that text for this address can be read on the way.
 */
export function checkedAddress(baseUrl: string, plainHttp = false): URL {
  if (!URL.canParse(baseUrl)) {
    throw new ArmFailure(
      'bad-request',
      'The address of the endpoint is not a web address, so nothing was sent. It should look like {0}.',
      'https://host/v1',
    );
  }
  const url = new URL(baseUrl);
  if (url.username !== '' || url.password !== '') {
    throw new ArmFailure(
      'blocked',
      'The address of the endpoint holds a user name or password, so nothing was sent. Take them out, and set an API key instead.',
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new ArmFailure(
      'bad-request',
      'The address of the endpoint must begin with https://, or http:// for this machine. Nothing was sent.',
    );
  }
  if (url.protocol === 'http:' && !plainHttp && !isLoopback(url)) {
    throw new ArmFailure(
      'blocked',
      'Text sent to {0} could be read on the way, so nothing was sent. Use https, or a tunnel that ends on this machine.',
      url.origin,
    );
  }
  return url;
}
