import { lastFiling, latest } from '../../../engine/case.ts';
import { text } from '../../../engine/form.ts';
import { paperOf } from '../../../engine/paper.ts';
import { row } from '../../../engine/rows.ts';
import { capitals } from '../../../law/capitals.ts';
import { cityDate } from '../../../law/date.ts';
import type { ActName } from '../../../names.ts';
import { project } from '../01-setup/setup.ts';
import { seqOf } from '../06-bidding/bidders.ts';
import { needs } from '../facts.ts';
import { awardNotice } from './award.ts';

const { title, supplier, amount, capitals: inWords, scope, start, end } = awardNotice.rows;

/** By which a purchase is awarded to nobody any more, or to another. */
const overtakes = ['declineAward', 'takeNext', 'followRemedy'] as const satisfies readonly ActName[];

/** 中标（成交）通知书, as it goes to the one who is awarded (政府采购法 Art 46; 财政部令第87号 Art 69). */
export const awardLetter = paperOf(
  needs,
  'award-letter',
  ['publishAward'],
  { title, number: row(text()), supplier, amount, capitals: inWords, scope, start, end },
  ({ state }) => {
    const told = lastFiling(state, 'publishAward');
    const planned = latest(state, project);
    const price = told?.decided?.price;
    const { buyer, supplier: winner } = state.bodies;
    const isOver = overtakes.some((act) => seqOf(state, act) > seqOf(state, 'publishAward'));
    if (!told || !planned || typeof price !== 'number' || !buyer || !winner || isOver) return undefined;
    return {
      rows: {
        title: planned.title,
        number: state.number,
        supplier: winner,
        amount: price,
        capitals: capitals(price),
        scope: planned.content,
        start: planned.start,
        end: planned.end,
      },
      to: winner,
      head: buyer,
      signatures: [{ body: buyer }],
      on: cityDate(new Date(told.at)),
    };
  },
);
