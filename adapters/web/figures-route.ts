import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Figure } from '../../src/app/ports/system.ts';
import { socketOf } from './behind.ts';
import type { Site } from './site.ts';

/** How the programme is, for whoever watches it: in the words of Prometheus, and of nobody in particular. */
export function figuresRoute(app: Hono, { settings }: Site, figures: () => Promise<readonly Figure[]>): void {
  app.get('/metrics', async (context) => {
    if (!mayWatch(context, settings.watchedBy)) return context.notFound();
    const { text, type } = await told(await figures());
    return context.body(text, 200, { 'content-type': type });
  });
}

/** Whoever shows the token; without one, whoever asks on this machine, and through no proxy. */
function mayWatch(context: Context, token: string | undefined): boolean {
  if (token !== undefined) return isSame(context.req.header('authorization') ?? '', `Bearer ${token}`);
  const isForwarded =
    context.req.header('x-forwarded-for') !== undefined || context.req.header('forwarded') !== undefined;
  return !isForwarded && /^(127\.|::1$|::ffff:127\.)/.test(socketOf(context));
}

function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Its library is read when somebody watches, and not before. */
async function told(figures: readonly Figure[]): Promise<{ readonly text: string; readonly type: string }> {
  const { Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  for (const { name, help, values } of figures) {
    const labelNames = [...new Set(values.flatMap(({ labels = {} }) => Object.keys(labels)))];
    const gauge = new Gauge({ name: `gouban_${name}`, help, labelNames, registers: [registry] });
    for (const { labels = {}, value } of values) gauge.set(labels, value);
  }
  return { text: await registry.metrics(), type: registry.contentType };
}
