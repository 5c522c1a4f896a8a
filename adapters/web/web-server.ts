import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Channel } from '../../src/app/ports/channel.ts';
import { isFull, isPassing, NoRoom } from '../../src/app/ports/stores.ts';
import { accountRoutes } from './account-routes.ts';
import { actRoutes } from './act-routes.ts';
import { answerRoutes } from './answer-routes.ts';
import { demoRoutes } from './demo-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { saidHtml } from './entry-html.ts';
import { entryRoutes } from './entry-routes.ts';
import { figuresRoute } from './figures-route.ts';
import { formRoutes } from './form-routes.ts';
import { isOwnPost, securityHeaders } from './guard.ts';
import { identityRoutes } from './identity-routes.ts';
import { withinAnHour } from './limited.ts';
import { lookRoutes } from './look-routes.ts';
import { notificationsRoutes } from './notifications-routes.ts';
import { oversightRoutes } from './oversight-routes.ts';
import { passkeyRoutes } from './passkey-routes.ts';
import { plainRoutes } from './plain-routes.ts';
import { publicRoutes } from './public-routes.ts';
import type { WebSettings } from './settings.ts';
import { bareVisit, type Site, show, siteOf, withoutFrame } from './site.ts';
import { telegramAppRoutes } from './telegram-app-routes.ts';
import { webChannel } from './web-channel.ts';
import type { Words } from './words.ts';

export interface WebServer {
  readonly channel: Channel;
  fetch(request: Request): Promise<Response>;
  /** Every route, for tests: method and path. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** Tells the open pages of a person that something of his has changed. */
  wake(person: string): void;
  /** Begins to listen; resolves with the port. Rejects when it cannot. */
  listen(host: string, port: number): Promise<number>;
  /** Stops taking requests; those that are being answered are finished, live connections are closed. */
  stop(): Promise<void>;
}

const retryAfterSeconds = '3';
const untilRoomSeconds = '60';

/** The public portal and the web desk, over HTTP. */
export function webServer(settings: WebSettings): WebServer {
  const site = siteOf(settings);
  const app = appOf(site);
  let server: Server | undefined;
  return {
    channel: webChannel(settings.transcripts, site.wakes, site.calls),
    fetch: async (request) => app.fetch(request),
    routes: app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ method, path })),
    wake: site.wakes.wake,

    listen(host, port) {
      // Without options for HTTP/2 the server is a plain one. Whoever looks after it by HTTP/1.0 names no host.
      const listening = createAdaptorServer({ fetch: app.fetch, hostname: host }) as Server;
      server = listening;
      return new Promise((resolve, reject) => {
        listening.once('error', reject);
        listening.listen(port, host, () => {
          listening.off('error', reject);
          const address = listening.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      });
    },

    async stop() {
      site.wakes.close();
      const listening = server;
      if (!listening) return;
      const closed = new Promise<void>((resolve) => listening.close(() => resolve()));
      listening.closeIdleConnections();
      await closed;
    },
  };
}

function appOf(site: Site): Hono {
  const { settings } = site;
  const path = (request: Request): string => new URL(request.url).pathname;
  const app = new Hono({ getPath: settings.demo ? (request) => withoutFrame(path(request)) : path });
  app.use('*', securityHeaders(site.secure));
  const { telegram, telegramApp, slack, demo, identity, publicUrl } = settings;
  // These know their senders by themselves; no browser comes here.
  if (telegram) app.post('/telegram', (context) => telegram(context.req.raw));
  if (slack) app.post('/slack/events', (context) => slack(context.req.raw));
  app.use('*', async (context, next) => {
    const { method } = context.req;
    if (method === 'GET' || method === 'HEAD' || isOwnPost(context.req.raw, settings.publicUrl)) return next();
    throw new HTTPException(403);
  });
  plainRoutes(app, site);
  lookRoutes(app, site);
  if (settings.figures) figuresRoute(app, site, settings.figures);
  publicRoutes(app, site);
  answerRoutes(app, site);
  // Before the codes, whose address would take it.
  if (identity && publicUrl !== undefined) identityRoutes(app, site, identity, publicUrl);
  entryRoutes(app, site);
  deskRoutes(app, site);
  notificationsRoutes(app, site);
  accountRoutes(app, site);
  passkeyRoutes(app, site);
  oversightRoutes(app, site);
  actRoutes(app, site);
  formRoutes(app, site);
  if (telegramApp) telegramAppRoutes(app, site, telegramApp);
  if (demo) demoRoutes(app, site, demo);
  app.notFound((context) => refusal(site, context, 404));
  app.onError((error, context) => failure(site, context, error));
  return app;
}

/** A calm page with a number to tell; what happened stands in the log under it, without who or where from. */
function failure(site: Site, context: Context, error: Error): Response | Promise<Response> {
  if (error instanceof HTTPException && isRefusal(error.status)) return refusal(site, context, error.status);
  if (isPassing(error)) return busy(site, context, error);
  const reference = randomBytes(4).toString('hex').toUpperCase();
  site.log.error({ reference, channel: 'web', method: context.req.method, route: routeOf(context) }, error);
  const visit = bareVisit(site, context);
  const { error: say } = visit.words;
  const content = saidHtml(visit, say.title, say.text, say.reference(reference));
  return show(site, context, visit, { title: say.title, content }, 500);
}

/** Nothing is wrong with what was asked: it is to be asked again. */
function busy(site: Site, context: Context, error: Error): Response | Promise<Response> {
  const noRoom = isFull(error);
  // Of what is not even begun whoever watches the disks has said why.
  if (!(error instanceof NoRoom))
    site.log.error({ channel: 'web', method: context.req.method, route: routeOf(context) }, error);
  const visit = bareVisit(site, context);
  const { error: say } = visit.words;
  const [title, hint] = noRoom ? [say.full, say.fullHint] : [say.busy, say.busyHint];
  context.header('retry-after', noRoom ? untilRoomSeconds : retryAfterSeconds);
  return show(site, context, visit, { title, content: saidHtml(visit, title, hint) }, 503);
}

const refusals = {
  400: ['unreadable', 'unreadableHint'],
  403: ['foreign', 'foreignHint'],
  404: ['notFound', 'notFoundHint'],
  413: ['tooLarge', 'tooLargeHint'],
  415: ['unreadable', 'unreadableHint'],
  429: ['tooOften', 'tooOftenHint'],
} as const satisfies Record<number, readonly [keyof Words['error'], keyof Words['error']]>;

function isRefusal(status: number): status is keyof typeof refusals {
  return status in refusals;
}

function refusal(site: Site, context: Context, status: keyof typeof refusals): Response | Promise<Response> {
  const visit = bareVisit(site, context);
  const [title, hint] = refusals[status];
  if (status === 429) context.header('retry-after', withinAnHour);
  const { error: say } = visit.words;
  return show(site, context, visit, { title: say[title], content: saidHtml(visit, say[title], say[hint]) }, status);
}

/** The route and not the address, which may hold a code or a number. */
function routeOf(context: Context): string {
  return context.req.matchedRoutes.findLast(({ path }) => !path.endsWith('*'))?.path ?? '?';
}
