import {
  choice,
  date,
  type Field,
  type Form,
  form,
  integer,
  longText,
  money,
  phone,
  text,
} from '../../src/engine/form.ts';
import type { AnyFormText } from '../../src/engine/texts.ts';
import type { ProcedureId } from '../../src/names.ts';
import { procedures } from '../../src/procedures/all.ts';
import { texts } from '../../src/text/all.ts';
import { type FormSize, formSizes } from './lines.ts';

/** A question of the bench's forms, with what is typed in answer to it. */
export interface Question {
  readonly key: string;
  readonly label: string;
  readonly ask: string;
  readonly field: Field;
  readonly options: Readonly<Record<string, string>>;
  readonly typed: string;
}

export interface BenchForm {
  readonly size: FormSize;
  readonly questions: readonly Question[];
  /** Where it is begun. */
  readonly procedure: ProcedureId;
}

const services = { 'home-care': '上门照料', 'day-care': '日间照料', counselling: '心理疏导' };

/** Asked in turn, as the city's own forms mix them. */
const kinds: readonly Pick<Question, 'label' | 'ask' | 'field' | 'options' | 'typed'>[] = [
  kind('名称', '名称是什么？', text({ max: 60 }), '新桥社区养老服务中心'),
  kind(
    '说明',
    '请说明服务怎样组织。',
    longText(),
    '每周三次上门，每次两小时，由两名护理员轮流负责；遇有急事，半小时内有人到场。',
  ),
  kind('金额', '需要多少钱？', money(), '1,250,000.50元'),
  kind('人数', '有多少人受益？', integer(), '288人'),
  kind('日期', '哪一天开始？', date('ahead'), '2026-12-24'),
  { ...kind('服务', '属于哪一类服务？', choice(...keysOf(services)), '上门照料'), options: services },
  kind('电话', '联系电话是多少？', phone(), '139 1234 5678'),
];

/** Anybody may open a case of these; what their openings ask is replaced, in the bench's own process alone. */
const opens = { 20: 'organisation', 120: 'membership' } as const satisfies Record<FormSize, ProcedureId>;

export const benchForms: readonly BenchForm[] = formSizes.map((size) => ({
  size,
  questions: Array.from({ length: size }, (_, place) => questionAt(place)),
  procedure: opens[size],
}));

/** Puts the bench's forms in the place of those that begin these procedures, and what is said of them with the texts. */
export function declareBenchForms(): void {
  for (const { size, questions, procedure } of benchForms) {
    const asked: Form = form(`bench-${size}`, Object.fromEntries(questions.map(({ key, field }) => [key, field])));
    const plain = { by: 'applicant', form: asked, prefill: undefined, gates: [], when: [] };
    Object.assign(procedures[procedure].opening.action, plain);
    const fields = Object.fromEntries(questions.map(({ key, label, ask, options }) => [key, { label, ask, options }]));
    const said: AnyFormText = { title: `${size} 个问题`, fields };
    for (const { forms } of Object.values(texts)) Object.assign(forms, { [asked.id]: said });
  }
}

function questionAt(place: number): Question {
  const asked = kinds[place % kinds.length];
  if (!asked) throw new Error('there is a kind for every place');
  const { label, ask } = asked;
  return { ...asked, key: `q${place + 1}`, label: `${place + 1} ${label}`, ask: `${place + 1}. ${ask}` };
}

function kind(label: string, ask: string, field: Field, typed: string): (typeof kinds)[number] {
  return { label, ask, field, options: {}, typed };
}

function keysOf<K extends string>(named: Readonly<Record<K, string>>): K[] {
  return Object.keys(named) as K[]; // Object.keys forgets the keys' type
}
