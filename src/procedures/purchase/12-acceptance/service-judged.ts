import { latest } from '../../../engine/case.ts';
import {
  type AnswersOf,
  choice,
  date,
  form,
  integer,
  place,
  reference,
  references,
  rows,
} from '../../../engine/form.ts';
import { asked, body, maybe, row } from '../../../engine/rows.ts';
import { evaluators, experts, users } from '../../common/options.ts';
import { project } from '../01-setup/setup.ts';
import { wonBid } from '../09-award/awarded-bid.ts';
import { agreedContract } from '../10-contract/agreed.ts';
import { contractForm } from '../10-contract/contract.ts';
import { brief } from '../facts.ts';
import { incidentKinds, incidentsOf } from '../incident/incident-form.ts';

/** When and where it is looked at, and by whom. */
export const acceptanceGroup = form('acceptance-group', {
  on: date('ahead'),
  place: place({ min: 2 }),
  users: references(users, { max: 6 }),
  experts: references(experts, { max: 6 }),
  evaluator: reference(evaluators),
});
export type Group = AnswersOf<typeof acceptanceGroup>;

/** What whoever has a say on it is asked about: who gave which service for how much, and what it was to reach. */
export const serviceBrief = brief(
  'service',
  {
    supplier: row(body()),
    price: asked(contractForm, 'price'),
    start: asked(contractForm, 'start'),
    end: asked(contractForm, 'end'),
    content: asked(contractForm, 'content'),
    indicators: asked(project, 'indicators'),
    on: asked(acceptanceGroup, 'on'),
    place: asked(acceptanceGroup, 'place'),
    incidents: maybe(
      row(
        rows({
          on: date('back'),
          kind: choice(...incidentKinds),
          hurt: integer({ unit: 'people' }),
          told: choice('in-time', 'late'),
        }),
      ),
    ),
  },
  ({ state, facts }) => {
    const agreed = agreedContract(state);
    const planned = latest(state, project);
    const group = latest(state, acceptanceGroup);
    if (!agreed || !planned || !group) return undefined;
    const { price, start, end, content } = agreed;
    const supplier = wonBid(state, facts)?.bodies.supplier ?? '';
    const { indicators } = planned;
    const { on, place } = group;
    const incidents = incidentsOf(facts.law, facts.incidents);
    const known = { supplier, price, start, end, content, indicators, on, place };
    return incidents.length > 0 ? { ...known, incidents } : known;
  },
);
