import { beforeEach, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { expire } from '../../src/app/expire.ts';
import { texts } from '../../src/text/all.ts';
import { at, file, line } from '../core/given.ts';
import { running } from '../core/given-story.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';

/**
 * A flood cuts off the district in which old people are cared for at home. Nobody could come for twenty days in June. Buyer and
 * supplier agree that the service goes on for as many days longer, and then on a few more visits; each step as they press it.
 */

const { world, root } = running;
const { say } = texts.zh;
const log = { info() {}, error: (_: object, error: unknown) => expect.fail(String(error)) };

let store: MemoryStore;
let now: Date;
let officer: Chat;
let head: Chat;
let supplier: Chat;
let budgetOffice: Chat;

beforeEach(async () => {
  now = at('2027-06-21 09:00');
  store = memoryStore({ now: () => now, tables: copyOf(world.tables) });
  const chatOf = async (person: string): Promise<Chat> => {
    await store.transact((city) => city.people.openAccount(person, 'telegram', person));
    return chatIn(store, person);
  };
  officer = await chatOf('staff');
  head = await chatOf('head');
  supplier = await chatOf('alpha-admin');
  budgetOffice = await chatOf('budget');
});

type Given = string | readonly (typeof file)[];

/** He opens the purchase by its number, presses, and answers what he is asked. */
async function does(
  chat: Chat,
  label: string,
  given: Readonly<Record<string, Given>> = {},
  comes: 'done' | 'refused' = 'done',
): Promise<void> {
  await chat.says(root.number);
  const button = buttonsIn(chat.last()).find((each) => each.label.startsWith(label));
  await chat.presses(button?.label ?? label);
  if (buttonsIn(chat.last()).some((each) => each.label === say.begin)) await chat.presses(say.begin);
  const answered = new Set<string>();
  for (let asked = chat.asked(); asked !== undefined; asked = chat.asked()) {
    if (answered.has(asked) && comes === 'refused') return;
    answered.add(asked);
    const answer = given[asked];
    if (answer === undefined) throw new Error(`${asked} is asked: ${plain(chat.last())}`);
    if (typeof answer !== 'string') {
      await chat.sends(answer);
      await chat.presses(say.goOn);
    } else if (buttonsIn(chat.last()).some((each) => each.label.startsWith(answer)))
      await chat.presses(buttonsIn(chat.last()).find((each) => each.label.startsWith(answer))?.label ?? answer);
    else await chat.says(answer);
  }
  for (let act = actOn(chat); act !== undefined; act = actOn(chat)) await chat.presses(act);
}

/** The button by which what was read through is done. */
function actOn(chat: Chat): string | undefined {
  return buttonsIn(chat.last()).find(({ kind }) => kind === 'act')?.label;
}

const heard = (chat: Chat): string => chat.shown().map(plain).join('\n');

const flood = {
  kind: '不可抗力顺延',
  lostFrom: '2027-06-01',
  lostTo: '2027-06-20',
  end: '2028-03-20',
  reason: '汛期洪水冲毁道路，二十天无法上门服务。',
  evidence: [file],
};
const more = {
  kind: '追加服务',
  amount: '46000',
  quantity: '上门照料 200 次',
  line: '2027年 居家养老',
  reason: '受灾老人增加，需要更多上门照料。',
  evidence: [file],
};

describe('flood and extension', () => {
  test('what the flood took is given back, to the day, once both have signed', async () => {
    await does(officer, '变更合同', flood);
    expect(plain(head.last())).toMatch(/原结束日期：2028年2月29日.*新结束日期：2028年3月20日/s);
    expect(plain(head.last())).toContain('✓ 顺延不超过耽误的天数（《中华人民共和国民法典》（民法典）第五百九十条）');
    // Nothing is said of what was not asked for.
    expect(plain(head.last())).not.toContain('追加合计');
    await does(head, '同意变更');
    expect(plain(officer.last())).toContain('代表购买单位签署了合同变更');
    now = at('2027-06-22 09:00');
    await does(supplier, '同意变更');
    expect(heard(officer)).toContain('代表服务机构签署了合同变更');
    // What is paid after the acceptance comes twenty days later, and the supplier is told.
    expect(heard(supplier)).toMatch(/合同变更了，这一期的付款日期跟着改了.*约定日期：2028年4月19日/s);
    await officer.says(root.number);
    expect(plain(officer.last())).toContain('2028年3月20日（周一）起');
  });

  test('a day more than the flood took is not given, and the clerk says how many it took', async () => {
    await does(officer, '变更合同', { ...flood, end: '2028-03-21' }, 'refused');
    expect(plain(officer.last())).toMatch(/不可抗力耽误了 20 天.*最晚顺延到2028年3月20日/s);
  });

  test('the supplier can disagree; then the contract goes on as it was', async () => {
    await does(officer, '变更合同', flood);
    await does(supplier, '不同意', { reason: '耽误的天数我们有不同记录，请先核对。' });
    expect(heard(officer)).toContain('不同意变更，合同照原样履行');
    await officer.says(root.number);
    expect(plain(officer.last())).toContain('2028年2月29日（周二）起');
  });

  test('whoever signs to nothing in ten working days has not agreed', async () => {
    await does(officer, '变更合同', flood);
    now = at('2027-07-06 09:00');
    await expire(store, log);
    expect(heard(supplier)).toContain('变更没有生效，合同照原样履行');
  });

  test('more visits are paid from money that finance has set aside before anybody signs', async () => {
    await does(officer, '变更合同', more);
    expect(plain(budgetOffice.last())).toMatch(/原合同金额：¥460,000.*追加金额：¥46,000.*以后还可以追加：¥0/s);
    await does(budgetOffice, '批准资金');
    await does(head, '同意变更');
    await does(supplier, '同意变更');
    expect(store.tables().lines.get(line.id)?.committed).toBe(world.line.committed + 4_600_000);
    await does(officer, '变更合同', { ...more, amount: '0.01' }, 'refused');
    expect(plain(officer.last())).toMatch(/已经追加 ¥46,000，还可以追加 ¥0/s);
  });
});
