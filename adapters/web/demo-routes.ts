import type { Hono } from 'hono';
import { z } from 'zod';
import type { NextTurn } from '../../src/app/ports/desk.ts';
import { momentOf } from '../../src/law/said.ts';
import { sayMoment } from '../../src/law/speak.ts';
import type { Language } from '../../src/names.ts';
import { sideBySide } from './demo-html.ts';
import { firstOf } from './read-form.ts';
import type { WebSettings } from './settings.ts';
import { backTo, checked, leadOn, posted, type Site, show, visitOf } from './site.ts';
import type { DemoPerson, Visit } from './visit.ts';

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
    const { ms, turn } = await stepTo(checked(way, firstOf(fields, 'to')), visit.language);
    if (ms > 0) {
      await clock.advance(ms);
      await desk.moved();
    }
    return leadOn(context, visit, backTo(fields, '/'), saidOf(visit, ms > 0, turn));
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

  async function stepTo(
    to: 'hour' | 'day' | 'due',
    language: Language,
  ): Promise<{ readonly ms: number; readonly turn?: NextTurn }> {
    if (to !== 'due') return { ms: to === 'hour' ? hour : 24 * hour };
    const turn = await desk.nextTurn(language);
    return turn ? { ms: Math.max(0, turn.at.getTime() - (await clock.now()).getTime()), turn } : { ms: 0 };
  }
}

/** Where the clock went, and for what. */
function saidOf({ words, language }: Visit, moved: boolean, turn: NextTurn | undefined): string | undefined {
  if (!moved) return words.demo.noDeadline;
  if (!turn) return undefined;
  const at = sayMoment(momentOf(turn.at), language);
  return words.demo.moved[turn.kind](at, `${turn.title} ${turn.number}`.trim());
}
