import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Certificates } from '../arms/gate/ownFetch.ts';
import { HumanError } from '../humanError.ts';

/** The certificates that a person names, read and found to be such. */
export async function certificatesFrom(files: {
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
}): Promise<Certificates> {
  if ((files.cert === undefined) !== (files.key === undefined)) {
    throw new HumanError('--cert and --key belong together: a certificate and the private key it was made for.');
  }
  const ca = files.ca === undefined ? null : await readFrom('--ca', files.ca);
  if (ca !== null) certificatesIn(ca, '--ca', files.ca ?? '');
  if (files.cert === undefined || files.key === undefined) return { ca, own: null };
  const [cert, key] = [await readFrom('--cert', files.cert), await readFrom('--key', files.key)];
  const [leaf] = certificatesIn(cert, '--cert', files.cert);
  if (leaf?.checkPrivateKey(privateKey(key, files.key)) !== true) {
    throw new HumanError('The key “{0}” is not that of the certificate “{1}”.', files.key, files.cert);
  }
  return { ca, own: { cert, key } };
}

async function readFrom(flag: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new HumanError('{0}: there is no file “{1}”.', flag, file);
    throw new HumanError('{0}: the file “{1}” cannot be read ({2}).', flag, file, code);
  }
}

const block = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^]*?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

function certificatesIn(pem: string, flag: string, file: string): X509Certificate[] {
  try {
    const found = (pem.match(block) ?? []).map((one) => new X509Certificate(one));
    if (found.length > 0) return found;
  } catch {
    // Said below: what cannot be read is as good as missing.
  }
  throw new HumanError(
    '{0}: “{1}” holds no certificate in PEM form, which begins with {2}.',
    flag,
    file,
    '-----BEGIN CERTIFICATE-----',
  );
}

function privateKey(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw /ENCRYPTED/.test(pem)
      ? new HumanError(
          '--key: the key “{0}” is locked by a passphrase. Give one that is not, readable by you only.',
          file,
        )
      : new HumanError('--key: “{0}” holds no private key in PEM form.', file);
  }
}
