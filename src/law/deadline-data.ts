import type { Bilingual } from './bilingual.ts';
import type { CityDate } from './date.ts';
import { cite, type Mark, type Source, sources } from './source.ts';

/** What a term says, without its name. */
export interface DeadlineTerms {
  /** A minimum before something may happen, a limit for a duty, or a period of exactly this length. */
  readonly sense: 'least' | 'most' | 'whole';
  readonly length: number;
  readonly unit: 'workday' | 'day';
  /** What happens when the last day is no working day: it moves on from public holidays, from weekends too, or stays. */
  readonly roll: 'holiday' | 'non-workday' | 'none';
  readonly validFrom: CityDate;
  readonly citation: Bilingual;
  readonly mark: Mark;
}

export interface DeadlineRule extends DeadlineTerms {
  readonly code: DeadlineCode;
}

const {
  businessClimate,
  city,
  civilAffairs60,
  consultation,
  intention,
  openInformation,
  order110,
  order74,
  order87,
  order94,
  petitions,
  procurementLaw,
  procurementRegulation,
  reconsideration,
  smallSuppliers,
} = sources;

/**
 * The terms that law and city set, in the order of the work. `least` is a minimum before something may happen, `most`
 * a limit for a duty, `whole` a period that lasts exactly so long. Each row: what it runs from and to.
 */
export const deadlineRules = [
  // The intention, the notice and the documents.
  days('INTENT', 'least', 30, 'none', intention, undefined, 'V2'), // intention published, procurement starts
  workdays('PREQ_APPLY', 'least', 5, procurementRegulation, '21', 'V'), // prequalification notice, applications due
  workdays('NOTICE_T', 'whole', 5, order87, '16', 'V'), // tender notice
  workdays('NOTICE_NEG', 'whole', 3, order74, undefined, 'M'), // negotiation notice
  workdays('NOTICE_CONS', 'whole', 3, consultation, undefined, 'V2'), // consultation notice
  workdays('NOTICE_RFQ', 'whole', 3, order74, undefined, 'M'), // quotation notice
  workdays('DOC_SALE', 'least', 5, procurementRegulation, '31', 'V'), // documents available
  workdays('DOC_CONS', 'least', 5, consultation, undefined, 'M'), // consultation documents available
  days('BID_20', 'least', 20, 'holiday', procurementLaw, '35', 'V'), // documents issued, bids due
  days('CONS_10', 'least', 10, 'holiday', consultation, '10', 'V2'), // documents issued, first responses due
  workdays('NEG_3', 'least', 3, order74, '29', 'V2'), // documents issued, first responses due
  workdays('RFQ_3', 'least', 3, order74, '45', 'V2'), // inquiry issued, quotations due
  days('FRAME_20', 'least', 20, 'holiday', order110, undefined, 'M'), // documents issued, responses due
  days('CLAR_15', 'least', 15, 'holiday', procurementRegulation, '31', 'V'), // clarification, bids due
  days('CLAR_CONS', 'least', 5, 'holiday', consultation, undefined, 'M'), // clarification, responses due
  workdays('CLAR_NEG', 'least', 3, order74, undefined, 'M'), // clarification, responses due
  workdays('SS_PUB', 'least', 5, procurementRegulation, '38', 'V'), // single-source publicity
  workdays('SS_OBJ', 'most', 5, order74, '40', 'M'), // publicity over, supplementary argument

  // From evaluation to contract.
  workdays('REPORT_2', 'most', 2, procurementRegulation, '43', 'V'), // evaluation over, report to the buyer
  workdays('AWARD_5', 'most', 5, procurementRegulation, '43', 'V'), // report received, award confirmed
  workdays('AWPUB_2', 'most', 2, procurementRegulation, '43', 'V'), // award confirmed, notice and notification
  workdays('AWPER_1', 'whole', 1, order87, '69', 'V'), // award notice
  workdays('BOND_5', 'most', 5, procurementRegulation, '33', 'V'), // notification or contract, bid security back
  days('CONTR_30', 'most', 30, 'holiday', procurementLaw, '46', 'V'), // notification, contract
  workdays('CPUB_2', 'most', 2, procurementRegulation, '50', 'V'), // contract signed, published
  workdays('CFILE_7', 'most', 7, procurementLaw, '47', 'V'), // contract signed, copy filed

  // Inquiry, challenge, complaint, reconsideration.
  workdays('INQ_3', 'most', 3, procurementRegulation, '52', 'V'), // inquiry, answer
  workdays('CHAL_7', 'most', 7, order94, '10', 'V'), // harm known, challenge
  workdays('CHANS_7', 'most', 7, order94, '13', 'V'), // challenge received, answer
  workdays('COMPL_15', 'most', 15, order94, '17', 'V'), // answer period over, complaint
  workdays('COMREV_5', 'most', 5, order94, '21', 'V2'), // complaint received, review
  workdays('COMREJ_3', 'most', 3, order94, '21', 'M'), // not admissible, told
  workdays('COMFWD_8', 'most', 8, order94, '21', 'V2'), // complaint received, respondents told
  workdays('COMREPLY_5', 'most', 5, order94, '22', 'M'), // notice received, respondents reply
  workdays('COMDEC_30', 'most', 30, order94, '26', 'V'), // complaint received, decision
  days('SUSP_30', 'most', 30, 'non-workday', procurementLaw, '57', 'V'), // procurement suspended
  days('RECON_60', 'most', 60, 'non-workday', reconsideration, '20', 'V'), // decision known, reconsideration asked

  // Petitions and open information.
  days('PET_15', 'most', 15, 'none', petitions, '22、23', 'V'), // petition received, told whether accepted
  workdays('PET_OBJ5', 'most', 5, petitions, '23', 'V'), // forwarded to the wrong organ, objection
  days('PET_60', 'most', 60, 'none', petitions, '34', 'V'), // petition accepted, done
  days('PET_EXT30', 'most', 30, 'none', petitions, '34', 'V'), // extension with approval and notice
  days('PET_RV30', 'most', 30, 'none', petitions, '35、36', 'V'), // answer, review asked; review asked, done
  workdays('OPEN_20', 'most', 20, openInformation, '26', 'V'), // information formed, disclosed
  workdays('OPENREQ_20', 'most', 20, openInformation, '33', 'V'), // request, answer
  workdays('OPENREQ_EXT20', 'most', 20, openInformation, '33', 'V'), // extension with notice

  // Money and credit.
  days('PAY_30', 'most', 30, 'non-workday', smallSuppliers, '9、10', 'V'), // delivery or acceptance, paid
  days('INV_30', 'most', 30, 'non-workday', businessClimate, undefined, 'M'), // conditions met and invoice, paid
  workdays('CRED_5', 'most', 5, civilAffairs60, undefined, 'V2'), // credit information formed, recorded
  workdays('APPEAL_10', 'most', 10, civilAffairs60, undefined, 'M'), // pre-notice, statement; decision, appeal

  // The city's own terms for each step.
  workdays('SETUP_REV', 'most', 5, city, undefined, 'D'), // project submitted, head confirms
  workdays('NEED_PUB', 'least', 5, city, undefined, 'D'), // public consultation on needs
  workdays('NEED_SUM', 'most', 5, city, undefined, 'D'), // consultation over, summary filed
  workdays('BUD_REV', 'most', 10, city, undefined, 'D'), // budget request, finance opinion
  workdays('INIT_REV', 'most', 15, city, undefined, 'D'), // dossier, group decision
  workdays('CAT_REV', 'most', 10, city, undefined, 'D'), // catalogue line, decision
  workdays('TENDER_REV', 'most', 5, city, undefined, 'D'), // tender documents, head approves
  workdays('METHOD_REV', 'most', 5, city, undefined, 'D'), // method that needs approval, finance decides
  workdays('QUAL_REV', 'most', 5, city, undefined, 'D'), // applications due, qualification result
  workdays('EVAL_PANEL', 'most', 5, city, undefined, 'D'), // qualified list signed, panel named and declared
  workdays('EVAL_TALKS', 'most', 5, city, undefined, 'D'), // panel declared, bidders spoken to and asked for final offers
  workdays('EVAL_SCORING', 'most', 5, city, undefined, 'D'), // panel declared, all scores in
  workdays('EVAL_PRICES', 'most', 1, city, undefined, 'D'), // bidders explained their prices, panel decides on them
  workdays('EVAL_SIGN', 'most', 1, city, undefined, 'D'), // report drawn up, members sign it
  workdays('EVAL_STOP', 'most', 2, city, undefined, 'D'), // evaluation halted, head decides
  workdays('FIX_5', 'most', 5, city, undefined, 'D'), // returned, sent again
  days('PROG_REP', 'most', 10, 'non-workday', city, undefined, 'D'), // period over, progress report
  workdays('REP_REV', 'most', 5, city, undefined, 'D'), // progress report, review
  workdays('TERM_HEAR', 'least', 10, city, undefined, 'D'), // early end proposed, supplier heard
  workdays('TERM_DEC', 'most', 5, city, undefined, 'D'), // supplier heard, early end decided
  workdays('SUSP_HEAR', 'least', 10, city, undefined, 'D'), // suspension proposed, organisation heard
  workdays('SUSP_DEC', 'most', 5, city, undefined, 'D'), // organisation heard, suspension decided
  workdays('CHG_SIGN', 'most', 10, city, undefined, 'D'), // change of a contract proposed, both sign
  workdays('INCID_ANS', 'most', 3, city, undefined, 'D'), // incident reported, buyer looks into it
  workdays('ACC_10', 'most', 10, city, undefined, 'D'), // acceptance asked, organised
  days('EVAL_30', 'most', 30, 'non-workday', city, undefined, 'D'), // service over, evaluation report
  days('RECT_30', 'most', 30, 'non-workday', city, undefined, 'D'), // fair or poor, put right
  workdays('PAY_ASK', 'most', 10, city, undefined, 'D'), // day of an instalment, payment asked for
  workdays('PAY_HEAR', 'least', 10, city, undefined, 'D'), // payment to be ended, supplier heard
  workdays('PAY_BACK', 'least', 3, city, undefined, 'D'), // paid, the bank can send it back no more
  workdays('PAYREV_BUYER', 'most', 5, city, undefined, 'D'), // payment request, buyer's check
  workdays('PAYREV_FINANCE', 'most', 5, city, undefined, 'D'), // buyer's check, treasury pays

  workdays('REOPEN_CONF', 'most', 5, city, undefined, 'D'), // audit wants a closed purchase looked at once more, another agrees
  workdays('REOPEN_HEAR', 'least', 10, city, undefined, 'D'), // agreed, supplier and buyer heard
  workdays('REOPEN_DEC', 'most', 10, city, undefined, 'D'), // both heard, decided what is paid back
  days('REFUND_30', 'most', 30, 'non-workday', city, undefined, 'D'), // decided, paid back

  // The city's own terms for the other procedures.
  workdays('ORG_REV', 'most', 3, city, undefined, 'D'), // registration, civil affairs verifies
  workdays('ORG_CLAIM', 'most', 5, city, undefined, 'D'), // two claim one organisation, decided
  workdays('PROP_CHECK', 'most', 3, city, undefined, 'D'), // catalogue proposal, formal check
  workdays('PROP_OPIN', 'most', 10, city, undefined, 'D'), // opinions of the four parties
  workdays('PROP_PUB', 'least', 5, city, undefined, 'D'), // public comment
  workdays('CIT_ACK', 'most', 2, city, undefined, 'D'), // citizen complaint, acknowledged
  workdays('CIT_ANS', 'most', 15, city, undefined, 'D'), // citizen complaint, answer
  workdays('EVAL_COMMENT', 'most', 5, city, undefined, 'D'), // draft evaluation, supplier's comment
  workdays('CRED_OBJ', 'most', 5, city, undefined, 'D'), // objection to a credit event, re-check
  workdays('REPAIR_DEC', 'most', 10, city, undefined, 'D'), // credit repair asked, decision
  workdays('APPEAL_DEC', 'most', 15, city, undefined, 'D'), // appeal, decision
  workdays('FUNC_ANS', 'most', 15, city, undefined, 'D'), // function sorted out, department answers
  workdays('GRANT_REV', 'most', 10, city, undefined, 'D'), // grant request, decision
  workdays('GRANT_PAY', 'most', 15, city, undefined, 'D'), // grant decision, paid
  workdays('INC_CHECK', 'most', 5, city, undefined, 'D'), // incubator application, first check
  workdays('INC_PUB', 'least', 5, city, undefined, 'D'), // incubator admission, publicity
  workdays('INC_HAND', 'most', 15, city, undefined, 'D'), // incubator exit, handover
  days('EXIT_NOTICE', 'least', 15, 'none', city, undefined, 'D'), // users told, service ends
] as const;

/** Every term that law or city sets. */
export type DeadlineCode = (typeof deadlineRules)[number]['code'];

type Row<Code extends string> = DeadlineTerms & { readonly code: Code };

/** A term in working days ends on one, so it never rolls. */
function workdays<const Code extends string>(
  code: Code,
  sense: DeadlineTerms['sense'],
  length: number,
  source: Source,
  articles: string | undefined,
  mark: Mark,
): Row<Code> {
  const citation = cite(source, articles);
  return { code, sense, length, unit: 'workday', roll: 'none', validFrom: source.from, citation, mark };
}

function days<const Code extends string>(
  code: Code,
  sense: DeadlineTerms['sense'],
  length: number,
  roll: DeadlineTerms['roll'],
  source: Source,
  articles: string | undefined,
  mark: Mark,
): Row<Code> {
  return { code, sense, length, unit: 'day', roll, validFrom: source.from, citation: cite(source, articles), mark };
}
