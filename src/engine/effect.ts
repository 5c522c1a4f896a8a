import type { CalendarDay } from '../law/calendar.ts';
import type { CityDate } from '../law/date.ts';
import type { ActName, NoticeKind, ProcedureId, Role } from '../names.ts';
import type { Answers } from './form.ts';

/** What happens to money on a budget line. */
export type BudgetMove = 'reserve' | 'release' | 'commit' | 'uncommit' | 'pay' | 'bounce' | 'recover' | 'raise' | 'cut';

/** What an effect is, in one word: a move of money, a kind of notice, or its own kind. */
export type EffectName = BudgetMove | NoticeKind | Exclude<Effect['kind'], 'budget' | 'publish'>;

/** What an act does beyond its own case. The shell carries these out in the same transaction; they are kept in the log. */
export type Effect =
  /** Move money on a budget line, in fen; the database refuses what the line cannot bear. */
  | {
      readonly kind: 'budget';
      readonly move: BudgetMove;
      readonly line: string;
      readonly fen: number;
    }
  /** Tell the public, by `publish` of a declared notice. The shell adds the number by which it is cited. */
  | {
      readonly kind: 'publish';
      readonly notice: NoticeKind;
      readonly rows: Answers;
      /** Rows with ids and kinds; without it they are of before, when names were said in Chinese. */
      readonly version?: 2;
      readonly number?: string;
    }
  /** Open a child case, in the name of the programme. */
  | {
      readonly kind: 'open';
      readonly procedure: ProcedureId;
      readonly answers: Answers;
    }
  /** Do something on another case of the family, in the name of the programme. */
  | { readonly kind: 'act'; readonly on: string; readonly action: ActName; readonly answers: Answers }
  /** Enter an organisation in the register, or bring its entry up to date, with the opener as its first administrator. */
  | { readonly kind: 'register'; readonly profile: Answers; readonly status?: 'verified' | 'suspended' | 'left' }
  /** Keep an organisation out of procurement until a day, that included; of several days the last counts. */
  | { readonly kind: 'bar'; readonly body: string; readonly until: CityDate }
  /** Make the holidays of a year known, by their notice. */
  | { readonly kind: 'calendar'; readonly days: readonly CalendarDay[] }
  /** Give the one who redeems this case's code a seat. */
  | {
      readonly kind: 'seat';
      readonly person: string;
      readonly role: Role;
      readonly body: string;
      /** What he is called, when he had no seat before. */
      readonly name: string;
      /** The last day on which he has it, where he acts for somebody. */
      readonly until?: string;
    }
  /** End a seat of a person, and the ways in that he has by it. */
  | {
      readonly kind: 'unseat';
      readonly person: string;
      readonly role: Role;
      readonly body: string;
      readonly reason: string;
    }
  /** Tell those organisations of the register, by their credit codes, that they are invited to bid. */
  | { readonly kind: 'call'; readonly codes: readonly string[] }
  /** Make a one-time code for this case, told to its opener. */
  | { readonly kind: 'invite' };
