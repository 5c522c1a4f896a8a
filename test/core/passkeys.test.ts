import { beforeEach, describe, expect, test } from 'vitest';
import { deviceOf } from '../../adapters/web/device.ts';
import { type Action, type Procedure, rolesOf, type Stage } from '../../src/engine/procedure.ts';
import { seededLaw } from '../../src/law/law.ts';
import { amended, type SettingValues } from '../../src/law/setting.ts';
import { city as citysOwn } from '../../src/law/settings-data.ts';
import { procedureIds } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { actionText, texts } from '../../src/text/all.ts';
import { type Authenticator, authenticator } from '../authenticator.ts';
import { chatIn } from '../memory/chat.ts';
import { copyOf } from '../memory/tables.ts';
import { browser, type Visitor, type WebCity, type WebCityOptions, webCity } from '../web-city.ts';
import { purchaseStory } from './engine-stories.ts';

const own = 'https://city.test';
const key = 'abcdefghijklmnop';
const supervisor = 'jw-supervision';
const { say } = texts.zh;
const chats = ['telegram', 'slack'] as const;

const cityWith = (asked?: SettingValues['passkey.asked'], begins?: WebCityOptions['begins']): Promise<WebCity> =>
  webCity({
    ...(begins && { begins }),
    settings: { publicUrl: own },
    ...(asked && { law: { ...seededLaw, settings: amended(seededLaw.settings, citysOwn('passkey.asked', asked)) } }),
  });

async function signedIn(city: WebCity, person: string): Promise<Visitor> {
  const visitor = browser(city.web, own);
  await visitor.post(`/sign-in/${await city.code(person)}`, {});
  return visitor;
}

/** What a page asks of a passkey, as its script finds it. */
function askedOn(page: string): string {
  const [, challenge] = /data-challenge="([\w-]+)"/.exec(page) ?? [];
  if (challenge === undefined) throw new Error(`nothing is asked of a passkey: ${page}`);
  return challenge;
}

const leads = (response: Response): string => response.headers.get('location') ?? '';

/** Makes a passkey at the desk; where one is there, it proves that it is he. */
async function makes(visitor: Visitor, passkey: Authenticator, by?: Authenticator): Promise<Response> {
  const first = await visitor.post('/desk/account/passkeys', { key });
  let at = leads(first);
  if (by) at = leads(await proves(visitor, at, by));
  return visitor.post(at, { key, signed: passkey.made(askedOn(await visitor.page(at))) });
}

async function proves(visitor: Visitor, at: string, passkey: Authenticator, how = {}): Promise<Response> {
  return visitor.post(at, { key, signed: passkey.proves(askedOn(await visitor.page(at)), how) });
}

/** An invitation into a seat that decides, about which supervision has to say whether it agrees. */
const invited = (city: WebCity): Promise<string> =>
  city.filed(
    'pt-admin',
    { procedure: 'membership' },
    { name: '沈涛', body: 'cz', place: 'office', officeRole: 'finance_budget', note: null },
  );

const agrees = (visitor: Visitor, id: string) =>
  visitor.post('/desk/act', { key: `${key}${id.slice(-8)}`, case: id, sure: 'confirmInvitation' });

const positionOf = ({ store }: WebCity, id: string) => store.tables().cards.get(id)?.position;

describe('an act that lets somebody in', () => {
  let city: WebCity;
  let visitor: Visitor;
  let passkey: Authenticator;
  let id: string;
  beforeEach(async () => {
    city = await cityWith();
    visitor = await signedIn(city, supervisor);
    passkey = authenticator();
    id = await invited(city);
  });

  test('takes no more than before of whoever has no passkey', async () => {
    await agrees(visitor, id);
    expect(positionOf(city, id)).toBe('invitation.open');
  });

  test('is done by whoever has one once it has proven that it is he, and by nothing before', async () => {
    expect(leads(await makes(visitor, passkey))).toBe('/desk/account');
    const asked = leads(await agrees(visitor, id));
    expect(asked).toMatch(/^\/desk\/prove\/[\w-]{20}$/);
    expect(positionOf(city, id)).toBe('invitation.confirm');
    const page = await visitor.page(asked);
    const number = city.store.tables().cards.get(id)?.number ?? '?';
    for (const words of [actionText(texts.zh, 'membership', 'confirmInvitation').label, number])
      expect(page).toContain(words);
    expect(leads(await proves(visitor, asked, passkey))).toBe(`/desk/case/${id}`);
    expect(positionOf(city, id)).toBe('invitation.open');
  });

  test('is proven once: what was signed is worth nothing a second time', async () => {
    await makes(visitor, passkey);
    const asked = leads(await agrees(visitor, id));
    const signed = passkey.proves(askedOn(await visitor.page(asked)));
    await visitor.post(asked, { key, signed });
    expect((await visitor.post(asked, { key, signed })).status).toBe(404);
    expect((await visitor.get(asked)).status).toBe(404);
    const other = await invited(city);
    const again = leads(await agrees(visitor, other));
    expect((await visitor.post(again, { key, signed })).status).toBe(422);
    expect(positionOf(city, other)).toBe('invitation.confirm');
  });

  test.each([
    ['another site', { origin: 'https://city.test.evil.test' }],
    ['another host', { host: 'evil.test' }],
    ['a passkey that did not make sure of its holder', { unverified: true }],
    ['a copy, whose count does not go on', { counter: 0 }],
  ] as const)('is not proven by %s', async (_what, how) => {
    await makes(visitor, passkey);
    const first = await invited(city);
    await proves(visitor, leads(await agrees(visitor, first)), passkey);
    const refused = await proves(visitor, leads(await agrees(visitor, id)), passkey, how);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(positionOf(city, id)).toBe('invitation.confirm');
  });

  test('is proven by no passkey of another, by no link of another, and not for long', async () => {
    await makes(visitor, passkey);
    const colleague = await signedIn(city, 'jw-supervision-2');
    const his = authenticator();
    await makes(colleague, his);
    const asked = leads(await agrees(visitor, id));
    expect((await proves(visitor, asked, his)).status).toBe(422);
    expect((await colleague.get(asked)).status).toBe(404);
    expect((await browser(city.web, own).get(asked)).status).toBe(401);
    const signed = passkey.proves(askedOn(await visitor.page(asked)));
    await city.clock.advance(11 * 60_000);
    expect((await visitor.post(asked, { key, signed })).status).toBe(404);
    expect(positionOf(city, id)).toBe('invitation.confirm');
  });

  test('can be tried a few times, and is then to be pressed anew', async () => {
    await makes(visitor, passkey);
    const asked = leads(await agrees(visitor, id));
    const wrong = authenticator();
    const statuses: number[] = [];
    for (let tries = 0; tries < 5; tries += 1) statuses.push((await proves(visitor, asked, wrong)).status);
    expect(statuses).toEqual([422, 422, 422, 422, 404]);
    expect((await visitor.get(asked)).status).toBe(404);
  });

  test('is not done by what was proven while the case stood otherwise', async () => {
    await makes(visitor, passkey);
    const asked = leads(await agrees(visitor, id));
    const colleague = await signedIn(city, 'jw-supervision-2');
    await colleague.post('/desk/act', { key, case: id, sure: 'confirmInvitation' });
    const length = city.store.tables().logs.get(id)?.length;
    expect(leads(await proves(visitor, asked, passkey))).toBe(`/desk/case/${id}`);
    expect(city.store.tables().logs.get(id)?.length).toBe(length);
  });

  test.each(chats)('is asked for in the chat by a link, which says there what came of it, on %s', async (channel) => {
    const chat = chatIn(city.store, 'deng', channel);
    await city.store.transact((world) => world.people.openAccount(supervisor, channel, 'deng'));
    await makes(visitor, passkey);
    await chat.presses(say.letPasskey);
    await chat.says('待办');
    await city.store.transact(async (world) => {
      const account = await world.people.account(channel, 'deng');
      const press = { do: 'start', form: { case: id, action: 'confirmInvitation' }, sure: true } as const;
      const text = { kind: 'text', tone: 'plain', text: 'x' } as const;
      if (account)
        await world.outbox.say(account, { blocks: [text], buttons: [[{ label: '同意', kind: 'act', press }]] });
    });
    await chat.presses('同意');
    const said = JSON.stringify(chat.last());
    expect(said).toContain('还差一步');
    expect(positionOf(city, id)).toBe('invitation.confirm');
    const [, code = ''] = /https:\/\/desk\/prove\/([\w-]+)/.exec(said) ?? [];
    await proves(visitor, `/desk/prove/${code}`, passkey);
    expect(positionOf(city, id)).toBe('invitation.open');
    expect(JSON.stringify(chat.shown())).toContain(say.proven);
    expect(JSON.stringify(chat.shown())).not.toContain(code);
  });
});

describe('a passkey', () => {
  test.each(chats)('of somebody who has a chat on %s is his once he has said so there', async (channel) => {
    const city = await cityWith();
    await city.store.transact((world) => world.people.openAccount(supervisor, channel, 'deng'));
    const chat = chatIn(city.store, 'deng', channel);
    const visitor = await signedIn(city, supervisor);
    await makes(visitor, authenticator());
    const id = await invited(city);
    expect(JSON.stringify(chat.shown())).toContain('是您自己加的吗');
    await agrees(visitor, id);
    expect(positionOf(city, id)).toBe('invitation.open');
    await chat.presses(say.letPasskey);
    expect(JSON.stringify(chat.shown())).toContain(say.passkeyKept);
    expect(leads(await agrees(visitor, await invited(city)))).toContain('/desk/prove/');
  });

  test('is gone where he says that it is not his', async () => {
    const city = await cityWith();
    await city.store.transact((world) => world.people.openAccount(supervisor, 'telegram', 'deng'));
    const chat = chatIn(city.store, 'deng');
    await makes(await signedIn(city, supervisor), authenticator());
    await chat.presses(say.itIsNotMe);
    expect(JSON.stringify(chat.shown())).toContain(say.passkeyDropped);
    expect(city.store.tables().passkeys.size).toBe(0);
  });

  test('is added to another, and removed, only by whoever proves with one that he is its holder', async () => {
    const city = await cityWith();
    const visitor = await signedIn(city, supervisor);
    const [first, second] = [authenticator(), authenticator()];
    await makes(visitor, first);
    const at = leads(await visitor.post('/desk/account/passkeys', { key }));
    expect(at).toContain('/desk/prove/');
    expect((await visitor.get(at.replace('prove', 'passkey'))).status).toBe(404);
    await makes(visitor, second, first);
    expect(city.store.tables().passkeys.size).toBe(2);
    const removing = leads(await visitor.post('/desk/account/passkeys', { key, remove: first.id }));
    expect(city.store.tables().passkeys.size).toBe(2);
    expect(leads(await proves(visitor, removing, second))).toBe('/desk/account');
    expect([...city.store.tables().passkeys.keys()]).toEqual([second.id]);
  });

  test('is nobody else’s: the same one is not taken twice', async () => {
    const city = await cityWith();
    const passkey = authenticator();
    await makes(await signedIn(city, supervisor), passkey);
    await makes(await signedIn(city, 'jw-supervision-2'), passkey);
    expect([...city.store.tables().passkeys.values()].map(({ person }) => person)).toEqual([supervisor]);
  });

  test('goes with the last seat of its holder', async () => {
    const city = await cityWith();
    await makes(await signedIn(city, supervisor), authenticator());
    const at = new Date();
    await city.store.transact((world) =>
      world.people.endSeat({ person: supervisor, role: 'supervision', body: 'jw', at }),
    );
    expect(city.store.tables().passkeys.size).toBe(0);
  });

  test('stands on the page of its holder, with where it was made', async () => {
    const city = await cityWith();
    const visitor = await signedIn(city, supervisor);
    expect(await visitor.page('/desk/account')).toContain('还没有通行密钥');
    await makes(visitor, authenticator());
    const page = await visitor.page('/desk/account');
    expect(page).toContain('2026年11月24日');
    expect(page).toContain('还没有用过');
  });

  test('is known by browser and system, and by no version', () => {
    const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0';
    expect(deviceOf(`${chrome} Safari/537.36`)).toBe('Chrome · Windows');
    expect(deviceOf(`${chrome} Safari/537.36 Edg/147.0`)).toBe('Edge · Windows');
    expect(deviceOf('curl/8')).toBeUndefined();
  });
});

describe('the city says', () => {
  test('that nobody does it without a passkey, and whoever has none is told how to come by one', async () => {
    const city = await cityWith({ of: 'everybody', for: ['appoint'], from: 0 });
    const visitor = await signedIn(city, supervisor);
    const id = await invited(city);
    const at = leads(await agrees(visitor, id));
    expect(positionOf(city, id)).toBe('invitation.confirm');
    expect(await visitor.page(at)).toContain('您还没有');
  });

  test('for which acts it is asked', async () => {
    const city = await cityWith({ of: 'everybody', for: ['pay', 'open', 'award'], from: 0 });
    const visitor = await signedIn(city, supervisor);
    const id = await invited(city);
    await agrees(visitor, id);
    expect(positionOf(city, id)).toBe('invitation.open');
  });

  test('from which amount on', async () => {
    const { told, worlds } = purchaseStory;
    const nth = told.findIndex(({ action }) => action === 'approvePayment');
    const [step, world] = [told[nth], worlds[nth]];
    if (!step || !world || step.by === 'system') throw new Error('nobody approves a payment');
    const request = told.find(({ on, action }) => on === step.on && action === 'requestPayment');
    const amount = Number(request?.answers.amount);
    for (const [from, isAsked] of [
      [amount, true],
      [amount + 1, false],
    ] as const) {
      const begins = { tables: copyOf(world.tables), at: world.now };
      const city = await cityWith({ of: 'everybody', for: ['pay'], from }, begins);
      const before = positionOf(city, step.on);
      const visitor = await signedIn(city, step.by.id);
      await visitor.post('/desk/act', { key, case: step.on, sure: 'approvePayment' });
      expect(positionOf(city, step.on) === before, `from ${from}`).toBe(isAsked);
    }
  });
});

describe('an act that is to be proven', () => {
  const acts = procedureIds.flatMap((id) => {
    const { opening, stages, always = {} }: Procedure = procedureOf(id);
    const staged = Object.values<Stage>(stages).flatMap(({ actions }) => Object.entries<Action>(actions));
    const all = [[opening.name, opening.action] as const, ...staged, ...Object.entries<Action>(always)];
    return all.map(([name, action]) => ({ procedure: id, name, action }));
  });
  const provenActs = acts.filter(({ action }) => action.proven !== undefined);

  test('is one of these', () => {
    expect(provenActs.map(({ name, action }) => `${name}: ${action.proven}`).toSorted()).toEqual([
      'approvePayment: pay',
      'awardOther: award',
      'confirmAward: award',
      'confirmDeputy: appoint',
      'confirmInvitation: appoint',
      'openBids: open',
      'openOffers: open',
      'pay: pay',
    ]);
  });

  test('is done by somebody on a case that is there, and binds', () => {
    for (const { procedure, name, action } of provenActs) {
      expect.soft(rolesOf(action.by), name).not.toContain('system');
      expect.soft(procedureOf(procedure).opening.name, name).not.toBe(name);
      expect.soft(action.binds, name).not.toBe('lightly');
    }
  });

  test('is every one by which somebody pays, gives a seat or makes its code', () => {
    const giving = acts.filter(
      ({ action: { effects = [], by, binds } }) =>
        !rolesOf(by).includes('system') &&
        binds !== 'lightly' &&
        (['pay', 'seat', 'invite'] as const).some((each) => effects.includes(each)),
    );
    expect(giving.map(({ name }) => name).toSorted()).toEqual(['confirmInvitation', 'pay']);
    expect(giving.every(({ action }) => action.proven !== undefined)).toBe(true);
  });
});
