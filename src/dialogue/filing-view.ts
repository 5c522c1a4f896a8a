import type { Filing } from '../engine/case.ts';
import type { Offer } from '../engine/decide.ts';
import type { Answer, Answers, Evidence, Source } from '../engine/form.ts';
import { optionsOf, rolesOf, situation } from '../engine/procedure.ts';
import { mayReadPersonal } from '../engine/read.ts';
import { bodies, persons, type RowSet } from '../engine/rows.ts';
import { cityDate } from '../law/date.ts';
import { momentOf, type Said } from '../law/said.ts';
import { inLanguage } from '../names.ts';
import { formNamed } from '../procedures/forms.ts';
import { actionText, formText, texts } from '../text/all.ts';
import { inWords } from './in-words.ts';
import type { Looking } from './looking.ts';
import { idsIn, type Names, type SaidRow, saidRows } from './said-rows.ts';
import { isEvidence, type Option, ownOptions, sayAnswer } from './say-answer.ts';
import { actorName } from './where.ts';

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

/** What a decision is about, as its reader sees it. */
export interface BriefView {
  readonly title: string;
  readonly rows: readonly SaidRow[];
}

/** What this act decides on; undefined where it shows nothing. */
export function briefOf(looking: Looking, { action }: Offer): BriefView | undefined {
  const shown = rowsOf(looking, action.shows && Object.keys(action.shows.rows), action);
  return shown && { title: texts[looking.language].briefs[shown.brief]?.title ?? '', rows: shown.rows };
}

/** What of it stands on the button, in words: whom it concerns, how much. */
export function namedOn(looking: Looking, { action }: Offer): string {
  const { rows = [] } = rowsOf(looking, action.names, action) ?? {};
  return rows.map(({ value }) => inWords(value, looking.language)).join(' ');
}

function rowsOf(
  looking: Looking,
  keys: readonly string[] | undefined,
  { shows, by }: Offer['action'],
): { readonly brief: string; readonly rows: readonly SaidRow[] } | undefined {
  const { state, facts, viewer, language, now } = looking;
  const words = shows && texts[language].briefs[shows.brief];
  const [role] = rolesOf(by);
  if (!keys || !words || !viewer || !role) return undefined;
  // By the types of its rows each value is an answer of its field.
  const values = shows.of(situation({ state, answers: {}, by: { person: viewer.id, role }, facts, now })) as
    | Answers
    | undefined;
  if (!values) return undefined;
  return {
    brief: shows.brief,
    rows: saidRows(shows.rows, keys, values, words, namesIn(looking, shows.rows, values), language, false),
  };
}

function namesIn({ names }: Looking, declared: RowSet, values: Answers): Names {
  const of = (source: Source) => idsIn(declared, values, source);
  return {
    bodies: new Map(
      of(bodies).map((id) => {
        const name = names.body(id);
        return [id, { zh: name, en: name }];
      }),
    ),
    persons: new Map(of(persons).map((id) => [id, names.person(id)])),
  };
}
