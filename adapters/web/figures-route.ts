import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Figure } from '../../src/app/ports/system.ts';
import { socketOf } from './behind.ts';
import type { Site } from './site.ts';

const type = 'text/plain; version=0.0.4; charset=utf-8';

/** How the programme is, for whoever watches it: in the words of Prometheus, and of nobody in particular. */
export function figuresRoute(app: Hono, { settings }: Site, figures: () => Promise<readonly Figure[]>): void {
  app.get('/metrics', async (context) => {
    if (!mayWatch(context, settings.watchedBy)) return context.notFound();
    return context.body(asText(await figures()), 200, { 'content-type': type });
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

function asText(figures: readonly Figure[]): string {
  const lines = figures.flatMap(({ name, help, values }) => [
    `# HELP gouban_${name} ${help}`,
    `# TYPE gouban_${name} gauge`,
    ...values.map(({ labels = {}, value }) => `gouban_${name}${labelled(labels)} ${value}`),
  ]);
  return `${lines.join('\n')}\n`;
}

function labelled(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}
