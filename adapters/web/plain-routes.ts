import type { Hono } from 'hono';
import { serveAsset } from './assets.ts';
import { filePolicy } from './guard.ts';
import { signedIn } from './signed-in.ts';
import { type Site, visitOf } from './site.ts';

const inlineTypes = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** What is no page: files, assets, health. */
export function plainRoutes(app: Hono, site: Site): void {
  const { desk, settings } = site;

  app.get('/healthz', (context) => context.text('ok'));

  app.get('/readyz', async (context) => {
    const ready = await settings.health().catch(() => false);
    return ready ? context.text('ok') : context.text('the database does not answer', 503);
  });

  app.get('/assets/:name', (context) => {
    return serveAsset(context.req.param('name'), context.req.raw) ?? context.notFound();
  });

  /** As a download; a photo also as it is, where it can do nothing. Whoever may not have it is told that there is none. */
  app.get('/files/:case/:hash', async (context) => {
    const visit = await visitOf(site, context);
    const { case: caseId, hash } = context.req.param();
    if (!/^[0-9a-f]{64}$/.test(hash)) return context.notFound();
    const found = await desk.file(caseId, hash, visit.person?.id);
    if (!found) return context.notFound();
    const { name, mime } = found.evidence;
    const inline = context.req.query('inline') !== undefined && inlineTypes.has(mime);
    // A fresh copy: the bytes of a pool must not be lent to the response.
    return context.body(new Uint8Array(found.bytes), 200, {
      'content-type': inlineTypes.has(mime) || mime === 'application/pdf' ? mime : 'application/octet-stream',
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeRfc5987(name)}`,
      'content-security-policy': filePolicy,
      'cache-control': 'private, no-store',
    });
  });

  app.get(
    '/events',
    signedIn(site, async (context, visit) => {
      const { heartbeat } = settings.times ?? { heartbeat: 20_000 };
      return liveResponse(site, visit.person.id, heartbeat, context.req.raw.signal);
    }),
  );
}

const longestRetry = 3_000;

/** Tells an open page whenever something of this person has changed, and beats in between so that nobody cuts the line. */
function liveResponse({ wakes }: Site, person: string, heartbeat: number, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let end = (): void => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string): void => controller.enqueue(encoder.encode(text));
      const deaf = wakes.listen(person, () => write('event: changed\ndata: 1\n\n'));
      const beat = setInterval(() => write(': beat\n\n'), heartbeat);
      const forget = wakes.onClose(() => {
        end();
        controller.close();
      });
      end = () => {
        deaf();
        forget();
        clearInterval(beat);
        end = () => {};
      };
      signal.addEventListener('abort', () => end(), { once: true });
      write(`retry: ${longestRetry}\n\n`);
    },
    cancel() {
      end();
    },
  });
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });
}

function encodeRfc5987(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
