import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { accessCodeTyped, numberIn } from '../../src/dialogue/mentioned.ts';
import type { ReceiptView } from '../../src/dialogue/message.ts';
import { answerHtml, type NewCode, newCodeHtml, type WrongCode } from './answer-html.ts';
import { whereFrom, withinAnHour } from './limited.ts';
import { casePath } from './parts.ts';
import { firstOf } from './read-form.ts';
import { signedIn } from './signed-in.ts';
import { checked, leadOn, posted, type Site, show, visitOf } from './site.ts';
import type { Visit } from './visit.ts';

const id = z.string().min(1).max(100);
const typedCode = z.string().max(60);
const receiptNumber = z.string().min(1).max(60).optional().catch(undefined);

/** Reading an answer by its access code, and getting one. A code stands in no address and in no log. */
export function answerRoutes(app: Hono, site: Site): void {
  const { desk, sessions } = site;

  app.get('/answer', async (context) => showAnswer(context, await visitOf(site, context), ''));

  app.post('/answer', async (context) => {
    const visit = await visitOf(site, context);
    const typed = checked(typedCode, firstOf(await posted(context), 'code'));
    const code = accessCodeTyped(typed);
    if (code === undefined) {
      return showAnswer(context, visit, typed, numberIn(typed) === undefined ? 'unread' : 'receipt');
    }
    const opened = await desk.bearer(code, whereFrom(site, context), visit.language);
    if (!opened.ok) return showAnswer(context, visit, typed, opened.refusal);
    await sessions.open(context, opened.value.person, 'bearer');
    return leadOn(context, visit, casePath({ id: opened.value.case }));
  });

  app.post(
    '/answer/new',
    signedIn(site, async (context, visit) => {
      const caseId = checked(id, firstOf(await posted(context), 'case'));
      const code = await desk.accessCode(caseId, visit.person.id, 'new');
      if (code === undefined) return leadOn(context, visit, casePath({ id: caseId }));
      return showNewCode(site, context, visit, { code, case: caseId, receipt: undefined });
    }),
  );

  app.post(
    '/answer/kept',
    signedIn(site, async (context, visit) => {
      const fields = await posted(context);
      const caseId = checked(id, firstOf(fields, 'case'));
      const code = checked(typedCode, firstOf(fields, 'code'));
      const typed = checked(typedCode, firstOf(fields, 'again'));
      if (accessCodeTyped(typed) === code) {
        return leadOn(context, visit, casePath({ id: caseId }), visit.words.answer.done);
      }
      const filed = receiptNumber.parse(firstOf(fields, 'filed') || undefined);
      const receipt = await desk.read((read) => read.filed(filed, visit.person.id, visit.language));
      return showNewCode(site, context, visit, { code, case: caseId, receipt, typed }, 422);
    }),
  );

  async function showAnswer(context: Context, visit: Visit, typed: string, wrong?: WrongCode): Promise<Response> {
    const content = answerHtml(visit, typed, wrong);
    const parts = { title: visit.words.answer.title, place: 'answer', content } as const;
    if (typeof wrong === 'object' && wrong.why === 'too-many-tries') {
      context.header('retry-after', withinAnHour);
      return show(site, context, visit, parts, 429);
    }
    return show(site, context, visit, parts, wrong === undefined ? 200 : 422);
  }
}

/** The one page on which a new code stands. */
export function showNewCode(
  site: Site,
  context: Context,
  visit: Visit,
  given: NewCode & { readonly receipt: ReceiptView | undefined },
  status: 200 | 422 = 200,
): Response | Promise<Response> {
  const content = newCodeHtml(visit, given);
  return show(site, context, visit, { title: visit.words.answer.yours, desk: true, content }, status);
}
