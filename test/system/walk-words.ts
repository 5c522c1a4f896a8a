import { sql } from 'drizzle-orm';
import type { Database } from '../../db/connect.ts';
import { asTyped } from '../../scripts/tour/player.ts';
import { typedAnswer } from '../../src/dialogue/say-answer.ts';
import type { Answer, Field } from '../../src/engine/form.ts';
import { actionOf } from '../../src/engine/procedure.ts';
import type { ChannelName, ProcedureId } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import type { Chance } from '../chance.ts';
import { organisationStory, purchaseStory } from '../core/engine-stories.ts';
import { fc } from '../properties.ts';

/** What people write that nobody has asked them for. */
const sayings: readonly string[] = [
  '你好',
  '我要投诉',
  'how much is it?',
  '居家养老',
  '0',
  '1',
  '-1',
  '3',
  '240',
  '１２３',
  '١٢٣',
  '1e9',
  '999999999999999999999999',
  '48 万元',
  '12月31日',
  '2027-02-30',
  '2027-06-30',
  '13800000000',
  '是',
  '不',
  '👍',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '\u202eשלום עולם\u202c',
  'مرحبا بالعالم',
  '\u200b\u200d\ufeff',
  'Z̷̛͎a̸͕͝l̴͚̈g̶̙̈́o̵̰͝',
  '<b>粗</b><script>alert(1)</script>',
  '&lt;b&gt; & &amp; < >',
  '<!channel> <@U0GOUBAN> <#C1|x> <https://a.b|c>',
  '*粗* _斜_ ~删~ `码` > 引',
  ':smile: \'quoted\' "twice"; drop table event; --',
  '甲; 1; 2\n乙; 3; 4',
  'HRB-2026-NGMZ-0001',
  'hrb-2026-ngmz-0001 ',
  'HRB-2026-NGMZ-9999',
  'HRB-R-AAAA-BBBB-CCCC-DDDD-EEEE',
  'aaaaaaaaaaaaaaaaaaaa',
  '长'.repeat(4096),
  'a b'.repeat(1365),
  '&'.repeat(4096),
  '待办',
  '我的事项',
  '进度',
  '进度 HRB-2026-NGMZ-0001',
  '帮助',
  '语言',
  '返回',
  '取消',
  '首页',
  '登录',
  'inbox',
];

export const commands: readonly string[] = [
  'start',
  'start abc',
  'inbox',
  'cases',
  'status',
  'status HRB-2026-NGMZ-0001',
  'status nothing',
  'help',
  'lang',
  'back',
  'cancel',
  'login',
  'unheard_of',
];

const strange = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });

export function saying(chance: Chance): string {
  if (chance.happens(0.8)) return chance.of(sayings);
  const [text = '…'] = fc.sample(strange, { numRuns: 1, seed: chance.below(2 ** 31) });
  // What is blank cannot be sent.
  return text.replaceAll('\0', '').trim() === '' ? '…' : text.replaceAll('\0', '');
}

export interface Asked {
  readonly procedure: ProcedureId;
  readonly action: string;
  readonly key: string;
  readonly field: Field;
}

/** The question that is open in an account. */
export async function openQuestion(
  database: Database,
  channel: ChannelName,
  address: string,
): Promise<Asked | undefined> {
  const [row] = await database.execute<{ procedure: ProcedureId; action: string; key: string }>(sql`
    select d.procedure, d.action, a.focus ->> 'field' as key
    from account a join draft d on d.id = a.focus ->> 'draft'
    where a.channel = ${channel} and a.address = ${address}`);
  const field = row && fieldsOf(row.procedure, row.action)?.[row.key];
  return row && field && { procedure: row.procedure, action: row.action, key: row.key, field };
}

export function fieldsOf(procedure: ProcedureId, action: string): Readonly<Record<string, Field>> | undefined {
  const { opening } = procedureOf(procedure);
  const found = opening.name === action ? opening.action : actionOf(procedureOf(procedure), action);
  return found?.form?.fields;
}

const told = [...purchaseStory.told, ...organisationStory.told];

/** An answer such as a field takes, as it is typed: mostly that of a story in which all went well. */
export function fitting(chance: Chance, { action, key, field }: Omit<Asked, 'procedure'>): string {
  const known = told.filter((deed) => deed.action === action).map(({ answers }) => answers[key] ?? null);
  const given: Answer =
    known.length > 0 && chance.happens(0.75) ? (chance.of(known.map((each) => [each]))[0] ?? null) : null;
  return typedAnswer(field, given, asTyped).join('\n').trim() || made(chance, field);
}

function made(chance: Chance, field: Field): string {
  const { min = 1, max = 40 } = field;
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return '服务到户每周两次'.repeat(Math.ceil(min / 8)).slice(0, Math.max(min, Math.min(max, 8)));
    case 'integer':
    case 'decimal':
      return String(min + chance.below(Math.min(max - min, 500) + 1));
    case 'money':
      return chance.of(['480000', '48 万元', '1,200.50', '36']);
    case 'date':
      return chance.of(['2027-03-01', '2027年11月30日', '今天', '2027-06-30', '2026-08-12']);
    case 'choice':
    case 'choices':
    case 'reference':
      return String(1 + chance.below(4));
    case 'rows':
      return Object.values(field.columns ?? {})
        .map((column) => made(chance, column))
        .join('; ');
    case 'phone':
      return '13800000106';
    case 'account':
      return '6222000000000001';
    case 'case-number':
      return 'HRB-2026-CMP-0001';
    case 'credit-code':
      return '52230199MJ0000106W';
    case 'consent':
      return '同意';
    case 'files':
      return '没有文件';
  }
}
