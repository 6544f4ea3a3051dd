import * as z from 'zod/mini';

/** What a page may ask: the body of each request, by its name. */
export type Requests = Readonly<Record<string, z.ZodMiniType>>;

/** A message from a page: one of its requests, with a number that the reply repeats. */
export type RequestOf<R extends Requests> = {
  [N in keyof R & string]: { readonly id: number; readonly name: N; readonly body: z.infer<R[N]> };
}[keyof R & string];

const Envelope = z.strictObject({ id: z.int(), name: z.string(), body: z.unknown() });

/** Reads messages from a page; anything that is not exactly one of its requests is null. */
export function reading<R extends Requests>(requests: R): (message: unknown) => RequestOf<R> | null {
  return (message) => {
    const envelope = Envelope.safeParse(message);
    if (!envelope.success || !Object.hasOwn(requests, envelope.data.name)) return null;
    const { id, name } = envelope.data;
    const body = requests[name]?.safeParse(envelope.data.body);
    return body?.success === true ? ({ id, name, body: body.data } as RequestOf<R>) : null;
  };
}
