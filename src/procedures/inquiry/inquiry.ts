import { latest } from '../../engine/case.ts';
import { type AnswersOf, choice, form, longText, only } from '../../engine/form.ts';
import { notice, publish } from '../../engine/notice.ts';
import { type FactsOf, needing, type Procedure, type Reading } from '../../engine/procedure.ts';
import { asked, row } from '../../engine/rows.ts';
import type { Role } from '../../names.ts';
import { buyerOf, reason, recuses } from '../common/common.ts';
import { project, titleOf } from '../purchase/01-setup/setup.ts';
import { methodOf } from '../purchase/05-publication/tender.ts';
import { isInTender } from '../purchase/tendering.ts';

const { needs, action, brief } = needing();
type Facts = FactsOf<(typeof needs)[number]>;

export const inquiryForm = form('inquiry', { question: longText({ min: 5, max: 1000 }) });

/** What is of use to every supplier is told to all, in words that do not tell who asked; the rest to the one who asked. */
export const inquiryAnswer = form('inquiry-answer', {
  answer: longText({ min: 5, max: 2000 }),
  concerns: choice('all', 'asker'),
  published: only('concerns', (concerns) => concerns === 'all', longText({ min: 5, max: 1000 })),
});
type Answered = AnswersOf<typeof inquiryAnswer>;

/** A question and its answer, so that no supplier knows more than the others. */
export const inquiryNotice = notice('inquiry', {
  title: asked(project, 'title'),
  question: row(longText()),
  answer: asked(inquiryAnswer, 'answer'),
});

/** What is asked, before whoever answers. */
export const inquiryBrief = brief(
  'inquiry',
  { title: asked(project, 'title'), question: asked(inquiryForm, 'question') },
  ({ state, facts }) => {
    const filed = latest(state, inquiryForm);
    return filed && { title: titleOf(facts.parent), ...filed };
  },
);

const answerers = ['buyer_staff', 'agency'] as const satisfies readonly Role[];

/** A supplier asks about a tender, and is answered within three working days (政府采购法 Art 51, 政府采购法实施条例 Art 52). */
export const inquiry = {
  id: 'inquiry',
  version: 1,
  needs,
  series: 'INQ',
  hidesCount: true,
  under: { purchase: ({ position, outcome }) => outcome === undefined && isInTender(position) },
  opening: {
    name: 'askInquiry',
    action: action({
      binds: 'lightly',
      by: ['org_admin', 'org_staff'],
      form: inquiryForm,
      goes: 'answering.reply',
      tells: answerers,
      readers: mayReadInquiry,
    }),
  },
  stages: {
    'answering.reply': {
      waits: answerers,
      due: 'INQ_3',
      escalates: ['buyer_head', 'finance_proc'],
      actions: {
        answerInquiry: action({
          binds: 'lightly',
          by: [...answerers, 'buyer_head'],
          form: inquiryAnswer,
          prefill: ({ state }) => {
            const { question } = latest(state, inquiryForm) ?? {};
            return question === undefined ? {} : { published: question };
          },
          shows: inquiryBrief,
          goes: 'completed',
          does: ({ answers, facts }: { readonly answers: Answered; readonly facts: Facts }) =>
            answers.published === undefined
              ? []
              : [
                  publish(inquiryNotice, {
                    title: titleOf(facts.parent),
                    question: answers.published,
                    answer: answers.answer,
                  }),
                ],
          effects: ['inquiry'],
          tells: ['org_admin', 'org_staff', ...answerers],
          readers: mayReadInquiry,
        }),
        recuseInquiry: { ...recuses(answerers), readers: mayReadInquiry },
        withdrawInquiry: action({
          binds: 'finally',
          aside: true,
          by: ['org_admin', 'org_staff'],
          form: reason,
          goes: 'withdrawn',
          tells: answerers,
          readers: mayReadInquiry,
        }),
      },
    },
  },
  title: (_state, parent) => titleOf(parent),
  manner: (_state, parent) => parent && methodOf(parent),
  bodies: buyerOf,
} as const satisfies Procedure<'inquiry', Facts>;

/** Whoever asked, whoever answers, and those who watch over procurement; no rival. */
function mayReadInquiry({ roles, person }: Reading): boolean {
  if (roles.some((role) => role !== 'auditor')) return true;
  return (
    person?.seats.some(({ role }) => role === 'finance_proc' || role === 'supervision' || role === 'audit') ?? false
  );
}
