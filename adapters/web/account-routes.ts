import type { Hono } from 'hono';
import { z } from 'zod';
import { accountHtml, accountPath, passkeysPath } from './account-html.ts';
import { makingPath, provePath } from './passkey-html.ts';
import { firstOf } from './read-form.ts';
import { signedIn } from './signed-in.ts';
import { checked, doerOf, leadOn, ownOrigin, posted, type Site, show } from './site.ts';
import { placeOf } from './webauthn.ts';

const passkey = z.string().min(1).max(1_400);

/** What is somebody's own at the desk. */
export function accountRoutes(app: Hono, site: Site): void {
  const { desk } = site;

  app.get(
    accountPath,
    signedIn(site, async (context, visit) => {
      const usable = placeOf(ownOrigin(site, context)) !== undefined;
      const content = accountHtml(visit, { passkeys: await desk.passkeys(visit.person.id), usable });
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
}
