import { sayable } from '../src/dialogue/checks-view.ts';
import type { EffectName } from '../src/engine/effect.ts';
import type { Field, Form } from '../src/engine/form.ts';
import { rolesTold } from '../src/engine/parties.ts';
import { rolesOf } from '../src/engine/procedure.ts';
import type { DeadlineRule } from '../src/law/deadline-data.ts';
import { seededRows } from '../src/law/law.ts';
import { yuan } from '../src/law/money.ts';
import {
  type Language,
  type NoticeKind,
  noticeKinds,
  type Position,
  type ProcedureId,
  type Role,
} from '../src/names.ts';
import { actionText, formText, positionText, ruleText, stepText, texts } from '../src/text/all.ts';
import { askedWith, type ReferenceAct, type ReferenceProcedure, type ReferenceStage } from './reference-model.ts';
import { referenceWords } from './reference-words.ts';

/** What all procedures have in common, in one language: terms and settings. */
export function referencePage(language: Language): string {
  const words = referenceWords[language];
  return page([
    `# ${words.title}`,
    words.preface,
    words.eachInItsFolder,
    ...deadlineParts(language),
    ...settingParts(language),
  ]);
}

/** The page of one procedure in one language. */
export function procedurePage(procedure: ReferenceProcedure, language: Language): string {
  const words = referenceWords[language];
  const { procedures } = texts[language];
  const { id, version, under, opening, always } = procedure;
  const stepsOf = procedure.steps.map(({ step }, n) => `${n + 1}. ${stepText(language, id, step)}`);
  const facts = [words.version(version), ...under.map((kind) => words.under(procedures[kind].name))];
  return page([
    `# ${procedures[id].name}`,
    words.preface,
    `\`${id}\` · ${facts.join(' · ')}`,
    stepsOf.join('\n'),
    `## ${words.opening}`,
    ...actParts(opening, id, language),
    ...procedure.steps.flatMap(({ step, stages }, n) => [
      `## ${n + 1}. ${stepText(language, id, step)}`,
      ...stages.flatMap((stage) => stageParts(stage, id, language)),
    ]),
    ...(always.length > 0 ? [`## ${words.always}`] : []),
    ...always.flatMap(({ act, at }) => actParts(act, id, language, at)),
  ]);
}

function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function stageParts(stage: ReferenceStage, id: ProcedureId, language: Language): readonly string[] {
  const words = referenceWords[language];
  const { position, waits, varies, due, fixed, opens, claim, escalates, acts } = stage;
  const who = waits.length > 0 ? `${said(waits, language)}${varies ? words.byCase : ''}` : words.nobody;
  const terms = due.map((rule) => termOf(rule, language));
  const term = [...terms, ...(fixed && terms.length === 0 ? [words.fixed] : [])].join('; ') || words.noDue;
  const late = escalates.length > 0 ? [`**${words.escalates}** ${said(escalates, language)}`] : [];
  return [
    // The keys of a procedure's stages are its positions.
    `### ${positionText(language, id, position as Position).now} \`${position}\``,
    [
      `**${words.waits}** ${who}${opens ? words.opens : ''}`,
      `**${words.due}** ${term}${claim ? words.claim : ''}`,
      ...late,
    ].join('  \n'),
    ...acts.flatMap((act) => actParts(act, id, language)),
  ];
}

function actParts(act: ReferenceAct, id: ProcedureId, language: Language, at?: readonly string[]): readonly string[] {
  const words = referenceWords[language];
  const { name, action, leads, rules } = act;
  const marks = marksOf(act, id, language);
  const rows = [
    [words.who, said(rolesOf(action.by), language)],
    [words.above, said(action.above ?? [], language)],
    [words.leads, leads.map((place) => placeName(place, id, language)).join(', ') || words.stays],
    [words.does, doesOf(act, language)],
    [words.tells, said([...rolesTold(action.tells), ...(action.alsoTells?.among ?? [])], language)],
    [words.at, (at ?? []).map((place) => placeName(place, id, language)).join(', ')],
    [words.conditions, rules.map((each) => ruleLine(each, language)).join('<br>')],
  ].filter(([, text]) => text !== '');
  return [
    `#### ${actionText(language, id, name).label} \`${name}\``,
    ...(marks ? [`*${marks}*`] : []),
    table(['', ''], rows),
    ...(action.form ? formParts(action.form, language) : []),
  ];
}

function marksOf({ action }: ReferenceAct, id: ProcedureId, language: Language): string {
  const { marks, since } = referenceWords[language];
  const apart = (action.apart ?? []).map((name) => actionText(language, id, name).label);
  return [
    ...(action.once ? [marks.once] : []),
    ...(apart.length > 0 ? [marks.apart([...new Set(apart)].join(between(language)))] : []),
    ...(['returns', 'recuses', 'timed', 'sealed'] as const).flatMap((mark) => (action[mark] ? [marks[mark]] : [])),
    ...(action.until || action.from ? [marks.until] : []),
    ...(action.readers ? [action.readers === 'everyone' ? marks.open : marks.restricted] : []),
    ...(action.since ? [since(action.since)] : []),
  ].join(' · ');
}

function doesOf({ effects }: ReferenceAct, language: Language): string {
  const words = referenceWords[language];
  const { notices } = texts[language];
  const said = effects.map((name) => (isNotice(name) ? words.publishes(notices[name].title) : words.effects[name]));
  return said.join(between(language));
}

function isNotice(name: EffectName): name is NoticeKind {
  return noticeKinds.some((kind) => kind === name);
}

function ruleLine({ rule, kind }: ReferenceAct['rules'][number], language: Language): string {
  const words = referenceWords[language];
  const source = sayable(rule.source, language) || words.cityRule;
  return cell(`${ruleText(language, rule.name).holds} (${words.kinds[kind]}; ${source})`);
}

function formParts(form: Form, language: Language): readonly string[] {
  const words = referenceWords[language];
  const text = formText(language, form.id);
  const rows = Object.entries(form.fields).map(([key, field]) => {
    const { label = key, options = {} } = text.fields[key] ?? {};
    const limits = [
      limitsOf(field, options, language),
      columnsOf(key, field, form, language),
      onlyOf(field, form, language),
    ];
    const need = field.required ? words.required : words.optional;
    const marks = [
      need,
      ...(field.personal ? [words.personal] : []),
      ...(field.since > 1 ? [words.since(field.since)] : []),
    ];
    return [
      label,
      `${words.fields[field.kind]} · ${marks.join(' · ')}`,
      limits.filter((each) => each !== '').join('; '),
    ];
  });
  return [`${words.form}: ${text.title} \`${form.id}\``, table([words.question, words.kind, words.answer], rows)];
}

function limitsOf(
  { kind, min, max, options = [], each }: Field,
  names: Readonly<Record<string, string>>,
  language: Language,
) {
  const words = referenceWords[language];
  const shown = (value: number) => (kind === 'money' ? yuan(value) : String(value));
  const range =
    min === undefined && max === undefined
      ? ''
      : `${min === undefined ? '' : shown(min)}–${max === undefined ? '' : shown(max)}`;
  const list = options.map((option) => names[option] ?? option).join(between(language));
  return [list, range, each ? words.each : ''].filter((part) => part !== '').join('; ');
}

function columnsOf(key: string, { columns = {} }: Field, form: Form, language: Language): string {
  const known = formText(language, form.id).fields[key]?.columns ?? {};
  return Object.entries(columns)
    .map(([name, column]) => {
      const limits = limitsOf(column, known[name]?.options ?? {}, language);
      return `${known[name]?.label ?? name} (${referenceWords[language].fields[column.kind]}${limits ? ` ${limits}` : ''})`;
    })
    .join(between(language));
}

function onlyOf(field: Field, form: Form, language: Language): string {
  if (!field.only) return '';
  const text = formText(language, form.id).fields[field.only.field];
  const options = askedWith(form, field).map((option) => text?.options?.[option] ?? option);
  return referenceWords[language].only(text?.label ?? field.only.field, options.join(between(language)));
}

function deadlineParts(language: Language): readonly string[] {
  const words = referenceWords[language];
  const rows = seededRows.deadlines.map((rule) => [
    `\`${rule.code}\``,
    lengthOf(rule, language),
    rule.citation[language],
    words.certainty[rule.mark],
    rule.validFrom,
  ]);
  return [`## ${words.deadlines}`, table([words.code, words.term, words.citation, words.mark, words.from], rows)];
}

function settingParts(language: Language): readonly string[] {
  const words = referenceWords[language];
  const rows = seededRows.settings.map(({ key, value, citation, mark, validFrom }) => [
    `\`${key}\``,
    `\`${JSON.stringify(value)}\``,
    citation[language],
    words.certainty[mark],
    validFrom,
  ]);
  return [`## ${words.settings}`, table([words.code, words.value, words.citation, words.mark, words.from], rows)];
}

function termOf(rule: DeadlineRule, language: Language): string {
  return `${lengthOf(rule, language)} (\`${rule.code}\`, ${rule.citation[language]})`;
}

function lengthOf({ sense, length, unit, roll }: DeadlineRule, language: Language): string {
  const words = referenceWords[language];
  return `${words.sense[sense]}${length}${words.unit[unit]}${words.roll[roll]}`;
}

function placeName(place: string, id: ProcedureId, language: Language): string {
  const { outcomes } = texts[language];
  const ended = Object.entries(outcomes).find(([outcome]) => outcome === place);
  // What is no outcome is a position of this procedure.
  return ended ? `**${ended[1]}**` : `${positionText(language, id, place as Position).now} \`${place}\``;
}

function said(roles: readonly Role[], language: Language): string {
  return roles.map((role) => texts[language].roles[role]).join(between(language));
}

function between(language: Language): string {
  return texts[language].say.and;
}

function table(head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  const line = (cells: readonly (string | undefined)[]) => `| ${cells.map((each = '') => cell(each)).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll('|', '\\|');
}
