import { type Case, type Filing, lastFiling, latest } from '../../engine/case.ts';
import { date, text } from '../../engine/form.ts';
import { paperOf } from '../../engine/paper.ts';
import { asked, body, maybe, row } from '../../engine/rows.ts';
import { type CityDate, cityDate } from '../../law/date.ts';
import { organisationProfile } from '../organisation/organisation.ts';
import { project, titleOf } from '../purchase/01-setup/setup.ts';
import { type Facts, needs } from './challenge-facts.ts';
import { challengeAnswer, challengeForm, complaintDecision, complaintToFinance } from './challenge-form.ts';

/** Who challenges or complains, as the register has him (财政部令第94号 Art 12, 18). */
const supplierRows = {
  supplier: row(body()),
  address: maybe(asked(organisationProfile, 'address')),
  representative: maybe(asked(organisationProfile, 'representative')),
  contactName: maybe(asked(organisationProfile, 'contactName')),
  contactPhone: maybe(asked(organisationProfile, 'contactPhone')),
};

const projectRows = { title: asked(project, 'title'), number: row(text()) };

/** 质疑函: what it must say, and by whom it is signed (财政部令第94号 Art 12). */
export const challengeLetter = paperOf(
  needs,
  'challenge-letter',
  ['fileChallenge'],
  {
    ...supplierRows,
    ...projectRows,
    stage: asked(challengeForm, 'stage'),
    matter: asked(challengeForm, 'matter'),
    facts: asked(challengeForm, 'facts'),
    basis: maybe(asked(challengeForm, 'basis')),
    request: asked(challengeForm, 'request'),
  },
  ({ state, facts }) => {
    const filed = latest(state, challengeForm);
    return (
      filed && {
        rows: { ...supplierOf(state, facts), ...projectOf(facts), ...filed },
        to: state.bodies.buyer,
        signatures: bySupplier(state),
        on: dayOf(lastFiling(state, 'fileChallenge')),
      }
    );
  },
);

/** 质疑答复函, once it is signed (财政部令第94号 Art 15). */
export const answerLetter = paperOf(
  needs,
  'challenge-answer-letter',
  ['fileChallenge', 'answerChallenge', 'signAnswer'],
  {
    ...projectRows,
    received: row(date('back')),
    matter: asked(challengeForm, 'matter'),
    outcome: asked(challengeAnswer, 'outcome'),
    findings: asked(challengeAnswer, 'findings'),
    basis: asked(challengeAnswer, 'basis'),
    follows: maybe(asked(challengeAnswer, 'follows')),
  },
  ({ state, facts }) => {
    const filed = latest(state, challengeForm);
    const answer = latest(state, challengeAnswer);
    const { buyer } = state.bodies;
    if (!filed || !answer || buyer === undefined) return undefined;
    return {
      rows: { ...projectOf(facts), received: cityDate(new Date(state.openedAt)), matter: filed.matter, ...answer },
      to: state.bodies.supplier,
      head: buyer,
      signatures: [{ body: buyer }],
      on: dayOf(lastFiling(state, 'signAnswer')),
    };
  },
);

/** 投诉书 (财政部令第94号 Art 18), as it was corrected last. */
export const complaintLetter = paperOf(
  needs,
  'complaint-letter',
  ['fileChallenge', 'complainToFinance'],
  {
    ...supplierRows,
    respondent: row(body()),
    ...projectRows,
    challenged: asked(challengeForm, 'matter'),
    answered: maybe(asked(challengeAnswer, 'findings')),
    matter: asked(complaintToFinance, 'matter'),
    facts: asked(complaintToFinance, 'facts'),
    basis: asked(complaintToFinance, 'basis'),
    request: asked(complaintToFinance, 'request'),
  },
  ({ state, facts }) => {
    const challenged = latest(state, challengeForm);
    const filed = latest(state, complaintToFinance);
    if (!challenged || !filed) return undefined;
    return {
      rows: {
        ...supplierOf(state, facts),
        respondent: state.bodies.buyer ?? '',
        ...projectOf(facts),
        challenged: challenged.matter,
        ...(lastFiling(state, 'signAnswer') && { answered: latest(state, challengeAnswer)?.findings }),
        ...filed,
      },
      signatures: bySupplier(state),
      on: dayOf(lastFiling(state, 'correctComplaint') ?? lastFiling(state, 'complainToFinance')),
    };
  },
);

/** 投诉处理决定书 (财政部令第94号 Art 33). */
export const decisionPaper = paperOf(
  needs,
  'complaint-decision-paper',
  ['complainToFinance', 'decideComplaint'],
  {
    ...projectRows,
    complainant: row(body()),
    address: maybe(asked(organisationProfile, 'address')),
    respondent: row(body()),
    matter: asked(complaintToFinance, 'matter'),
    request: asked(complaintToFinance, 'request'),
    findings: asked(complaintDecision, 'findings'),
    basis: asked(complaintDecision, 'basis'),
    outcome: asked(complaintDecision, 'outcome'),
    follows: maybe(asked(complaintDecision, 'follows')),
  },
  ({ state, facts }) => {
    const filed = latest(state, complaintToFinance);
    const decision = latest(state, complaintDecision);
    const finance = lastFiling(state, 'decideComplaint')?.by.body;
    if (!filed || !decision || finance === undefined) return undefined;
    const { supplier, address } = supplierOf(state, facts);
    return {
      rows: {
        ...projectOf(facts),
        complainant: supplier,
        address,
        respondent: state.bodies.buyer ?? '',
        matter: filed.matter,
        request: filed.request,
        ...decision,
      },
      head: finance,
      signatures: [{ body: finance }],
      on: dayOf(lastFiling(state, 'decideComplaint')),
    };
  },
);

function projectOf({ parent }: Facts) {
  return { title: titleOf(parent), number: parent?.number ?? '' };
}

/** As it was last verified. */
function supplierOf({ bodies: { supplier = '' } }: Case, { bodies }: Facts) {
  const profile = bodies.find(({ id }) => id === supplier)?.profile;
  const said = (key: string): string | undefined => {
    const value = profile?.[key];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    supplier,
    address: said('address'),
    representative: said('representative'),
    contactName: said('contactName'),
    contactPhone: said('contactPhone'),
  };
}

function bySupplier({ bodies: { supplier } }: Case) {
  return supplier === undefined ? [] : [{ body: supplier }];
}

function dayOf(filing: Filing | undefined): CityDate {
  if (!filing) throw new Error('a paper without the act that it puts into words');
  return cityDate(new Date(filing.at));
}
