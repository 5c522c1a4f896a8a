import { beforeEach, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { act } from '../../src/app/act.ts';
import { remind } from '../../src/app/remind.ts';
import { tellLater } from '../../src/app/tell.ts';
import { type Event, replay } from '../../src/engine/case.ts';
import { takingBack } from '../../src/engine/decide.ts';
import { type Action, type Procedure, rolesOf, type Stage } from '../../src/engine/procedure.ts';
import { type ProcedureId, procedureIds } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { texts } from '../../src/text/all.ts';
import { eventsIn, stateOf } from '../memory/cases.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import { crowded, standingIn } from '../memory/live-decisions.ts';
import { officeChat, official } from '../memory/office-chat.ts';
import { inHand, type WebCity } from '../web-city.ts';

const { say } = texts.zh;
const number = inHand.overdue;
const reason = '请把人数的依据补充完整，附上社区的名单。';
const log = { info() {}, error: (_: object, error: unknown) => expect.fail(String(error)) };
let city: WebCity;
let chat: Chat;
let buyer: Chat;

const events = (): readonly Event[] => eventsIn(city.store.tables().logs.get(city.idOf(number)) ?? []);
const state = () => stateOf(city.store.tables(), city.idOf(number));
const later = async (ms: number): Promise<void> => {
  await city.clock.advance(ms);
  await tellLater(city.store, log);
};
const tokenOf = (label: string): string => {
  const found = chat
    .shown()
    .toReversed()
    .flatMap(buttonsIn)
    .find((each) => each.label === label);
  if (!found) throw new Error(`nobody sees ${label}`);
  return found.token;
};

/** The office sends the budget back, for this reason. */
async function sentBack(): Promise<void> {
  await chat.says(number);
  await chat.presses(buttonsIn(chat.last()).find(({ label }) => label.startsWith('退回'))?.label ?? '');
  while (chat.asked() !== undefined) {
    const [pick] = buttonsIn(chat.last()).filter(({ kind }) => kind === 'pick');
    if (pick) await chat.presses(pick.label);
    else await chat.says(reason);
  }
  await chat.presses(buttonsIn(chat.last()).find(({ kind }) => kind === 'act')?.label ?? '');
}

beforeEach(async () => {
  ({ city, chat } = await officeChat());
  const opener = state().opener.person;
  await city.store.transact((world) => world.people.openAccount(opener, 'telegram', 'opener'));
  buyer = chatIn(city.store, 'opener');
});

describe('what can be taken back', () => {
  const acts = procedureIds.flatMap((id) => {
    const { opening, stages, always = {} }: Procedure = procedureOf(id);
    const staged = Object.values<Stage>(stages).flatMap(({ actions }) => Object.entries<Action>(actions));
    return [[opening.name, opening.action] as const, ...staged, ...Object.entries<Action>(always)].map(
      ([name, action]) => ({ name: `${id}.${name}`, action, opens: name === opening.name }),
    );
  });

  /** What is decided about what others have handed in, and judged of it. */
  const revocable: Readonly<Partial<Record<ProcedureId, readonly string[]>>> = {
    organisation: ['returnOrganisation', 'proposeSuspension', 'refuseSuspension'],
    purchase: [
      ...['confirmProject', 'returnProject', 'returnBudget', 'deferBudget', 'returnBudgetUnsigned', 'resumeBudget'],
      ...['giveOpinion', 'giveAdvice', 'approveInitiation', 'approveWithConditions', 'returnInitiation'],
      ...[
        'deferInitiation',
        'checkCatalogue',
        'returnCatalogue',
        'returnCatalogueLine',
        'returnTender',
        'returnMethod',
      ],
      ...['judgeBidders', 'confirmRegistry', 'returnQualification', 'scoreBids', 'reopenScoring', 'resumeEvaluation'],
      ...['terminateContract', 'refuseTermination', 'refuseChangeFunds', 'refuseSuspending', 'declineCarryOver'],
      'refuseAdvance',
      ...['returnReport', 'changeContract', 'usersOpinion', 'evaluateService', 'scoreService', 'closeOpinions'],
      ...[
        'orderRectification',
        'closeRectification',
        'recheckOpinion',
        'recheckService',
        'closeRecheck',
        'returnGrade',
      ],
    ],
    bid: ['returnBid'],
    report: ['returnReport', 'flagReport'],
    payment: [
      ...['returnPayment', 'holdPayment', 'bouncePayment', 'cancelPayment', 'rejectPayment', 'rejectHeldPayment'],
      'refuseEnding',
    ],
    complaint: [
      ...['routeToBuyer', 'routeToSupervision', 'routeToFinance', 'routeToCivilAffairs', 'handBackComplaint'],
      ...['answerComplaint', 'askForDetails', 'extendAnswer', 'rateAnswer', 'reopenComplaint'],
    ],
    challenge: ['returnAnswer', 'returnComplaint', 'closeReplies', 'stopClock'],
    incident: ['judgeIncident'],
    reopening: ['returnRefund'],
  };
  /** What is handed in was read through as a whole before, and whoever gets it can send it back. */
  const handedIn: Readonly<Partial<Record<ProcedureId, readonly string[]>>> = {
    organisation: ['correctOrganisation', 'updateProfile', 'objectSuspension'],
    purchase: [
      ...['summariseNeeds', 'correctProject', 'requestBudget', 'prepareDossier', 'mendInitiation', 'mendCatalogue'],
      ...['prepareTender', 'correctTender', 'draftContract', 'inspect', 'fileContract', 'requestAcceptance'],
      ...[
        'organiseAcceptance',
        'changeGroup',
        'reportRectified',
        'objectTermination',
        'objectGrade',
        'proposeChange',
        'handOver',
      ],
      ...['askCarryOver', 'askAdvance'],
    ],
    bid: ['explainPrice'],
    report: ['fileReport', 'correctReport'],
    payment: ['requestPayment', 'correctPayment', 'objectEnding'],
    complaint: ['addDetails'],
    challenge: ['answerChallenge', 'correctComplaint', 'replyToComplaint'],
    incident: ['addToIncident'],
    reopening: ['stateOnReopening', 'reportRefund'],
  };
  const listed = (lists: typeof revocable): readonly string[] =>
    Object.entries(lists).flatMap(([procedure, names]) => names.map((name) => `${procedure}.${name}`));

  /** What forbids that an act be revocable, by how it is declared. */
  const forbidden = ({ action, opens }: (typeof acts)[number]): string | undefined => {
    const { binds, effects = [], sealed, recuses, timed, appoints, takesUp, by } = action;
    if (rolesOf(by).every((role) => role === 'system') || timed) return 'the programme does it';
    if (binds !== 'lightly') return 'it is asked once more before it is done';
    if (opens) return 'nothing was there before it';
    if (effects.length > 0) return 'it does something beyond its case';
    if (recuses) return 'whoever steps back is out of it';
    if (appoints || takesUp) return 'somebody else has a place on the case by it';
    return sealed && 'nobody reads it before it is opened';
  };

  test.each(acts)('$name can be, or not, for one reason', (act) => {
    const reasons = [
      ...(listed(revocable).includes(act.name) ? ['revocable'] : []),
      ...(listed(handedIn).includes(act.name) ? ['it is handed in'] : []),
      ...[forbidden(act)].filter((each) => each !== undefined),
    ];
    expect(reasons).toHaveLength(1);
    expect(act.action.revocable ?? false).toBe(reasons[0] === 'revocable');
  });

  test('is named in these lists as long as it is there', () => {
    const names = new Set(acts.map(({ name }) => name));
    expect([...listed(revocable), ...listed(handedIn)].filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('what was done a moment ago', () => {
  test('is told to nobody else for a minute, and then to whoever should hear', async () => {
    await sentBack();
    expect(state().position).toBe('budget.request');
    expect(plain(chat.last())).toContain(say.canTakeBack);
    await later(59_000);
    await remind(city.store, log);
    expect(buyer.shown()).toEqual([]);
    await later(1_000);
    expect(plain(buyer.last())).toContain(number);
    const told = buyer.shown().length;
    await later(60_000);
    expect(buyer.shown()).toHaveLength(told);
  });

  test('can be taken back: the case is what it was, nobody hears, and what was written is a draft', async () => {
    const before = state();
    await sentBack();
    await chat.presses(say.takeBack);
    expect(plain(chat.last())).toContain(say.takenBack);
    const { seq, takenBack, ...after } = state();
    expect({ ...after, seq: before.seq, takenBack: [] }).toEqual({ ...before, before: undefined });
    expect(takenBack).toHaveLength(1);
    expect(events().at(-1)).toMatchObject({ kind: 'takenBack', by: { person: official } });
    expect(replay(city.idOf(number), events())).toEqual(state());
    expect(seq).toBe(events().length);
    await later(120_000);
    expect(buyer.shown()).toEqual([]);
    expect([...city.store.tables().drafts.values()].map(({ action }) => action)).toEqual(['returnBudget']);
    await chat.presses(say.whole);
    expect(plain(chat.last())).toMatch(/收回了刚才这一步.*退回/s);
    const [receipt = ''] = [...city.store.tables().receipts.keys()].slice(-1);
    await chat.says(receipt);
    expect(plain(chat.last())).toContain('一分钟内又收回了');
    expect(crowded(standingIn(city.store.tables()))).toEqual([]);
  });

  test('is taken back once, and can be done again', async () => {
    await sentBack();
    const token = tokenOf(say.takeBack);
    await chat.pressesToken(token);
    const length = events().length;
    await chat.pressesToken(token);
    expect(events()).toHaveLength(length);
    await chat.presses(buttonsIn(chat.last()).find(({ label }) => label.startsWith('退回'))?.label ?? '');
    await chat.presses(buttonsIn(chat.last()).find(({ kind }) => kind === 'act')?.label ?? '');
    expect(state().position).toBe('budget.request');
  });

  test('can be taken back no more after the minute: who has it now is named', async () => {
    await sentBack();
    const length = events().length;
    const token = tokenOf(say.takeBack);
    await city.clock.advance(60_000);
    await chat.pressesToken(token);
    expect(chat.replied()).toMatchObject({ refused: 'too-late-to-take-back' });
    expect(plain(chat.last())).toMatch(/没有收回.*由那边退回/s);
    expect(events()).toHaveLength(length);
    await tellLater(city.store, log);
    expect(buyer.shown()).not.toEqual([]);
  });

  test('is told at once when somebody goes on with it, in its order, and can be taken back no more', async () => {
    await sentBack();
    const token = tokenOf(say.takeBack);
    const opener = await city.store.transact((world) => world.people.person(state().opener.person));
    if (!opener) throw new Error('nobody opened it');
    const done = await city.store.transact((world) =>
      act(world, city.idOf(number), { action: 'withdrawPurchase', by: opener, answers: { reason } }),
    );
    expect(done.ok || done.refusal).toBe(true);
    await chat.pressesToken(token);
    expect(chat.replied().refused).toBe('has-gone-on');
    expect(city.store.tables().untold.size).toBe(0);
  });

  test('is taken back by nobody else', async () => {
    await sentBack();
    const now = new Date(state().filings.at(-1)?.at ?? '');
    const other = { id: 'colleague', name: '张敏', seats: [] };
    const refused = takingBack(procedureOf('purchase'), state(), other, now);
    expect(refused).toMatchObject({ ok: false, refusal: { why: 'taken-back-by-another' } });
  });
});
