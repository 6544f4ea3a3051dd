import type { ArmFailure, FailureKind, Subject } from '../failure.ts';
import { shown } from './addresses.ts';
import { inWords, type CheckName, type Sentence } from './line.ts';

/** What was asked when it failed. */
export interface Tried {
  readonly url: URL;
  /** Whether a key went along. */
  readonly hasKey: boolean;
}

/** Which line of the doctor a failure on the way to a server belongs to. */
export function lineAbout(about: Subject | null): CheckName {
  switch (about) {
    case 'secret':
      return 'key';
    case 'proxy':
      return 'proxy';
    case 'certificate':
    case 'bad-certificate':
    case 'own-certificate':
    case 'plain-http':
    case 'https':
      return 'tls';
    default:
      return 'connection';
  }
}

/** What to do about a failure: its own sentence says what happened, and this speaks with the same voice. */
export function remedyOf({ kind, about }: ArmFailure, tried: Tried): Sentence {
  return about === null ? byKind(kind, tried) : bySubject(about, kind, tried);
}

function bySubject(about: Subject, kind: FailureKind, { url }: Tried): Sentence {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  switch (about) {
    case 'secret':
      return inWords('Set the key or the secret of this endpoint anew.');
    case 'machine':
      return inWords('Ask whoever looks after this machine to let connections to the server out.');
    case 'port':
      return inWords('Let the server listen on another port, such as {0}.', '8000');
    case 'name':
      return inWords('Check the spelling, the network, and whether a VPN must be on.');
    case 'connection':
      return inWords(
        'On the machine it runs on, see whether the server listens on port {0}, and not only for that machine itself.',
        port,
      );
    case 'way':
      return inWords(
        'Check the network, a VPN or tunnel, and port {0}. If others reach the server, ask whoever looks after the network whether a firewall stands between.',
        port,
      );
    case 'exchange':
      return inWords(
        'Something takes connections on port {0} and gives no answer: compare the port with the one that the model server names when it starts. A firewall or a proxy on the way can do the same.',
        port,
      );
    case 'proxy':
      return kind === 'auth'
        ? inWords('Sign in to the proxy, or ask whoever runs it how.')
        : inWords('Ask whoever runs the proxy to let requests to this server through.');
    case 'certificate':
      return inWords(
        'Ask whoever runs the server which authority signed its certificate, and let this machine trust it.',
      );
    case 'bad-certificate':
      return inWords('If the address and the clock of this machine are right, tell whoever runs the server.');
    case 'own-certificate':
      return inWords(
        'Ask whoever runs the server for a certificate of your own. On the command line it is given with {0}.',
        '--cert FILE --key FILE',
      );
    case 'plain-http':
      return inWords(
        'Try {0}. If the server is not on this machine, text can then be read on the way, and that must be allowed.',
        shown(url).replace('https:', 'http:'),
      );
    case 'https':
      return inWords('Use {0} as the address.', shown(url).replace('http:', 'https:'));
    case 'page':
      return inWords(
        'Check the address: that of a model server usually ends in {0}. A page to sign in means that something stands before the server.',
        '/v1',
      );
    case 'access':
      return inWords('Ask whoever runs the server for access: for this key, this machine and this model.');
    case 'messages':
      return throughCompletions();
    case 'identifiers':
      return inWords('Take those words out of the template of this endpoint.');
    case 'record':
      return inWords('Make room, or give access to that folder, then check again.');
    case 'lane':
      return inWords('Use the other interface (chat or completions), or check that the address ends in {0}.', '/v1');
  }
}

function byKind(kind: FailureKind, { hasKey }: Tried): Sentence {
  switch (kind) {
    case 'loading':
      return inWords('Wait until the model is loaded, then check again.');
    case 'overloaded':
    case 'rate-limited':
      return inWords('Wait a little, then check again.');
    case 'stalled':
      return inWords(
        'Wait, then check again: a large model may be loading, or have others to answer first. If it stays so, tell whoever runs the server.',
      );
    case 'quota':
      return inWords('Ask whoever pays for this account, or choose another endpoint.');
    case 'auth':
      return hasKey
        ? inWords('Set the API key anew, and see that it is the key of this very server.')
        : inWords('Set the API key of this endpoint; whoever runs the server gives it out.');
    case 'model-missing':
      return inWords('Use a name that the server lists, or ask whoever runs it for the right one.');
    case 'no-chat-template':
      return throughCompletions();
    case 'context-overflow':
      return inWords('Let the server run with more room.');
    case 'filtered':
      return inWords('Ask whoever runs the server what its filter lets through, or choose another endpoint.');
    case 'redirected':
      return inWords(
        'If the server has moved there, enter that address. If it is a page to sign in, ask whoever runs the server how programs reach it.',
      );
    case 'bad-request':
      return inWords('Compare the model’s name and the parameters with what the server takes.');
    case 'unreachable':
      return inWords('Check the network and the address, then check again.');
    case 'server-error':
    case 'interrupted':
    case 'empty':
    case 'unparsed':
      return inWords('See what the server writes to its log, then check again.');
    case 'blocked':
    case 'cancelled':
      return inWords('Check again when you are ready.');
  }
}

/** Where messages do not do. */
export function throughCompletions(): Sentence {
  return inWords('Ask it through the completions interface, which sends the text in the model’s own template.');
}
