import { type Changes, changes } from '../changes.ts';
import { asFields, bodyOf, type Fields, fieldsOf, loopback, structured } from '../loopback.ts';

export interface RecordedCall {
  readonly method: string;
  readonly params: Fields;
  readonly answer: Fields;
}

/** Stands before another's Web API and keeps what passes. */
export interface Recorder {
  readonly url: string;
  readonly calls: readonly RecordedCall[];
  readonly until: Changes['until'];
  stop(): Promise<void>;
}

export async function recorder(target: string): Promise<Recorder> {
  const calls: RecordedCall[] = [];
  const { changed, until } = changes();
  const { url, close } = await loopback(async (request, response) => {
    const body = await bodyOf(request);
    const { authorization, 'content-type': type } = request.headers;
    const answer = await fetch(new URL(request.url ?? '/', target), {
      method: request.method ?? 'GET',
      headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
      ...(request.method === 'POST' && { body }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(bytes);
    const method = /^\/api\/([\w.]+)/.exec(request.url ?? '')?.[1];
    if (method === undefined) return;
    calls.push({ method, params: await fieldsOf(request, body), answer: asFields(structured(bytes.toString())) });
    changed();
  });
  return { url, calls, until, stop: close };
}
