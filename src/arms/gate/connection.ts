import { ArmFailure, type FailureKind, type Subject } from '../failure.ts';
import { Passing } from './passing.ts';

/** The codes of an error and of all its causes: a failed fetch hides the reason a level or two down. */
export function codesOf(error: unknown): string {
  const codes: string[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (!(value instanceof Error) || depth > 5) return;
    if ('code' in value && typeof value.code === 'string') codes.push(value.code);
    codes.push(value.name, value.message);
    if (value instanceof AggregateError) value.errors.slice(0, 4).forEach((one) => visit(one, depth + 1));
    visit(value.cause, depth + 1);
  };
  visit(error, 0);
  return codes.join(' ');
}

/** Why no connection came about, in one sentence; its cause is the error itself. */
export function connectionFailure(error: unknown, origin: string): ArmFailure {
  const failure = failureOf(codesOf(error), origin);
  failure.cause = error;
  return failure;
}

/** No connection stood in the time that was given for it. */
export function tooSlow(origin: string, ms: number): ArmFailure {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return new Passing(
    new ArmFailure(
      'unreachable',
      seconds === 1
        ? 'No connection to {0} came about within 1 second. Check the network, a VPN or tunnel, and the address.'
        : 'No connection to {0} came about within {1} seconds. Check the network, a VPN or tunnel, and the address.',
      origin,
      String(seconds),
    ).on('way'),
  );
}

interface Seen {
  readonly codes: RegExp;
  readonly failure: (origin: string) => ArmFailure;
}

/** A failure by its codes, what it is about, and whether it may pass by itself. */
function seen(codes: RegExp, kind: FailureKind, about: Subject, passes: 'passes' | 'stays', template: string): Seen {
  return {
    codes,
    failure: (origin) => {
      const failure = new ArmFailure(kind, template, origin).on(about);
      return passes === 'passes' ? new Passing(failure) : failure;
    },
  };
}

/** In the order in which they are looked for: by Node's words, or by those of Chromium's network. */
const table: readonly Seen[] = [
  seen(
    /HEADERS_TIMEOUT|BODY_TIMEOUT/,
    'stalled',
    'exchange',
    'stays',
    'The server at {0} took the request and then said nothing. Ask again later.',
  ),
  seen(
    /Proxy response \(407\)|ERR_PROXY_AUTH/,
    'auth',
    'proxy',
    'stays',
    'A proxy on the way to {0} wants you to sign in. Set up the proxy, then ask again.',
  ),
  seen(
    /ALERT_CERTIFICATE_REQUIRED|ALERT_HANDSHAKE_FAILURE|CLIENT_AUTH_CERT|CLIENT_CERT/,
    'auth',
    'own-certificate',
    'stays',
    'The server at {0} wants a certificate of yours. Give it on the command line, or reach the server through a local TLS proxy that holds it.',
  ),
  seen(
    /Proxy response \(\d+\)|ERR_TUNNEL_CONNECTION_FAILED|ERR_PROXY_CONNECTION_FAILED|ERR_MANDATORY_PROXY/,
    'unreachable',
    'proxy',
    'passes',
    'The proxy on the way to {0} did not let the request through. Check the proxy, and whether it may reach this server.',
  ),
  seen(
    /EAI_AGAIN|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/,
    'unreachable',
    'name',
    'passes',
    'The name in {0} cannot be looked up now. Check the network, then ask again.',
  ),
  seen(
    /ENOTFOUND|ERR_NAME_NOT_RESOLVED/,
    'unreachable',
    'name',
    'stays',
    'No server named in {0} can be found. Check the address and the network.',
  ),
  seen(
    /bad port|ERR_UNSAFE_PORT/,
    'unreachable',
    'port',
    'stays',
    'The port of {0} is one that is kept for other services and never asked. Let the server listen on another.',
  ),
  seen(
    /ECONNREFUSED|ERR_CONNECTION_REFUSED/,
    'unreachable',
    'connection',
    'passes',
    'Nothing answers at {0}. Start the server (one that is still loading refuses as well), or check the address.',
  ),
  seen(
    /WRONG_VERSION|EPROTO\b|PACKET_LENGTH_TOO_LONG|ERR_SSL_PROTOCOL_ERROR|HTTP_REQUEST/,
    'unreachable',
    'plain-http',
    'stays',
    'The server at {0} does not speak https on this port. Check the address.',
  ),
  seen(
    /HPE_INVALID_CONSTANT|not match the HTTP|ERR_INVALID_HTTP_RESPONSE/,
    'unreachable',
    'exchange',
    'stays',
    'What answers at {0} does not speak http. If the address begins with http://, try https://; else check the port.',
  ),
  seen(
    /bad upgrade|assert\(upgrade\)/,
    'server-error',
    'exchange',
    'stays',
    'The server at {0} wants to go on in another protocol. Check that the address is that of an OpenAI-compatible server.',
  ),
  seen(
    /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/,
    'unreachable',
    'certificate',
    'stays',
    'The certificate of {0} is not trusted on this machine. Install your institution’s certificate, then ask again.',
  ),
  seen(
    /TIMEDOUT|TIMED_OUT|TIMEOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN|ERR_ADDRESS_UNREACHABLE/,
    'unreachable',
    'way',
    'passes',
    'The server at {0} cannot be reached from here. Check the network, a VPN or tunnel, and the address.',
  ),
  seen(
    /EACCES|EPERM|ERR_BLOCKED|ERR_NETWORK_ACCESS_DENIED/,
    'unreachable',
    'machine',
    'stays',
    'This machine does not let a connection to {0} out. Check its firewall, or ask whoever looks after it.',
  ),
];

const otherwise = seen(
  /./,
  'unreachable',
  'exchange',
  'passes',
  'The connection to {0} broke before an answer began. Check that the server runs and that a proxy on the way lets you through, then ask again.',
);

/** A server that listens for https hangs up on whoever speaks http. */
const otherwiseOverHttp = seen(
  /./,
  'unreachable',
  'exchange',
  'passes',
  'The connection to {0} broke before an answer began. Check that the server runs, that it does not want https://, and that a proxy on the way lets you through, then ask again.',
);

function failureOf(codes: string, origin: string): ArmFailure {
  const rest = origin.startsWith('http:') ? otherwiseOverHttp : otherwise;
  return (table.find((one) => one.codes.test(codes)) ?? rest).failure(origin);
}
