import { ArmFailure } from '../failure.ts';

/** The codes of an error and of all its causes: a failed fetch hides the reason a level or two down. */
function codesOf(error: unknown): string {
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

/** Why no connection came about, in one sentence. */
export function connectionFailure(error: unknown, origin: string): ArmFailure {
  const codes = codesOf(error);
  if (/HEADERS_TIMEOUT|BODY_TIMEOUT/.test(codes)) {
    return new ArmFailure(
      'stalled',
      'The server at {0} took the request and then said nothing. Ask again later.',
      origin,
    );
  }
  if (/ENOTFOUND|EAI_AGAIN/.test(codes)) {
    return new ArmFailure(
      'unreachable',
      'No server named in {0} can be found. Check the address and the network.',
      origin,
    );
  }
  if (/bad port/.test(codes)) {
    return new ArmFailure(
      'unreachable',
      'The port of {0} is one that is kept for other services and never asked. Let the server listen on another.',
      origin,
    );
  }
  if (/ECONNREFUSED/.test(codes)) {
    return new ArmFailure(
      'unreachable',
      'Nothing answers at {0}. Start the server (one that is still loading refuses as well), or check the address.',
      origin,
    );
  }
  if (/WRONG_VERSION|EPROTO|PACKET_LENGTH_TOO_LONG/.test(codes)) {
    return new ArmFailure(
      'unreachable',
      'The server at {0} does not speak https on this port. Check the address.',
      origin,
    );
  }
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(codes)) {
    return new ArmFailure(
      'unreachable',
      'The certificate of {0} is not trusted on this machine. Install your institution’s certificate, then ask again.',
      origin,
    );
  }
  if (/TIMEDOUT|TIMEOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN/.test(codes)) {
    return new ArmFailure(
      'unreachable',
      'The server at {0} cannot be reached from here. Check the network, a VPN or tunnel, and the address.',
      origin,
    );
  }
  return new ArmFailure(
    'unreachable',
    'The connection to {0} broke before an answer began. Check that the server runs and that a proxy on the way lets you through, then ask again.',
    origin,
  );
}
