import { describe, expect, it } from 'vitest';
import { caseView } from '../../src/dialogue/case-view.ts';
import type { Case } from '../../src/engine/case.ts';
import type { Person, Procedure } from '../../src/engine/procedure.ts';
import { mayKnow, misplaced } from '../../src/engine/read.ts';
import { procedureOf, procedures } from '../../src/procedures/all.ts';
import { complaint } from '../../src/procedures/complaint/complaint.ts';
import { citizen, people } from './engine-people.ts';
import { caseOf, factsOf } from './engine-play.ts';
import { purchaseStory } from './engine-stories.ts';
import { known, opening, refusal } from './given.ts';

const { told, worlds } = purchaseStory;
const awarded = worlds[told.findIndex(({ action }) => action === 'publishAward') + 1];
// Its consultation is over, and nothing else of it was published yet.
const begun = worlds[told.findIndex(({ action }) => action === 'summariseNeeds') + 1];
if (!awarded || !begun) throw new Error('the story has an award');

const purchase = caseOf(awarded, 'root');
const bid = caseOf(awarded, 'bid-alpha');

function above(...states: readonly Case[]) {
  const ancestors = states.map((state) => ({ procedure: procedureOf(state.procedure), state }));
  return known({ parent: states[0], ancestors });
}

function whyNot(procedure: Procedure, by: Person | 'system', ...states: readonly Case[]): string | undefined {
  return misplaced(procedure, above(...states), by)?.why;
}

describe('a case that stands under another', () => {
  it('is opened under a case of a kind that its procedure names, and under no other', () => {
    expect(whyNot(complaint, citizen, purchase)).toBeUndefined();
    expect(whyNot(complaint, citizen, bid, purchase)).toBe('not-open-for-this');
    expect(whyNot(complaint, citizen)).toBe('not-open-for-this');
  });

  it('is refused as a complaint about a bid by the engine itself', () => {
    const facts = { ...factsOf(awarded, bid), ...above(bid, purchase) };
    const answers = { about: 'money', whom: 'supplier', facts: '报价有问题，请查。', reply: 'no' };
    const deed = { by: citizen, at: '2027-01-20 09:00', answers, facts };
    expect(refusal(opening(complaint, 'cmp', deed)).why).toBe('not-open-for-this');
  });

  it('is opened by those alone who may know of the one above, who are told nothing else', () => {
    const unpublished = { ...caseOf(begun, 'root'), entries: [] };
    const { ofHearsay: _, ...knowing } = complaint;
    expect(whyNot(knowing, citizen, unpublished)).toBe('not-open-for-this');
    expect(whyNot(knowing, people.staff, unpublished)).toBeUndefined();
  });

  it('is opened by whoever was told of the one above, where its procedure takes hearsay: a complaint', () => {
    expect(whyNot(complaint, citizen, caseOf(begun, 'root'))).toBeUndefined();
  });

  it('is opened by nobody under a case of another kind, nor under one that he may not know, whatever its procedure', () => {
    let [strange, hidden] = [0, 0];
    for (const world of worlds.filter((_, place) => place % 12 === 0)) {
      // Each also as if nothing of it had been made known.
      for (const state of [...world.cases.values()].flatMap((each) => [each, { ...each, entries: [] }])) {
        const facts = factsOf(world, state);
        const upon = { procedure: procedureOf(state.procedure), state };
        const below = { ...facts, parent: state, ancestors: [upon, ...facts.ancestors] };
        for (const procedure of Object.values<Procedure>(procedures)) {
          const isOfKind = procedure.under?.[state.procedure] !== undefined;
          for (const by of [...world.people, citizen]) {
            const isKnown = mayKnow(upon.procedure, state, by, facts.parent);
            if (isOfKind && (isKnown || procedure.ofHearsay)) continue;
            expect(misplaced(procedure, below, by)?.why, `${procedure.id} under ${state.id}`).toBe('not-open-for-this');
            if (isOfKind) hidden += 1;
            else strange += 1;
          }
        }
      }
    }
    expect([strange > 1000, hidden > 10]).toEqual([true, true]);
  });

  it('may stand under several kinds, each ready in its own way', () => {
    const either = { ...complaint, under: { purchase: () => false, bid: () => true } };
    expect(whyNot(either, 'system', bid, purchase)).toBeUndefined();
    expect(whyNot(either, 'system', purchase)).toBe('not-open-for-this');
  });

  it('is offered to the public where it can be opened, and nowhere else', () => {
    const offered = (state: Case) => {
      const names = { body: String, person: String, office: () => '' };
      const facts = factsOf(awarded, state);
      const looking = { procedure: procedureOf(state.procedure), state, facts, names, viewer: undefined, children: [] };
      return caseView({ ...looking, language: 'zh', now: awarded.now }).opens;
    };
    expect(offered(purchase)).toEqual(['complaint']);
    expect(offered(bid)).toEqual([]);
    expect(offered({ ...purchase, closedAt: '2020-01-01T00:00:00.000Z' })).toEqual([]);
  });

  it('stands under none where its procedure names none', () => {
    expect(whyNot(procedureOf('organisation'), citizen, purchase)).toBe('not-open-for-this');
    expect(whyNot(procedureOf('organisation'), citizen)).toBeUndefined();
  });
});

it('what a rule sees above a case goes up to the one that stands under none', () => {
  expect(factsOf(awarded, bid).ancestors.map(({ state }) => state.id)).toEqual(['root']);
  expect(factsOf(awarded, purchase).ancestors).toEqual([]);
});
