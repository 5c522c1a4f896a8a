import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import type { Answers } from '../../src/engine/form.ts';
import type { Body } from '../../src/engine/procedure.ts';
import { instant } from '../../src/law/date.ts';
import { departure } from '../../src/procedures/departure/departure.ts';
import { texts } from '../../src/text/all.ts';
import { chatIn } from '../memory/chat.ts';
import { demoTables } from '../memory/demo-city.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { effects, office, opening, refusal, someone } from './given.ts';

const head = someone('head', ['org_admin', 'bc']);
const second = someone('second', ['org_admin', 'bc']);
const clerk = someone('clerk', ['org_staff', 'bc'], ['org_finance', 'bc']);
const platform = someone('platform', ['admin', 'xtz']);
const official = someone('official', ['finance_budget', 'cz'], ['acceptor', 'ngmz']);
const bc: Body = { id: 'bc', name: { zh: '冰城暖心', en: 'Warm Heart' }, kind: 'organisation', status: 'verified' };
const offices = [office('cz'), office('xtz'), office('ngmz')];
const reason = '调离本单位。';

const ending = (by: typeof head, answers: Answers, members = [head, second, clerk, platform, official]) =>
  opening(departure, 'd', {
    by,
    at: '2026-11-24 10:00',
    answers: { reason, ...answers },
    facts: { bodies: [bc, ...offices], offices, members },
  });

describe('the seats of somebody who leaves', () => {
  test('end at that body, all of them, with the reason in the log', () => {
    expect(effects(ending(head, { body: 'bc', person: 'clerk' }))).toEqual([
      { kind: 'unseat', person: 'clerk', role: 'org_staff', body: 'bc', reason },
      { kind: 'unseat', person: 'clerk', role: 'org_finance', body: 'bc', reason },
    ]);
    expect(effects(ending(platform, { body: 'cz', person: 'official' }))).toEqual([
      { kind: 'unseat', person: 'official', role: 'finance_budget', body: 'cz', reason },
    ]);
  });

  test.each([
    ['of somebody who has none there', platform, { body: 'xtz', person: 'official' }, 'seated-there'],
    ['of nobody that is known', head, { body: 'bc', person: 'nobody' }, 'seated-there'],
    ['of the last who lets others in, his own', platform, { body: 'xtz', person: 'platform' }, 'giver-remains'],
  ])('do not end %s', (_what, by, answers, why) => {
    expect(refusal(ending(by, answers)).why).toBe(why);
  });

  test('of the head end while there is another', () => {
    expect(ending(head, { body: 'bc', person: 'head' }).ok).toBe(true);
    expect(refusal(ending(head, { body: 'bc', person: 'head' }, [head, clerk])).why).toBe('giver-remains');
  });

  test.each([someone('stranger'), clerk, official])('are for nobody else to end (%#)', (by) => {
    expect(refusal(ending(by, { body: 'bc', person: 'second' })).why).toBe('not-your-turn');
  });
});

describe('in a chat', () => {
  const { say, procedures } = texts.zh;
  const morning = instant('2026-11-25', '09:00');

  async function city() {
    const store = memoryStore({ now: () => morning, tables: demoTables(morning) });
    await store.transact(async ({ people }) => {
      for (const id of ['bc-admin', 'bc-staff']) await people.openAccount(id, 'telegram', id);
      await people.putCode({ hash: 'a way in', person: 'bc-staff', until: instant('2026-11-25', '12:00') });
    });
    return { store, admin: chatIn(store, 'bc-admin'), staff: chatIn(store, 'bc-staff') };
  }

  test('the head closes the seat of a colleague, who is told why and can do nothing more for the organisation', async () => {
    const { store, admin, staff } = await city();
    await admin.says('/start');
    await admin.presses(procedures.departure.begin);
    expect(plain(admin.last())).toContain('他本人会收到通知');
    await admin.presses('何雨欣');
    await admin.says('已经离职。');
    await admin.presses(procedures.departure.actions.endSeats?.label ?? '');
    expect(plain(admin.last())).toContain('已收到：收回');
    expect(plain(staff.last())).toMatch(/冰城暖心社会工作服务中心.*经办人.*已经离职。/s);
    const left = await store.read(({ people }) => people.person('bc-staff'));
    expect(left?.seats).toEqual([]);
    expect(await store.read(({ people }) => people.code('a way in', morning))).toBeUndefined();
    await staff.says('/start');
    expect(plain(staff.last())).not.toContain(procedures.bid.begin);
    expect(plain(staff.last())).toContain(say.myCases);
  });
});
