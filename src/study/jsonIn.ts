/** What stands in bytes as JSON. What is none is no record either: null, and the check at run time says so. */
export function jsonIn(bytes: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}
