import type { Hono } from 'hono';
import { z } from 'zod';
import { accountHtml, accountPath, passkeysPath, sessionsPath, unlinkIdentityPath } from './account-html.ts';
import { makingPath, provePath } from './passkey-html.ts';
import { firstOf } from './read-form.ts';
import { signedIn } from './signed-in.ts';
import { checked, doerOf, leadOn, ownOrigin, posted, type Site, show } from './site.ts';
import { isVisitor } from './visit.ts';
import { placeOf } from './webauthn.ts';

const passkey = z.string().min(1).max(1_400);
const session = z.string().regex(/^[0-9a-f]{64}$/);

/** What is somebody's own at the desk. */
export function accountRoutes(app: Hono, site: Site): void {
  const { desk, sessions, settings } = site;

  app.get(
    accountPath,
    signedIn(site, async (context, visit) => {
      // A citizen has no more here than his cases, and whoever shows a code that one.
      if (isVisitor(visit)) return leadOn(context, visit, '/desk');
      const { id } = visit.person;
      const [passkeys, open, signIns, isLinked] = await Promise.all([
        desk.passkeys(id),
        settings.sessions.of(id),
        desk.signIns(id),
        desk.hasIdentity(id),
      ]);
      const content = accountHtml(visit, {
        passkeys,
        usable: placeOf(ownOrigin(site, context)) !== undefined,
        sessions: open,
        here: sessions.id(context),
        signIns,
        ...(settings.identity && { identity: { isLinked } }),
      });
      return show(site, context, visit, { title: visit.words.account.title, place: 'account', desk: true, content });
    }),
  );

  /** One that waits is nobody's yet, and goes at once; whoever has one proves by it that it is he who changes them. */
  app.post(
    passkeysPath,
    signedIn(site, async (context, visit) => {
      const fields = await posted(context);
      const { person } = doerOf(visit, fields);
      const has = (await desk.passkeys(person)).some(({ isKept }) => isKept);
      if (!fields.has('remove')) {
        const code = await desk.askProof(person, { do: 'add' });
        return leadOn(context, visit, has ? provePath(code) : makingPath(code));
      }
      const removed = checked(passkey, firstOf(fields, 'remove'));
      if (await desk.dropWaiting(removed, person))
        return leadOn(context, visit, accountPath, visit.words.account.removed);
      const code = await desk.askProof(person, { do: 'remove', passkey: removed });
      return leadOn(context, visit, provePath(code));
    }),
  );

  /** He is signed out in one of his browsers, or in all at once. */
  app.post(
    sessionsPath,
    signedIn(site, async (context, visit) => {
      const fields = await posted(context);
      const { person } = doerOf(visit, fields);
      await settings.sessions.end(person, checked(session, firstOf(fields, 'end')));
      return leadOn(context, visit, accountPath, visit.words.account.ended);
    }),
  );

  app.post(
    unlinkIdentityPath,
    signedIn(site, async (context, visit) => {
      const { person } = doerOf(visit, await posted(context));
      await desk.unlinkIdentity(person);
      return leadOn(context, visit, accountPath, visit.words.account.unlinked);
    }),
  );
}
