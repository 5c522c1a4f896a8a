import { lastFiling, latest } from '../../../engine/case.ts';
import { text } from '../../../engine/form.ts';
import { paperOf } from '../../../engine/paper.ts';
import { asked, body, row } from '../../../engine/rows.ts';
import { capitals } from '../../../law/capitals.ts';
import { titleOf } from '../01-setup/setup.ts';
import { agreedContract } from '../10-contract/agreed.ts';
import { contractForm } from '../10-contract/contract.ts';
import { needs } from '../facts.ts';
import { acceptanceNotice, certificate } from './acceptance.ts';
import { usersOpinions } from './evaluation-result.ts';
import { acceptanceGroup } from './service-judged.ts';

const { title, supplier, standards, usersOpinion, outcome, deduction, remarks } = acceptanceNotice.rows;

/** 履约验收书: everybody who took part signs it (政府采购法 Art 41). */
export const acceptancePaper = paperOf(
  needs,
  'acceptance-paper',
  ['organiseAcceptance', 'certify'],
  {
    title,
    number: row(text()),
    buyer: row(body()),
    supplier,
    price: asked(contractForm, 'price'),
    capitals: row(text()),
    start: asked(contractForm, 'start'),
    end: asked(contractForm, 'end'),
    on: asked(acceptanceGroup, 'on'),
    place: asked(acceptanceGroup, 'place'),
    standards,
    usersOpinion,
    outcome,
    deduction,
    remarks,
  },
  ({ state }) => {
    const certified = latest(state, certificate);
    const agreed = agreedContract(state);
    const group = latest(state, acceptanceGroup);
    const { buyer, supplier: provider } = state.bodies;
    const by = lastFiling(state, 'certify')?.by.person;
    if (!certified || !agreed || !group || !buyer || !provider || by === undefined) return undefined;
    if (state.position?.startsWith('acceptance.') && state.position !== 'acceptance.confirm') return undefined;
    const { standards: judged, outcome: came, deduction: less, remarks: said } = certified;
    const members = [by, ...group.users, ...group.experts, group.evaluator];
    return {
      rows: {
        title: titleOf(state),
        number: state.number,
        buyer,
        supplier: provider,
        price: agreed.price,
        capitals: capitals(agreed.price),
        start: agreed.start,
        end: agreed.end,
        on: group.on,
        place: group.place,
        standards: judged,
        usersOpinion: usersOpinions(state),
        outcome: came,
        deduction: less,
        remarks: said,
      },
      signatures: [...[...new Set(members)].map((person) => ({ person })), { body: buyer }, { body: provider }],
    };
  },
);
