import { latest } from '../../../engine/case.ts';
import { text } from '../../../engine/form.ts';
import { paperOf } from '../../../engine/paper.ts';
import { body, row } from '../../../engine/rows.ts';
import { capitals } from '../../../law/capitals.ts';
import { project } from '../01-setup/setup.ts';
import { needs } from '../facts.ts';
import { contractForm, contractNotice } from './contract.ts';

const { attachments: _, buyer: __, ...published } = contractNotice.rows;

/** 合同: what both parties sign, from when it is drafted on (政府采购法 Art 44, 46). */
export const contractPaper = paperOf(
  needs,
  'contract-paper',
  ['draftContract'],
  { number: row(text()), buyer: row(body()), ...published },
  ({ state }) => {
    const agreed = latest(state, contractForm);
    const { buyer, supplier } = state.bodies;
    if (!agreed || buyer === undefined || supplier === undefined || state.position === 'contract.draft')
      return undefined;
    const { title = '' } = latest(state, project) ?? {};
    const milestones = agreed.milestones.map(({ name, amount, on }) => ({ name, amount, on }));
    return {
      rows: { ...agreed, number: state.number, title, buyer, supplier, capitals: capitals(agreed.price), milestones },
      signatures: [{ body: buyer }, { body: supplier }],
    };
  },
);
