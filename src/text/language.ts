import type { FileText, NoticeText, ProcedureText } from '../engine/texts.ts';
import type { NoticeKind, Outcome, ProcedureId, Role } from '../names.ts';
import type * as common from '../procedures/common/common.ts';
import type * as complaint from '../procedures/complaint/complaint.ts';
import type * as membership from '../procedures/membership/membership.ts';
import type * as organisation from '../procedures/organisation/organisation.ts';
import type * as bid from '../procedures/purchase/bid/bid.ts';
import type * as payment from '../procedures/purchase/payment/payment.ts';
import type { purchaseText } from '../procedures/purchase/purchase-text.ts';
import type * as report from '../procedures/purchase/report/report.ts';
import type { Say } from './say.ts';
import type { TradeTexts } from './texts.ts';

/** Everything that can be said, in one language. */
export interface Texts extends TradeTexts {
  readonly say: Say;
}

type Of<P extends keyof M & ProcedureId, M> = FileText<M> & { readonly procedure: ProcedureText<P, M[P]> };

/** What a language consists of: one part for each file of procedures, the roles and outcomes, and the dialogue. */
interface Parts {
  readonly say: Say;
  readonly roles: Readonly<Record<Role, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly common: FileText<typeof common>;
  readonly organisation: Of<'organisation', typeof organisation>;
  readonly membership: Of<'membership', typeof membership>;
  readonly purchase: ReturnType<typeof purchaseText>;
  readonly bid: Of<'bid', typeof bid>;
  readonly report: Of<'report', typeof report>;
  readonly payment: Of<'payment', typeof payment> & {
    readonly notices: Readonly<Record<Extract<NoticeKind, 'payment'>, NoticeText>>;
  };
  readonly complaint: Of<'complaint', typeof complaint>;
}

/** A language, put together from its parts; a part that is missing, or misses a text, does not compile. */
export function language({ say, roles, outcomes, common, ...procedures }: Parts): Texts {
  const { organisation, membership, purchase, bid, report, payment, complaint } = procedures;
  return {
    say,
    roles,
    outcomes,
    procedures: {
      organisation: organisation.procedure,
      membership: membership.procedure,
      purchase: purchase.procedure,
      bid: bid.procedure,
      report: report.procedure,
      payment: payment.procedure,
      complaint: complaint.procedure,
    },
    forms: {
      ...common.forms,
      ...organisation.forms,
      ...membership.forms,
      ...purchase.forms,
      ...bid.forms,
      ...report.forms,
      ...payment.forms,
      ...complaint.forms,
    },
    rules: {
      ...common.rules,
      ...organisation.rules,
      ...membership.rules,
      ...purchase.rules,
      ...bid.rules,
      ...report.rules,
      ...payment.rules,
      ...complaint.rules,
    },
    notices: { ...purchase.notices, ...payment.notices },
  };
}
