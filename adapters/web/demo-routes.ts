import type { Hono } from 'hono';
import { z } from 'zod';
import { sideBySide } from './demo-html.ts';
import { firstOf } from './read-form.ts';
import type { WebSettings } from './settings.ts';
import { backTo, checked, leadOn, posted, type Site, show, visitOf } from './site.ts';
import type { DemoPerson } from './visit.ts';

const hour = 3_600_000;
const way = z.enum(['hour', 'day', 'due']);

/** The tools of the demonstration. Elsewhere none of these routes exist. */
export function demoRoutes(app: Hono, site: Site, { persons }: NonNullable<WebSettings['demo']>): void {
  const { desk, sessions, settings } = site;
  const { clock } = settings;

  app.post('/demo/person', async (context) => {
    const visit = await visitOf(site, context);
    const fields = await posted(context);
    const chosen = (await persons(visit.language)).find(({ id }) => id === firstOf(fields, 'person'));
    if (chosen) await sessions.open(context, chosen.id, 'visitor');
    else await sessions.close(context);
    const back = backTo(fields, '/');
    const ofHis = /^\/desk\/(case|form)\//.test(back);
    const away = !chosen && back.startsWith('/desk');
    return leadOn(context, visit, away ? '/' : ofHis ? '/desk' : back);
  });

  app.post('/demo/clock', async (context) => {
    const visit = await visitOf(site, context);
    const fields = await posted(context);
    const ms = await timeTo(checked(way, firstOf(fields, 'to')));
    if (ms > 0) {
      await clock.advance(ms);
      await desk.moved();
    }
    return leadOn(context, visit, backTo(fields, '/'), ms > 0 ? undefined : visit.words.demo.noDeadline);
  });

  app.get('/demo/side-by-side', async (context) => {
    const visit = await visitOf(site, context);
    const all = await persons(visit.language);
    const chosen = (name: 'left' | 'right', usual: DemoPerson['group']) =>
      all.find(({ id }) => id === context.req.query(name)) ?? all.find(({ group }) => group === usual) ?? all[0];
    const left = chosen('left', 'organisation');
    const right = chosen('right', 'department');
    if (!left || !right) return context.notFound();
    const content = sideBySide(visit, all, left, right);
    const parts = { title: visit.words.demo.sideBySide, body: 'fixed', content };
    return show(site, context, visit, parts, 200, 'frames');
  });

  async function timeTo(to: 'hour' | 'day' | 'due'): Promise<number> {
    if (to === 'hour') return hour;
    if (to === 'day') return 24 * hour;
    const due = await desk.nextDeadline();
    return due ? Math.max(0, due.getTime() - (await clock.now()).getTime()) : 0;
  }
}
