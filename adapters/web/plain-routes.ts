import { setTimeout } from 'node:timers/promises';
import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { isPaperId } from '../../src/engine/paper.ts';
import { serveAsset } from './assets.ts';
import { saidHtml } from './entry-html.ts';
import { filePolicy } from './guard.ts';
import { whereFrom } from './limited.ts';
import { workerPath } from './notifications-html.ts';
import { casePath } from './parts.ts';
import { signedIn } from './signed-in.ts';
import { leadOn, type Site, show, visitOf } from './site.ts';

const inlineTypes = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** What is no page: files, assets, health. */
export function plainRoutes(app: Hono, site: Site): void {
  const { desk, settings } = site;

  app.get('/healthz', (context) => context.text('ok'));

  app.get('/readyz', async (context) => {
    const late = setTimeout(settings.healthWithin ?? usualPatience, false);
    const ready = await Promise.race([settings.health().catch(() => false), late]);
    return ready ? context.text('ok') : context.text('not ready', 503);
  });

  app.get('/assets/:name', (context) => {
    return serveAsset(context.req.param('name'), context.req.raw) ?? context.notFound();
  });

  /** Where it lies is what it may work for: all of the site. */
  app.get(workerPath, (context) => serveAsset('worker.js', context.req.raw) ?? context.notFound());

  /** As a download; a photo also as it is, where it can do nothing. Whoever may not have it is told that there is none. */
  app.get('/files/:case/:hash', async (context) => {
    const visit = await visitOf(site, context);
    const { case: caseId, hash } = context.req.param();
    if (!/^[0-9a-f]{64}$/.test(hash) && !isPaperId(hash)) return context.notFound();
    const found = await desk.file(caseId, hash, visit.person?.id);
    if (!found) return context.notFound();
    const { name, mime } = found.file;
    const inline = context.req.query('inline') !== undefined && inlineTypes.has(mime);
    // A fresh copy: the bytes of a pool must not be lent to the response.
    return context.body(new Uint8Array(found.bytes), 200, {
      'content-type': inlineTypes.has(mime) || mime === 'application/pdf' ? mime : 'application/octet-stream',
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeRfc5987(name)}`,
      'content-security-policy': filePolicy,
      'cache-control': 'private, no-store',
    });
  });

  /** From a chat, for some minutes: the files of a case, to the one who asked for them there. */
  app.get(
    '/open/:pass',
    signedIn(site, async (context, visit) => {
      const caseId = await desk.openPass(context.req.param('pass') ?? '', visit.person.id);
      if (caseId !== undefined) return leadOn(context, visit, `${casePath({ id: caseId })}#h-files`);
      const { over, overHint } = visit.words.files;
      return show(site, context, visit, { title: over, content: saidHtml(visit, over, overHint) }, 404);
    }),
  );

  app.get(
    '/events',
    signedIn(site, async (context, visit) => {
      // Whoever asks for the head alone leaves no body that could be left.
      if (context.req.method === 'HEAD') return context.body(null);
      const close = site.streams.open(visit.person.id, whereFrom(site, context));
      // A browser does not come back after that by itself: the page is as new as when it was asked for.
      if (!close) return context.body(null, 429, { 'retry-after': retryAfterSeconds });
      return live(context, site, visit.person.id, close);
    }),
  );
}

const usualPatience = 1_000;
const retryAfterSeconds = '60';
const longestRetry = 3_000;
const usualHeartbeat = 20_000;

/** Tells an open page whenever something of this person has changed, and beats in between so that nobody cuts the line. */
function live(context: Context, { wakes, settings }: Site, person: string, close: () => void): Response {
  const response = streamSSE(context, async (stream) => {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    stream.onAbort(end);
    const forget = wakes.onClose(end);
    const deaf = wakes.listen(person, () => void stream.writeSSE({ event: 'changed', data: '1' }));
    const beat = setInterval(() => void stream.write(': beat\n\n'), settings.heartbeat ?? usualHeartbeat);
    await stream.write(`retry: ${longestRetry}\n\n`);
    await ended;
    deaf();
    forget();
    clearInterval(beat);
    close();
  });
  response.headers.set('cache-control', 'no-store');
  response.headers.set('x-accel-buffering', 'no');
  return response;
}

function encodeRfc5987(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
