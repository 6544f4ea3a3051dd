import type { Proxy } from '../arms/gate/ownFetch.ts';
import { HumanError } from '../humanError.ts';
import { namedVariable, type Env } from './namedVariable.ts';

/** The proxy that a person names; no environment variable names one. */
export function proxyFrom(text: string | undefined, authEnv: string | undefined, env: Env): Proxy | null {
  if (text === undefined) {
    if (authEnv !== undefined) throw new HumanError('--proxy-auth-env belongs to a proxy: give --proxy too.');
    return null;
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw new HumanError(
      '--proxy is an address like http://host:3128; other kinds than http and https are not spoken.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new HumanError(
      '--proxy holds a name or password, which others on this machine could see. Put NAME:PASSWORD into an environment variable and name that with --proxy-auth-env.',
    );
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new HumanError('--proxy ends with its port: {0}, without a path.', url.origin);
  }
  if (authEnv === undefined) return { url, authorization: null };
  const secret = namedVariable(authEnv, env, '--proxy-auth-env');
  return { url, authorization: `Basic ${Buffer.from(secret, 'utf8').toString('base64')}` };
}
