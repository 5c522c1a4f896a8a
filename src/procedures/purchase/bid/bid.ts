import { type Case, latest } from '../../../engine/case.ts';
import {
  type Answers,
  type AnswersOf,
  aside,
  choice,
  choices,
  consent,
  date,
  decimal,
  files,
  form,
  integer,
  longText,
  money,
  optional,
  personal,
  reference,
  rows,
  since,
  text,
  until,
} from '../../../engine/form.ts';
import {
  type Situation as AnySituation,
  type Body,
  type Copy,
  type FactsOf,
  needing,
  type Procedure,
  type Reading,
} from '../../../engine/procedure.ts';
import { asked, maybe, row } from '../../../engine/rows.ts';
import { cityDate, cityTime, instant } from '../../../law/date.ts';
import type { Fen } from '../../../law/fen.ts';
import type { Position } from '../../../names.ts';
import { buyerOf, correction, reason } from '../../common/common.ts';
import { knownBodies } from '../../common/options.ts';
import { indicators } from '../01-setup/options.ts';
import { project } from '../01-setup/setup.ts';
import { invitedTo } from '../05-publication/invited.ts';
import { methodOf, tender } from '../05-publication/tender.ts';
import { closingAt } from '../06-bidding/bidding.ts';
import { barred, related } from '../supplier.ts';

const { needs, action, rule, brief } = needing('bids', 'ownLast');
type Facts = FactsOf<(typeof needs)[number]>;
type Situation<A = unknown> = AnySituation<A, Facts>;

const declarations = [
  'independent',
  'reputation-and-accounts',
  'equipment-and-skill',
  'taxes-and-insurance',
  'no-violation',
  'other-conditions',
] as const;

export const bidForm = form('bid', {
  declarations: until(3, choices(declarations, { min: declarations.length })),
  noConflict: until(3, consent()),
  declaration: since(3, consent()),
  plan: longText({ min: 50, max: 5000 }),
  timetable: rows({ task: text({ max: 100 }), until: date('ahead') }),
  staff: rows({ name: personal(text({ max: 20 })), role: text({ max: 50 }), qualification: text({ max: 100 }) }),
  breakdown: rows({ item: text({ max: 100 }), amount: money() }),
  price: money(),
  commitments: rows({ value: decimal() }, { each: indicators }),
  documents: files(),
  related: aside(longText({ max: 1000 })),
  experience: aside(longText({ max: 2000 })),
});
type Bid = AnswersOf<typeof bidForm>;

export const bidCorrection = form('bid-note', {
  becomes: since(5, optional(choice('stopped'))),
  what: longText({ max: 2000 }),
  closing: optional(date('ahead')),
  hour: optional(text({ max: 5 })),
});

export const bidFailure = form('bid-failure', { reason: longText({ max: 2000 }) });

/** Why a price is asked about: by which figures it is abnormally low, or because the panel finds it so. */
export const priceReasons = ['of-mean', 'of-second', 'of-ceiling', 'panel'] as const;

export const priceQuestion = form('price-question', {
  reasons: choices(priceReasons, { min: 1 }),
  grounds: optional(longText({ max: 500 })),
  closing: date('ahead'),
  hour: text({ max: 5 }),
});

export const priceExplanation = form('price-explanation', {
  explanation: longText({ min: 20, max: 3000 }),
  proofs: optional(files()),
});

/** Until when those who were spoken to make their final offers. */
export const offerCall = form('offer-call', { closing: date('ahead'), hour: text({ max: 5 }) });

export const finalOffer = form('final-offer', { price: money() });
type Offer = AnswersOf<typeof finalOffer>;

export const bidStanding = form('bid-standing', {
  rank: integer({ min: 1, unit: 'rank' }),
  score: optional(text({ max: 20, unit: 'points' })),
});

export const bidAward = form('bid-award', {
  rank: since(2, optional(integer({ min: 1, unit: 'rank' }))),
  score: since(2, optional(text({ max: 20, unit: 'points' }))),
  price: since(2, optional(money())),
});

export const bidLoss = form('bid-loss', {
  refused: since(5, optional(choice('price', 'no-offer'))),
  reason: optional(longText({ max: 2000 })),
  rank: optional(integer({ min: 1, unit: 'rank' })),
  score: optional(text({ max: 20, unit: 'points' })),
  awardedTo: since(5, optional(reference(knownBodies))),
  winner: until(5, since(2, optional(text({ max: 200 })))),
  winnerScore: since(2, optional(text({ max: 20, unit: 'points' }))),
  challengeUntil: since(2, optional(date('ahead'))),
  challengeTo: since(2, optional(longText({ max: 2000 }))),
});

/** Why somebody to whom it was awarded has it no more. */
export const passedOver = form('passed-over', {
  why: choice('declined', 'silent', 'refuses', 'cannot-supply', 'challenged'),
  reason: optional(longText({ max: 3000 })),
});

export const maySupply = rule('may-supply', '政府采购法 Art 22', ({ by, facts, now }) =>
  barred(bodyOf(facts, by.body), now),
);

export const beforeClosing = rule('before-closing', 'R71', ({ facts, now }) => {
  const closing = facts.parent && closingAt(facts.parent);
  if (closing && now < closing) return undefined;
  return { closing: closing?.toISOString() ?? '' };
});

/** A final offer is made in time, or not at all. */
export const beforeOffersClose = rule(
  'before-offers-close',
  '财库〔2014〕214号 Art 21; 财政部令第74号 Art 33',
  ({ state, now }) => {
    const until = offerBy(state);
    return until !== undefined && now >= until && { until: until.toISOString() };
  },
);

export const oneBidEach = rule('one-bid-each', '财政部令第87号 Art 37', ({ state, by, facts }) => {
  const other = others(state, facts).find(({ bodies }) => bodies.supplier === by.body);
  return other && { number: other.number };
});

/** Who is in charge of two suppliers, or acts for both, cannot let both compete; the register's entries of the others are in the facts. */
export const ownRepresentative = rule('own-representative', '政府采购法实施条例 Art 18', ({ state, by, facts }) => {
  const mine = bodyOf(facts, by.body);
  const rivals = others(state, facts).filter(({ bodies }) => bodies.supplier !== by.body);
  return rivals.some(
    ({ bodies, filings }) =>
      related(mine, bodyOf(facts, bodies.supplier)) === 'one-hand' ||
      filings.some((filing) => filing.by.person === by.person),
  );
});

export const isInvited = rule('is-invited', '政府采购法 Art 34', ({ by, facts }) => {
  const invited = facts.parent && invitedTo(facts.parent);
  return invited !== undefined && !invited.includes(bodyOf(facts, by.body)?.creditCode ?? '');
});

export const withinCeiling = rule(
  'within-ceiling',
  '财政部令第87号 Art 12',
  ({ answers: { price }, facts }: Situation<Offer>) => {
    const ceiling = facts.parent && latest(facts.parent, tender)?.ceiling;
    return ceiling !== undefined && price > ceiling && { price, ceiling };
  },
  'price',
);

/** Where the documents name what fixes the price, all bid the same. */
export const priceAsFixed = rule(
  'price-as-fixed',
  '财政部令第87号 Art 55',
  ({ answers: { price }, facts }: Situation<Offer>) => {
    const documents = facts.parent && latest(facts.parent, tender);
    return documents?.fixedPrice !== undefined && price < documents.ceiling && { price, fixed: documents.ceiling };
  },
  'price',
);

export const breakdownMakesPrice = rule(
  'breakdown-makes-price',
  'R71',
  ({ answers: { breakdown, price } }: Situation<Bid>) => {
    const sum = sumOf(breakdown);
    return sum !== price && { sum, price };
  },
  'breakdown',
);

export const commitmentsMeetTargets = rule(
  'commitments-meet-targets',
  'R103',
  ({ answers: { commitments }, facts }: Situation<Bid>) => {
    const targets = (facts.parent && latest(facts.parent, project)?.indicators) ?? [];
    for (const [index, { name, sense, target, unit }] of targets.entries()) {
      const value = commitments[index]?.value;
      if (value === undefined) return { name, target, unit, sense };
      if (sense === 'at-least' ? value < target : value > target) return { name, value, target, unit, sense };
    }
    return undefined;
  },
  'commitments',
);

/** Who files is checked before anything is asked, and once more when it is handed in. */
const mayBid = [beforeClosing, maySupply, oneBidEach, isInvited, ownRepresentative];
const suppliers = ['org_admin', 'org_staff'] as const;

/** What is bid for: what it may cost at most, until when, and what must be reached. */
export const callBrief = brief(
  'call',
  {
    title: asked(project, 'title'),
    ceiling: maybe(asked(tender, 'ceiling')),
    closing: row(date('ahead')),
    hour: row(text()),
    start: asked(project, 'start'),
    end: asked(project, 'end'),
    indicators: asked(project, 'indicators'),
  },
  ({ facts: { parent } }) => {
    const wanted = parent && latest(parent, project);
    const documents = parent && latest(parent, tender);
    const closing = parent && closingAt(parent);
    if (!wanted || !documents || !closing) return undefined;
    const { ceiling } = documents;
    return {
      ...wanted,
      ...(ceiling !== undefined && { ceiling }),
      closing: cityDate(closing),
      hour: cityTime(closing),
    };
  },
);

/** Why the price is asked about, and until when it can be explained. */
export const priceBrief = brief(
  'price',
  {
    price: asked(bidForm, 'price'),
    reasons: asked(priceQuestion, 'reasons'),
    grounds: maybe(asked(priceQuestion, 'grounds')),
    closing: asked(priceQuestion, 'closing'),
    hour: asked(priceQuestion, 'hour'),
  },
  ({ state }) => {
    const question = latest(state, priceQuestion);
    return question && { price: bidPrice(state) ?? 0, ...question };
  },
);

/** What was offered first, how much it may be at most, and until when the final offer can be made. */
export const offerBrief = brief(
  'final-offer',
  {
    price: asked(bidForm, 'price'),
    ceiling: maybe(asked(tender, 'ceiling')),
    closing: asked(offerCall, 'closing'),
    hour: asked(offerCall, 'hour'),
  },
  ({ state, facts: { parent } }) => {
    const call = latest(state, offerCall);
    const ceiling = parent && latest(parent, tender)?.ceiling;
    return call && { price: latest(state, bidForm)?.price ?? 0, ...(ceiling !== undefined && { ceiling }), ...call };
  },
);

const bidAct = {
  form: bidForm,
  shows: callBrief,
  gates: mayBid,
  when: [withinCeiling, priceAsFixed, breakdownMakesPrice, commitmentsMeetTargets],
  sealed: true,
  readers: (reading: Reading) => mayReadBid(reading),
  knows: (reading: Reading) => mayReadBid(reading),
} as const;

const offerAct = {
  since: 5,
  by: 'org_admin',
  form: finalOffer,
  shows: offerBrief,
  gates: [beforeOffersClose, maySupply],
  when: [withinCeiling, priceAsFixed],
  sealed: true,
  readers: (reading: Reading) => mayReadOffer(reading),
} as const;

const withBidder: readonly Position[] = ['evaluation.explain', 'evaluation.final', 'evaluation.sealed'];

/** The bidder is to explain his price: while bids are judged, also where they are judged again. */
function asksPrice(from: number) {
  return action({
    since: from,
    binds: 'lightly',
    by: 'system',
    form: priceQuestion,
    readers: (reading: Reading) => mayReadBid(reading),
    goes: 'evaluation.explain',
    tells: suppliers,
  });
}

/** What came of the evaluation holds until the contract is signed, since the next one may still be awarded (政府采购法实施条例 Art 49). */
const awards = action({
  binds: 'firmly',
  by: 'system',
  form: bidAward,
  leads: ['award.won', 'awarded'],
  goes: ({ state }) => (state.version >= 5 ? 'award.won' : 'awarded'),
  tells: suppliers,
});

const closing = ({ facts }: { readonly facts: Facts }) => facts.parent && closingAt(facts.parent)?.toISOString();

/** An organisation's bid on a purchase: closed to everyone but the organisation until the bids are opened. */
export const bid = {
  id: 'bid',
  version: 5,
  needs,
  series: 'BID',
  hidesCount: true,
  opening: {
    name: 'draftBid',
    action: action({
      binds: 'lightly',
      ...bidAct,
      by: suppliers,
      prefill: ({ facts, answers }) => ({ ...promised(facts.parent), ...priceOf(answers) }),
      copies: ({ facts }) => earlierBids(facts),
      leads: ['bidding.submitted', 'bidding.sign'],
      goes: ({ by }) => (by.role === 'org_admin' ? 'bidding.submitted' : 'bidding.sign'),
      tells: suppliers,
    }),
  },
  under: { purchase: (parent) => parent.position === 'bidding.open' },
  openUntil: (parent) => closingAt(parent)?.toISOString(),
  stages: {
    'bidding.sign': {
      waits: 'org_admin',
      due: { by: [], moment: closing },
      actions: {
        signBid: action({
          binds: 'firmly',
          by: 'org_admin',
          gates: mayBid,
          goes: 'bidding.submitted',
          tells: suppliers,
        }),
        returnBid: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: 'org_admin',
          form: correction,
          gates: [beforeClosing],
          goes: 'bidding.correct',
          returns: true,
          until: closing,
          tells: ['org_staff'],
        }),
        lapseBid: action({ binds: 'finally', by: 'system', goes: 'expired', tells: suppliers }),
      },
    },
    'bidding.correct': {
      waits: 'org_staff',
      actions: {
        correctBid: action({
          binds: 'lightly',
          ...bidAct,
          by: suppliers,
          prefill: ({ state, answers }) => ({ ...latest(state, bidForm), ...priceOf(answers) }),
          leads: ['bidding.submitted', 'bidding.sign'],
          goes: ({ by }) => (by.role === 'org_admin' ? 'bidding.submitted' : 'bidding.sign'),
          tells: suppliers,
        }),
        lapseBid: action({ binds: 'finally', by: 'system', goes: 'expired', tells: suppliers }),
      },
    },
    'bidding.submitted': {
      waits: [],
      actions: {
        openBid: action({ binds: 'firmly', by: 'system', goes: 'qualification.opened', tells: suppliers }),
      },
    },
    'qualification.opened': {
      waits: [],
      actions: {
        qualify: action({ binds: 'lightly', by: 'system', goes: 'evaluation.qualified', tells: suppliers }),
        failQualification: action({
          binds: 'firmly',
          by: 'system',
          form: bidFailure,
          goes: 'not-qualified',
          tells: suppliers,
        }),
      },
    },
    'evaluation.qualified': {
      waits: [],
      actions: {
        askPrice: asksPrice(4),
        askOffer: action({
          since: 5,
          binds: 'lightly',
          by: 'system',
          form: offerCall,
          goes: 'evaluation.final',
          tells: suppliers,
        }),
        rank: action({ binds: 'lightly', by: 'system', form: bidStanding, readers: mayReadRank, goes: 'award.ranked' }),
      },
    },
    'evaluation.explain': {
      since: 4,
      waits: suppliers,
      due: { by: [], moment: ({ state }) => explainBy(state)?.toISOString() },
      actions: {
        explainPrice: action({
          since: 4,
          binds: 'lightly',
          by: suppliers,
          form: priceExplanation,
          shows: priceBrief,
          goes: 'evaluation.qualified',
          tells: suppliers,
          readers: (reading: Reading) => mayReadBid(reading),
        }),
        closeExplanation: action({
          since: 4,
          binds: 'lightly',
          by: 'system',
          goes: 'evaluation.qualified',
          tells: suppliers,
        }),
      },
    },
    'evaluation.final': {
      since: 5,
      waits: 'org_admin',
      due: { by: [], moment: ({ state }) => offerBy(state)?.toISOString() },
      actions: {
        fileOffer: action({
          ...offerAct,
          binds: 'firmly',
          prefill: ({ state }) => {
            const price = bidPrice(state);
            return price === undefined ? {} : { price };
          },
          goes: 'evaluation.sealed',
          tells: suppliers,
        }),
        dropOut: action({
          since: 5,
          binds: 'finally',
          aside: true,
          by: 'org_admin',
          form: reason,
          gates: [beforeOffersClose],
          goes: 'evaluation.out',
          tells: suppliers,
        }),
        // Who offers nothing is not judged (财库〔2014〕214号 Art 23; 财政部令第74号 Art 35).
        lapseOffer: action({ since: 5, binds: 'finally', by: 'system', goes: 'evaluation.out', tells: suppliers }),
      },
    },
    'evaluation.sealed': {
      since: 5,
      waits: [],
      actions: {
        changeOffer: action({
          ...offerAct,
          binds: 'firmly',
          aside: true,
          prefill: ({ state }) => latest(state, finalOffer),
          tells: suppliers,
        }),
        openOffer: action({ since: 5, binds: 'firmly', by: 'system', goes: 'evaluation.qualified', tells: suppliers }),
      },
    },
    'evaluation.out': { since: 5, waits: [], actions: {} },
    'award.ranked': {
      waits: [],
      actions: {
        askPrice: asksPrice(5),
        award: awards,
      },
    },
    'award.won': {
      since: 5,
      waits: [],
      actions: {
        passOver: action({
          since: 5,
          binds: 'firmly',
          by: 'system',
          form: passedOver,
          goes: 'award.lost',
          tells: suppliers,
        }),
        concludeBid: action({ since: 5, binds: 'firmly', by: 'system', goes: 'awarded', tells: suppliers }),
      },
    },
    'award.lost': {
      since: 5,
      waits: [],
      actions: {
        askPrice: asksPrice(5),
        award: awards,
        endBid: action({ since: 5, binds: 'firmly', by: 'system', goes: 'not-awarded', tells: suppliers }),
      },
    },
  },
  always: {
    withdrawBid: {
      ...action({
        binds: 'finally',
        aside: true,
        by: 'org_admin',
        form: reason,
        gates: [beforeClosing],
        goes: 'withdrawn',
        tells: suppliers,
      }),
      at: (position: Position) => position.startsWith('bidding.'),
    },
    noteCorrection: {
      ...action({
        binds: 'lightly',
        by: 'system',
        form: bidCorrection,
        until: (situation) => newClosing(situation),
        tells: suppliers,
      }),
      at: (position: Position) => position.startsWith('bidding.'),
    },
    lose: {
      ...action({
        binds: 'firmly',
        by: 'system',
        form: bidLoss,
        leads: ['award.lost', 'not-awarded'],
        goes: ({ state }) => (state.version >= 5 ? 'award.lost' : 'not-awarded'),
        tells: suppliers,
      }),
      // Whoever is asked about his price, or for his offer, has his answer first; what was awarded is passed over.
      at: (position: Position) =>
        !position.startsWith('bidding.') && position !== 'award.won' && !withBidder.includes(position),
    },
    cancelBid: { ...action({ binds: 'finally', by: 'system', goes: 'cancelled', tells: suppliers }), at: () => true },
  },
  title: (_state, parent) => parent && latest(parent, project)?.title,
  manner: (_state, parent) => parent && methodOf(parent),
  bodies: buyerOf,
  sealing: {
    key: (state, parent) => (isOpened(state) ? undefined : tenderOf(parent)),
    inHand: (state) => isInHand(state),
  },
  opened: (state, { form: id }, now) => (id === finalOffer.id ? isOfferOpen(state, now) : isOpened(state)),
  public: (state) => isOpened(state),
} as const satisfies Procedure<'bid', Facts>;

/** Whoever says nothing else promises what was published. */
function promised(parent: Case | undefined): Partial<Bid> {
  const targets = (parent && latest(parent, project)?.indicators) ?? [];
  return targets.length > 0 ? { commitments: targets.map(({ target }) => ({ value: target })) } : {};
}

/** So many earlier bids are offered to be filled in from. */
const mostCopies = 3;

/** Of the organisation's own earlier bids, the last first: who does the work, and its papers. */
function earlierBids({ ownLast }: Facts): readonly Copy<Partial<Bid>>[] {
  return ownLast
    .flatMap((from) => {
      const was = latest(from.state, bidForm);
      if (!was) return [];
      const { staff, documents, experience } = was;
      return [{ from, answers: { staff, documents, experience } }];
    })
    .slice(0, mostCopies);
}

/** A price is the sum of what it is made of. */
function priceOf({ breakdown }: Answers): Partial<Bid> {
  const parts = bidForm.fields.breakdown.schema.safeParse(breakdown);
  return parts.success ? { price: sumOf(parts.data) } : {};
}

function sumOf(parts: Bid['breakdown']): Fen {
  return parts.reduce((total, { amount }) => total + amount, 0);
}

/** What a bid asks for, in fen: by the final offer once that was opened, and before by the bid itself. */
export function bidPrice(state: Case): Fen | undefined {
  const offered = state.position === 'evaluation.sealed' ? undefined : latest(state, finalOffer)?.price;
  return offered ?? latest(state, bidForm)?.price;
}

/** Has it made no final offer, so that it is judged no more, wherever it has gone on to since? */
export function isOut({ position, entries }: Case): boolean {
  return position === 'evaluation.out' || entries.some((entry) => entry.position === 'evaluation.out');
}

/** Until when the final offer can be made. */
function offerBy(state: Case): Date | undefined {
  const call = latest(state, offerCall);
  return call && instant(call.closing, call.hour);
}

/** What was offered last is read by the programme when its time is over, and stays sealed where it ended before. */
function isOfferOpen(state: Case, now: Date): boolean {
  if (state.position !== 'evaluation.sealed') return true;
  const until = offerBy(state);
  return !state.outcome && until !== undefined && now >= until;
}

/** Until when the bidder can surely explain his price; later he can as long as the panel has not decided. */
function explainBy(state: Case): Date | undefined {
  const question = latest(state, priceQuestion);
  return question && instant(question.closing, question.hour);
}

/** What is not handed in yet is due by the new closing. */
function newClosing({ state, answers }: Situation<AnswersOf<typeof bidCorrection>>): string | undefined {
  if (state.position === 'bidding.submitted' || !answers.closing || !answers.hour) return undefined;
  return instant(answers.closing, answers.hour).toISOString();
}

/** The bids of one tender are opened together; one that is held again has a key of its own. */
function tenderOf(parent: Case | undefined): string {
  const calls = parent?.entries.filter(({ position }) => position === 'bidding.open') ?? [];
  return `${parent?.id ?? ''}/${calls.length}`;
}

/** The organisation itself still looks through it. */
function isInHand({ position, outcome }: Case): boolean {
  return !outcome && (position === 'bidding.sign' || position === 'bidding.correct');
}

function isOpened(state: Case): boolean {
  return state.entries.some(({ position }) => position === 'qualification.opened');
}

/** The bidder always; from the opening on also those who judge, buy or watch over the purchase. */
function mayReadBid({ state, roles, person, parent }: Reading): boolean {
  if (roles.includes('org_admin') || roles.includes('org_staff')) return true;
  if (!isOpened(state) || !person || !parent) return false;
  if (parent.named.panel?.includes(person.id)) return true;
  return person.seats.some(({ role, body }) => {
    if (role === 'buyer_staff' || role === 'buyer_head') return body === parent.bodies.buyer;
    return role === 'agency' || role === 'finance_proc' || role === 'supervision' || role === 'audit';
  });
}

/** A final offer is the bidder's alone until all are opened. */
function mayReadOffer(reading: Reading): boolean {
  const isHis = reading.roles.includes('org_admin') || reading.roles.includes('org_staff');
  return isHis || (reading.state.position !== 'evaluation.sealed' && mayReadBid(reading));
}

/** Until the result is published no bidder hears what the panel found (Order 87, Art. 66). */
function mayReadRank(reading: Reading): boolean {
  const { state, roles } = reading;
  const isPublished =
    state.position === 'award.won' ||
    state.position === 'award.lost' ||
    state.outcome === 'awarded' ||
    state.outcome === 'not-awarded';
  return (isPublished || !roles.some((role) => role === 'org_admin' || role === 'org_staff')) && mayReadBid(reading);
}

/** The other bids on the purchase that have not ended. */
function others(state: Case, { bids }: Facts): readonly Case[] {
  return bids.filter(({ id, outcome }) => id !== state.id && !outcome);
}

function bodyOf({ bodies }: Facts, id: string | undefined): Body | undefined {
  return bodies.find((body) => body.id === id);
}
