import { type Case, latest } from '../../../engine/case.ts';
import { inOrderOfLots, lotOf } from '../../../law/lots.ts';
import { isByInvitation } from '../method.ts';
import { type Tender, tender } from './tender.ts';

/**
 * Where a tender goes to few, they are drawn by lot among twice as many suppliers (财政部令第87号 Art 14). The seed is the number of the
 * purchase and the moment at which its documents were approved to go out, which is in the log before anybody knows what it draws.
 */
export interface Invitation {
  readonly seed: string;
  /** Everybody among whom is drawn, by his credit code, in the order of the lots. */
  readonly lots: readonly { readonly mark: string; readonly lot: string }[];
  /** The codes of those who are invited. */
  readonly codes: readonly string[];
}

/** So many among whom is drawn, for each who is invited. */
export const poolPerInvited = 2;
const shownOfLot = 12;

/** The draw for these documents, approved at this moment (ISO); nothing where all who are named are invited. */
export function drawsInvited({ number }: Case, { invited = [], drawn }: Tender, at: string): Invitation | undefined {
  if (drawn === undefined) return undefined;
  const seed = `${number} ${at}`;
  const order = inOrderOfLots(seed, codesIn(invited), (code) => code);
  return {
    seed,
    lots: order.map((mark) => ({ mark, lot: lotOf(seed, mark).slice(0, shownOfLot) })),
    codes: order.slice(0, drawn),
  };
}

/** The credit codes of those who can bid by these documents, approved at this moment (ISO); undefined where everybody can. */
export function invitedBy(state: Case, documents: Tender, at: string): readonly string[] | undefined {
  if (!isByInvitation(documents.method)) return undefined;
  return drawsInvited(state, documents, at)?.codes ?? codesIn(documents.invited ?? []);
}

/** The same of documents that have gone out. */
export function invitedTo(state: Case): readonly string[] | undefined {
  const documents = latest(state, tender);
  return documents && invitedBy(state, documents, approvedAt(state));
}

/** How it was drawn, once that can be told; nothing where all who are named are invited. */
export function drawOf(state: Case) {
  const documents = latest(state, tender);
  const draw = documents && drawsInvited(state, documents, approvedAt(state));
  return draw && { drawn: documents.drawn, poolSeed: draw.seed, poolLots: draw.lots };
}

function approvedAt(state: Case): string {
  return state.filings.findLast(({ action }) => action === 'approveTender' || action === 'superviseMethod')?.at ?? '';
}

/** Each once. */
export function codesIn(invited: NonNullable<Tender['invited']>): readonly string[] {
  return [...new Set(invited.map(({ code }) => code))];
}
