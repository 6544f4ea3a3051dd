import { ArmFailure } from '../failure.ts';

/** Where a server sends a request on to, if that may be followed; else why not. */
export function redirection(location: string | null, from: URL): URL | ArmFailure {
  const target = location !== null && URL.canParse(location, from.href) ? new URL(location, from) : null;
  if (target === null || !/^https?:$/.test(target.protocol)) return answeredElsewhere(from);
  if (target.origin === from.origin) return target;
  return new ArmFailure(
    'redirected',
    'The server sent the request on to {0}, which was refused: no case goes to an address you did not give. If that address is right, give the endpoint that one.',
    target.origin,
  );
}

const signIn = /\b(?:log-?in|log-?on|sign-?in|sso|saml2?|oauth2?|oidc|auth\w*|cas|session|password)\b/i;

/** A redirect that leads to no answer, though it stays at its origin. */
export function answeredElsewhere({ origin, pathname, search }: URL): ArmFailure {
  return signIn.test(`${pathname}${search}`)
    ? new ArmFailure(
        'auth',
        'The server at {0} sent the request on to a page where people sign in: a proxy or gateway stands before it. Ask whoever runs it how programs get past.',
        origin,
      ).on('page')
    : new ArmFailure(
        'server-error',
        'The server at {0} answered with a redirect instead of an answer: a sign-in page or a proxy may stand before it. Check the address.',
        origin,
      ).on('page');
}
