import type { Context, Hono } from 'hono';
import type { ProofAsked } from '../../src/app/ports/passkey-desk.ts';
import type { ToProve } from '../../src/dialogue/asked-proof.ts';
import { accountPath } from './account-html.ts';
import { leadAfter } from './act-routes.ts';
import type { Doer } from './deeds.ts';
import { saidHtml } from './entry-html.ts';
import { unlessTooOften } from './limited.ts';
import { madePath, makingHtml, makingPath, proveHtml, provenPath, provePath } from './passkey-html.ts';
import { firstOf } from './read-form.ts';
import { signedIn } from './signed-in.ts';
import { deviceIn, doerOf, leadOn, ownOrigin, parsed, posted, type SignedIn, type Site, show } from './site.ts';
import { isProven, madeHere, type Place, placeOf } from './webauthn.ts';

/** What a code asks of whoever has it, where he can answer it. */
interface Found {
  readonly code: string;
  readonly asked: ProofAsked;
  readonly place: Place;
}

/** Proving by a passkey that it is he himself, and making one. */
export function passkeyRoutes(app: Hono, site: Site): void {
  const { desk, deeds } = site;

  app.get(
    `${provenPath}/:code`,
    signedIn(site, async (context, visit) => showProof(context, visit, await found(context, visit))),
  );

  app.post(
    `${provenPath}/:code`,
    signedIn(site, async (context, visit) => {
      await unlessTooOften(site, context, 'sign-in.tries');
      const fields = await posted(context);
      const doer = doerOf(visit, fields);
      const there = await found(context, visit);
      if (!there || there.asked.isGiven) return showProof(context, visit, undefined);
      const by = await isProven(parsed(firstOf(fields, 'signed')), there.place, there.asked);
      if (by) return carriedOut(context, visit, doer, there.code, await desk.giveProof(there.code, doer.person, by));
      await desk.failProof(there.code, doer.person, deviceIn(context));
      return showProof(context, visit, await found(context, visit), true);
    }),
  );

  app.get(
    `${madePath}/:code`,
    signedIn(site, async (context, visit) => showMaking(context, visit, await toMake(context, visit))),
  );

  app.post(
    `${madePath}/:code`,
    signedIn(site, async (context, visit) => {
      await unlessTooOften(site, context, 'sign-in.tries');
      const fields = await posted(context);
      const { person } = doerOf(visit, fields);
      const there = await toMake(context, visit);
      if (!there) return showMaking(context, visit, undefined);
      const { account } = visit.words;
      const made = await madeHere(parsed(firstOf(fields, 'signed')), there.place, there.asked.challenge);
      const device = deviceIn(context);
      const added = made && (await desk.addPasskey(there.code, person, { ...made, device }));
      const said = { kept: account.kept, waits: account.asked };
      return leadOn(context, visit, accountPath, added ? said[added] : account.notAdded);
    }),
  );

  async function found(context: Context, { person }: SignedIn): Promise<Found | undefined> {
    const code = context.req.param('code') ?? '';
    const place = placeOf(ownOrigin(site, context));
    const asked = place && (await desk.proofAsked(code, person.id));
    return asked && { code, asked, place };
  }

  /** Whoever has a passkey makes another once he has proven by it that it is he. */
  async function toMake(context: Context, visit: SignedIn): Promise<Found | undefined> {
    const there = await found(context, visit);
    const isReady = there?.asked.of.do === 'add' && (there.asked.isGiven || there.asked.passkeys.length === 0);
    return isReady ? there : undefined;
  }

  async function carriedOut(
    context: Context,
    visit: SignedIn,
    doer: Doer,
    code: string,
    of: ToProve | undefined,
  ): Promise<Response> {
    switch (of?.do) {
      case undefined:
        return showProof(context, visit, undefined);
      case 'add':
        return leadOn(context, visit, makingPath(code));
      case 'remove':
        return leadOn(context, visit, accountPath, visit.words.account.removed);
      case 'act':
        return leadAfter(context, visit, await deeds.press(doer, of.press), '/desk');
    }
  }

  async function showProof(
    context: Context,
    visit: SignedIn,
    there: Found | undefined,
    failed = false,
  ): Promise<Response> {
    if (!there || there.asked.isGiven) return showOver(context, visit);
    const content = proveHtml(visit, provePath(there.code), { ...there, failed });
    const { title } = visit.words.prove;
    return show(site, context, visit, { title, desk: true, script: 'passkey.js', content }, failed ? 422 : 200);
  }

  async function showMaking(context: Context, visit: SignedIn, there: Found | undefined): Promise<Response> {
    if (!there) return showOver(context, visit);
    const content = makingHtml(visit, makingPath(there.code), there);
    return show(site, context, visit, { title: visit.words.prove.create, desk: true, script: 'passkey.js', content });
  }

  async function showOver(context: Context, visit: SignedIn): Promise<Response> {
    const { over, overHint } = visit.words.prove;
    return show(site, context, visit, { title: over, desk: true, content: saidHtml(visit, over, overHint) }, 404);
  }
}
