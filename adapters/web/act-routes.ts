import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { Incoming, Press, Reply, Sent } from '../../src/dialogue/message.ts';
import type { Evidence } from '../../src/engine/form.ts';
import type { Refusal } from '../../src/engine/procedure.ts';
import { type Language, procedureIds } from '../../src/names.ts';
import { saidAs } from '../shared/said.ts';
import { formPath } from './form-html.ts';
import { whereFrom } from './limited.ts';
import { casePath } from './parts.ts';
import { provePath } from './passkey-html.ts';
import { firstOf } from './read-form.ts';
import { signedIn } from './signed-in.ts';
import { backTo, checked, doerOf, leadOn, parsed, posted, type SignedIn, type Site } from './site.ts';
import { pressedPlace } from './talk-html.ts';

const id = z.string().min(1).max(100);
const token = z.string().min(1).max(100);
const text = z.string().max(4000);
const procedure = z.enum(procedureIds);
const opening = z.strictObject({ procedure, parent: id.exactOptional() });
/** What a button of the first page, or one beside a case, may ask for. Whether it may be done is decided when it is done. */
const beginning = z.union([
  z.strictObject({ do: z.enum(['preview', 'start']), form: opening }),
  z.strictObject({ do: z.enum(['remind', 'take-back']), case: id }),
  z.strictObject({ do: z.literal('subscribe'), case: id, on: z.literal(true) }),
]);

/** An act with the option that was pressed. */
const picked = z.strictObject({ action: id, answers: z.record(id, id).exactOptional() });

const menu = { kind: 'command', name: 'start', argument: '' } as const;

/** What is said, pressed and decided at the desk. */
export function actRoutes(app: Hono, site: Site): void {
  const { desk, deeds } = site;

  app.post(
    '/desk/say',
    signedIn(site, async (context, visit) => {
      const files: Evidence[] = [];
      const refused: Refusal[] = [];
      const fields = await posted(context, async (_, name, bytes) => {
        const kept = await desk.keep(name, bytes, {
          channel: 'web',
          address: visit.person.id,
          place: whereFrom(site, context),
        });
        if (kept.ok) files.push(kept.value);
        else refused.push(kept.refusal);
      });
      const doer = doerOf(visit, fields);
      const typed = checked(text, firstOf(fields, 'text')).trim();
      const said: readonly Incoming['says'][] = fields.has('menu') ? [menu] : saidWith(typed, files, refused);
      for (const says of said) await deeds.say(doer, says, mineOf(says, typed, visit.language));
      return leadOn(context, visit, chatAnchor(backTo(fields, '/desk/chat')));
    }),
  );

  app.post(
    '/desk/press',
    signedIn(site, async (context, visit) => {
      const fields = await posted(context);
      const pressed = checked(token, firstOf(fields, 'token'));
      const mine = { language: visit.language, place: pressedPlace(pressed), blocks: [], buttons: [] };
      const outcome = await deeds.say(doerOf(visit, fields), { kind: 'press', token: pressed }, mine);
      return leadAfter(context, visit, outcome, chatAnchor(backTo(fields, '/desk/chat')));
    }),
  );

  app.post(
    '/desk/act',
    signedIn(site, async (context, visit) => {
      const fields = await posted(context);
      const caseId = checked(id, firstOf(fields, 'case'));
      const sure = fields.has('sure');
      const { action, answers } = fields.has('pick')
        ? checked(picked, parsed(firstOf(fields, 'pick')))
        : { action: checked(id, firstOf(fields, sure ? 'sure' : 'do')) };
      const form = { case: caseId, action };
      const press: Press = { do: 'start', form, ...(answers && { answers }), ...(sure && { sure }) };
      const outcome = await deeds.press(doerOf(visit, fields), press);
      return leadAfter(context, visit, outcome, casePath({ id: caseId }));
    }),
  );

  app.post(
    '/desk/begin',
    signedIn(site, async (context, visit) => {
      const fields = await posted(context);
      const press = checked(beginning, parsed(firstOf(fields, 'press')));
      const outcome = await deeds.press(doerOf(visit, fields), press);
      return leadAfter(context, visit, outcome, chatAnchor('/desk/chat'));
    }),
  );
}

/** Where an act leads to: the form it opens, the case it shows, or back. */
export function leadAfter(context: Context, visit: SignedIn, outcome: Reply, back: string): Response {
  const { page, show, word, prove } = outcome;
  if (prove !== undefined) return leadOn(context, visit, provePath(prove));
  if (page) return leadOn(context, visit, formPath(page.draft, page.page), word);
  return leadOn(context, visit, show === undefined ? back : casePath({ id: show }), word);
}

function saidWith(typed: string, files: readonly Evidence[], refused: readonly Refusal[]): readonly Incoming['says'][] {
  return [
    ...(files.length > 0 ? [{ kind: 'files', files, ...(typed && { text: typed }) } as const] : []),
    ...refused.map(({ why, values }) => ({ kind: 'refused-file', why, values }) as const),
    ...(typed !== '' && files.length === 0 ? [saidAs(typed)] : []),
  ];
}

/** What he sees of it in the conversation: what he wrote stands beside the files where there are any. */
function mineOf(says: Incoming['says'], typed: string, language: Language): Sent | undefined {
  if (says.kind === 'refused-file' || says === menu) return undefined;
  const written = typed === '' ? [] : [{ kind: 'text', text: typed, tone: 'plain' } as const];
  const blocks = says.kind === 'files' ? [{ kind: 'files', files: says.files } as const, ...written] : written;
  return blocks.length > 0 ? { language, blocks, buttons: [] } : undefined;
}

/** On a page of its own the conversation is shown from its end. */
function chatAnchor(path: string): string {
  return path === '/desk/chat' ? '/desk/chat#end' : path;
}
