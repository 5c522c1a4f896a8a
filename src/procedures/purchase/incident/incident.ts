import { latest } from '../../../engine/case.ts';
import { aside, choice, files, form, longText } from '../../../engine/form.ts';
import { action, brief, type Facts, type Procedure, rule, type Situation } from '../../../engine/procedure.ts';
import { asked, body, maybe, row } from '../../../engine/rows.ts';
import type { Role } from '../../../names.ts';
import { sidesOf } from '../../common/common.ts';
import { titleOf } from '../01-setup/setup.ts';
import { agreedContract } from '../10-contract/agreed.ts';
import { happenedAt, type Incident, incidentFinding, incidentForm, reportedUntil, toldWhen } from './incident-form.ts';

export { incidentFinding, incidentForm } from './incident-form.ts';

/** What became known since, or what is asked. */
export const incidentAddition = form('incident-addition', {
  note: longText({ min: 5, max: 2000 }),
  proofs: aside(files()),
});

export const happenedInService = rule(
  'happened-in-service',
  'R76',
  ({ answers, facts: { parent }, now }: Situation<Incident>) => {
    const { start = '' } = (parent && agreedContract(parent)) ?? {};
    return (answers.on < start || happenedAt(answers) > now) && { on: answers.on, start };
  },
  'on',
);

/** It is taken all the same: whoever is late says so rather than nothing. */
export const reportedInTime = rule(
  'reported-in-time',
  'R76',
  ({ answers, facts: { law }, now }: Situation<Incident>) =>
    toldWhen(law, answers, now) === 'late' && { until: reportedUntil(law, answers).toISOString() },
  'on',
);

/** What happened, what was done at once, and whether it was told in time. */
export const incidentBrief = brief(
  'incident',
  {
    supplier: row(body()),
    kind: asked(incidentForm, 'kind'),
    on: asked(incidentForm, 'on'),
    place: asked(incidentForm, 'place'),
    hurt: asked(incidentForm, 'hurt'),
    told: row(choice('in-time', 'late')),
    facts: asked(incidentForm, 'facts'),
    measures: asked(incidentForm, 'measures'),
    added: maybe(asked(incidentAddition, 'note')),
  },
  ({ state, facts: { law } }) => {
    const filed = latest(state, incidentForm);
    if (!filed) return undefined;
    const { kind, on, place, hurt, facts, measures } = filed;
    const added = latest(state, incidentAddition)?.note;
    return {
      supplier: state.bodies.supplier ?? '',
      ...{ kind, on, place, hurt, facts, measures },
      told: toldWhen(law, filed, new Date(state.openedAt)),
      ...(added !== undefined && { added }),
    };
  },
);

const suppliers = ['org_admin', 'org_staff'] as const satisfies readonly Role[];
const buyers = ['buyer_staff', 'buyer_head'] as const satisfies readonly Role[];
/** Who must know at once, and may ask. */
const watching = ['civil_affairs', 'group_sec'] as const satisfies readonly Role[];

/** Something goes wrong while a service is given: it is told within hours, and the buyer says what follows from it. */
export const incident = {
  id: 'incident',
  version: 1,
  needs: [],
  series: 'INC',
  under: { purchase: ({ position }) => position?.startsWith('management.') ?? false },
  opening: {
    name: 'reportIncident',
    action: action({
      binds: 'lightly',
      by: [...suppliers, ...buyers],
      form: incidentForm,
      when: [happenedInService],
      warns: [reportedInTime],
      goes: 'incident.judge',
      tells: [...suppliers, ...buyers, ...watching],
    }),
  },
  stages: {
    'incident.judge': {
      waits: buyers,
      due: 'INCID_ANS',
      escalates: ['group_sec'],
      actions: {
        judgeIncident: action({
          binds: 'lightly',
          revocable: true,
          by: buyers,
          shows: incidentBrief,
          form: incidentFinding,
          picks: 'severity',
          apart: ['reportIncident'],
          goes: 'completed',
          tells: [...suppliers, ...buyers, ...watching],
        }),
        addToIncident: action({
          binds: 'lightly',
          aside: true,
          by: [...suppliers, ...buyers, ...watching],
          form: incidentAddition,
          tells: [...suppliers, ...buyers, ...watching],
        }),
      },
    },
  },
  title: (_state, parent) => titleOf(parent),
  bodies: sidesOf,
} as const satisfies Procedure<'incident', Facts>;
