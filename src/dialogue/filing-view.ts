import type { Filing } from '../engine/case.ts';
import { type Answer, type Evidence, isEvidence, type Source } from '../engine/form.ts';
import { optionsOf } from '../engine/procedure.ts';
import { mayReadPersonal } from '../engine/read.ts';
import { cityDate } from '../law/date.ts';
import { momentOf, type Said } from '../law/said.ts';
import { inLanguage } from '../names.ts';
import { formNamed } from '../procedures/forms.ts';
import { actionText, formText, texts } from '../text/all.ts';
import { actorName, type Looking } from './looking.ts';
import { type Option, ownOptions, sayAnswer } from './say-answer.ts';

export interface FilingView {
  readonly title: string;
  readonly by: string;
  readonly at: Said;
  readonly rows: readonly { readonly label: string; readonly value: Said }[];
}

export function filingView(looking: Looking, filing: Filing): FilingView {
  const { language, now, state } = looking;
  const form = filing.form ? formNamed(filing.form) : undefined;
  const text = form && formText(language, form.id);
  const masked = !mayReadPersonal(looking.procedure, looking.state, filing, looking.viewer, looking.facts.parent);
  const rows = Object.entries(form?.fields ?? {})
    .filter(([key, field]) => filing.answers[key] !== undefined && field.kind !== 'files')
    .map(([key, field]) => {
      const words = text?.fields[key];
      return {
        label: words?.label ?? key,
        value: sayAnswer(field, filing.answers[key], {
          language,
          options: field.source ? options(looking, field.source) : ownOptions(field.options, words?.options),
          columnOptions: (column) => {
            const asked = field.columns?.[column];
            return asked?.source
              ? options(looking, asked.source)
              : ownOptions(asked?.options, words?.columns?.[column]?.options);
          },
          columnLabel: (column) => words?.columns?.[column]?.label ?? '',
          each: field.each ? options(looking, field.each) : [],
          masked,
          none: texts[language].say.skipped,
          yes: texts[language].say.confirmed,
        }),
      };
    });
  return {
    title: text?.title ?? actionText(language, state.procedure, filing.action).label,
    by: actorName(looking, filing.by),
    at: momentOf(new Date(filing.at), { today: cityDate(now) }),
    rows,
  };
}

export function evidenceIn(filing: Filing): readonly Evidence[] {
  return Object.values(filing.answers).flatMap((answer: Answer | undefined) =>
    Array.isArray(answer) ? answer.filter(isEvidence) : [],
  );
}

function options(looking: Looking, source: Source): readonly Option[] {
  const { state, facts, now, language } = looking;
  return optionsOf(source, { state, answers: {}, by: state.opener, facts, now }).map((option) => ({
    value: option.value,
    label: inLanguage(option, language),
  }));
}
