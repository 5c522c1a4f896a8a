import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { openCase } from '../../src/app/act.ts';
import { channels } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import { projectAnswers } from '../core/given-purchase.ts';
import type { Sending } from '../doubles/in-hand.ts';
import { stateOf } from '../memory/cases.ts';
import { chatIn } from '../memory/chat.ts';
import { type Cell, type ChatFunction, mute, parity, type WrittenTo, writtenTo } from '../parity.ts';
import { photo } from '../photos.ts';
import { bidAnswers, complaintAnswers, evidence, inHand } from '../web-city.ts';
import { type Hand, type HandOn, inHandOf } from './channel-hands.ts';

const { say } = texts.zh;

/** What somebody does with a channel in hand, and what he sees of it. */
interface Play<Name extends WrittenTo> {
  readonly by: string;
  readonly does: (hand: HandOn[Name]) => Promise<void>;
}

/** For each channel on which it can be done, how: what says `yes` and is not played does not compile. */
type Plays = {
  readonly [Function in ChatFunction as 'yes' extends (typeof parity)[Function][WrittenTo] ? Function : never]: {
    readonly [Name in WrittenTo as (typeof parity)[Function][Name] extends 'yes' ? Name : never]: Play<Name>;
  };
};

/** The same on every channel. */
function alike(by: string, does: (hand: Hand) => Promise<void>): { readonly [Name in WrittenTo]: Play<Name> } {
  return { telegram: { by, does }, slack: { by, does }, web: { by, does } };
}

const pdf: Sending = { name: '证书.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n演示\n%%EOF') };

const picture: Sending = { name: '现场.jpg', mime: 'image/jpeg', bytes: photo() };
const recording: Sending = {
  name: '录音.mp3',
  mime: 'audio/mpeg',
  bytes: Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(60)]),
};

const said = async (hand: Hand): Promise<string> => (await hand.last()).text;
const labels = async (hand: Hand): Promise<readonly string[]> => (await hand.last()).labels;
const whole = async (hand: Hand): Promise<string> => (await hand.chat()).map(({ text }) => text).join('\n');

/** Opens the registration of an organisation, as it is asked in the chat. */
async function registers(hand: Hand): Promise<void> {
  await hand.says('登记社会组织');
  await hand.says(say.begin);
}

/** A complaint that lacks nothing but being sent. */
async function hasDraft(hand: Hand): Promise<void> {
  const form = { procedure: 'complaint', parent: hand.city.idOf(inHand.running) } as const;
  await hand.city.begun(hand.person, form, { ...complaintAnswers, evidence: [evidence('照片.jpg', 'image/jpeg')] });
}

/** A project that lacks nothing but its indicators. */
async function isAtIndicators(hand: Hand): Promise<void> {
  const { indicators: _, ...rest } = projectAnswers;
  await hand.city.begun(hand.person, { procedure: 'purchase' }, { ...rest, continuity: null });
  await hand.says('草稿');
  const [resume = ''] = await labels(hand);
  await hand.presses(resume);
}

const first = 'HRB-2026-NGMZ-0002';
const approve = '同意 ¥360,000';

/** Decides, being asked once more. */
async function approves(hand: Hand): Promise<void> {
  await hand.says(first);
  await hand.presses(approve);
  if ((await labels(hand)).includes(say.sureNot)) await hand.presses('同意');
}

/** Somebody else has another chat, and links it by a code of this person's. */
async function linksAnother(hand: Hand): Promise<void> {
  await hand.says('登录');
  const [code = ''] = /[A-Za-z0-9_-]{20}$/.exec((await said(hand)).trim()) ?? [];
  const other = chatIn(hand.city.store, 'another-phone');
  await other.says(code);
  await other.presses(say.itIsMe);
  await hand.settled();
  await hand.presses(say.letItLink);
  await hand.settled();
}

/** Somebody else has complained; resolves with its number. */
async function complained({ city, settled }: Hand): Promise<string> {
  const opened = await city.store.transact(async (world) => {
    const by = await world.people.person('citizen-1');
    if (!by) throw new Error('nobody complains');
    return openCase(world, 'complaint', city.idOf(inHand.running), { by, answers: complaintAnswers });
  });
  if (!opened.ok) throw new Error(opened.refusal.why);
  await settled();
  return opened.value.known.state.number;
}

const plays: Plays = {
  'opens the files of a case': alike('mz-civil', async (hand) => {
    await hand.says('HRB-2025-ORG-0004');
    await hand.presses(say.openFiles);
    expect(await hand.files()).toContain('换发的登记证书：南岗区夕阳红养老服务中心（演示数据）.pdf');
  }),
  'takes a wrong file out again': alike('xq-applicant', async (hand) => {
    await registers(hand);
    await hand.presses(say.skip);
    await hand.says('夕阳红社区助老队');
    await hand.sends(pdf);
    await hand.presses(say.removeFile(pdf.name));
    expect(await whole(hand)).toContain(say.fileRemoved(pdf.name));
    expect(await labels(hand)).not.toContain(say.goOn);
  }),
  'takes a picture, a recording and a paper as evidence': alike('citizen-1', async (hand) => {
    for (const file of [picture, recording, pdf]) {
      await hand.sends(file);
      expect(await said(hand)).toContain(file.name);
      expect(await said(hand)).toContain('先替您留着');
    }
  }),
  'answers a question by words and by files': alike('xq-applicant', async (hand) => {
    await registers(hand);
    await hand.presses(say.skip);
    await hand.says('夕阳红社区助老队');
    await hand.sends(pdf);
    await hand.presses(say.goOn);
    expect(await whole(hand)).toMatch(/名称[：\n]夕阳红社区助老队/);
    expect(await whole(hand)).toMatch(/登记证书[：\n]证书\.pdf/);
    expect(await said(hand)).toContain('法定代表人的姓名是');
  }),
  'sees all questions first, and how long they take': alike('xq-applicant', async (hand) => {
    await hand.says('登记社会组织');
    expect(await said(hand)).toMatch(/大约 \d+ 分钟，共 15–19 项/);
    await hand.presses(say.allQuestions);
    expect(await said(hand)).toContain('15. 诚信承诺');
  }),
  'reads the whole question with its example': alike('xq-applicant', async (hand) => {
    await registers(hand);
    expect(await said(hand)).toContain('统一社会信用代码是？在登记证书右上角，18 位，例如 52230199MJ0000018E。');
  }),
  'throws a draft away once it is meant, and fetches it back': alike('citizen-1', async (hand) => {
    await hasDraft(hand);
    await hand.says('草稿');
    const [discard = ''] = (await labels(hand)).filter((label) => label.startsWith('删掉'));
    await hand.presses(discard);
    if ((await labels(hand)).includes(say.discardSure)) await hand.presses(say.discardSure);
    await hand.presses(say.fetchBack);
    expect(await whole(hand)).toContain(say.fetchedBack);
  }),
  'leaves out what need not be answered, and keeps what stands there': alike('xq-applicant', async (hand) => {
    await registers(hand);
    await hand.presses(say.skip);
    await hand.says('夕阳红社区助老队');
    await hand.says('上一题');
    await hand.presses(say.keepIt);
    expect(await whole(hand)).toMatch(/信用代码[：\n]（未填）/);
    expect(await whole(hand)).toMatch(/名称[：\n]夕阳红社区助老队/);
  }),
  'goes back by a word, and leaves by another': alike('xq-applicant', async (hand) => {
    await registers(hand);
    await hand.presses(say.skip);
    await hand.says('返回');
    expect(await said(hand)).toContain('统一社会信用代码是');
    await hand.says('取消');
    expect(await said(hand)).toContain(say.putAside);
  }),
  'fills a form in from an earlier case': alike('dlmz-staff', async (hand) => {
    await hand.says('设立项目');
    await hand.says(say.copyFrom('2026', '道里区高龄独居老人助餐和探访服务（2026 年）'));
    expect(await whole(hand)).toContain('填了一遍');
    expect(await said(hand)).toContain('下面这些依法不能购买');
  }),
  'opens a case from a list': alike('cz-budget', async (hand) => {
    await hand.says('待办');
    const [open = ''] = await labels(hand);
    await hand.presses(open);
    expect(await said(hand)).toContain(first);
    expect(await labels(hand)).toContain(approve);
  }),
  'reads where a case is, who holds it, until when, and what comes next': alike('cz-budget', async (hand) => {
    await hand.says(first);
    for (const words of ['财政部门预算处正在审核预算', '预算处', '过了 1 个工作日', '立项审查'])
      expect(await said(hand)).toContain(words);
  }),
  'gets the proof of what he did': alike('cz-budget', async (hand) => {
    await approves(hand);
    expect(await whole(hand)).toMatch(/HRB-R-[0-9A-F-]{24}/);
  }),
  'takes back what he did a moment ago': alike('xtz-sec', async (hand) => {
    const number = await complained(hand);
    const stands = () => stateOf(hand.city.store.tables(), hand.city.idOf(number)).position;
    await hand.says(number);
    await hand.presses('转民政');
    expect(stands()).toBe('handling.answer');
    await hand.presses(say.takeBack);
    expect(stands()).toBe('triage.route');
  }),
  'is told once that he came too late': alike('cz-budget', async (hand) => {
    await hand.says(first);
    const late = await hand.keeps(approve);
    const form = { case: hand.city.idOf(first), action: 'approveBudget' } as const;
    const token = await hand.city.desk.token({ do: 'start', form, sure: true }, 'cz-budget-2');
    const from = { channel: 'web', address: 'cz-budget-2' } as const;
    await hand.city.desk.receive({ id: 'first', from, forms: 'pages', says: { kind: 'press', token } });
    await hand.settled();
    const before = (await hand.chat()).length;
    await late();
    expect((await hand.chat()).length - before).toBeLessThanOrEqual(1);
    expect(await whole(hand)).toContain('袁媛');
    expect((await hand.chat()).flatMap((each) => each.labels)).not.toContain(approve);
  }),
  'is led to the next thing that waits': alike('cz-budget', async (hand) => {
    await approves(hand);
    await hand.presses(say.nextTurn);
    expect(await said(hand)).toContain('HRB-2026-DLMZ-0002');
  }),
  'reminds whoever he waits for': alike('cl-head', async (hand) => {
    await hand.says(inHand.signing);
    await hand.presses(say.remind);
    const other = await hand.city.talk('sh-admin');
    expect(JSON.stringify(other)).toContain('姜志勇在等您办这件事');
  }),
  'is told of what others did': alike('cl-staff', async (hand) => {
    const form = { case: hand.city.idOf(inHand.signing), action: 'signForSupplier' } as const;
    const token = await hand.city.desk.token({ do: 'start', form, sure: true }, 'sh-admin');
    const from = { channel: 'web', address: 'sh-admin' } as const;
    await hand.city.desk.receive({ id: 'signed', from, forms: 'pages', says: { kind: 'press', token } });
    await hand.settled();
    expect(await whole(hand)).toContain('代表供应商签署了合同');
  }),
  'is reminded before a day, and after it': alike('mz-civil', async (hand) => {
    await hand.city.clock.advance(86_400_000);
    await hand.sweeps();
    expect(await whole(hand)).toContain('提醒您');
    await hand.city.clock.advance(3 * 86_400_000);
    await hand.sweeps();
    expect(await whole(hand)).toContain('已经过了期限');
  }),
  'chooses of what he is told': alike('mz-civil', async (hand) => {
    await hand.says('通知');
    await hand.presses('关掉夜间静音');
    expect((await hand.chat()).flatMap((each) => each.labels)).toContain('打开夜间静音');
  }),
  'is told who he is': alike('mz-civil', async (hand) => {
    await hand.says('我是谁');
    expect(await said(hand)).toContain('何秀英（市民政局 社会组织管理局');
  }),
  'logs out': alike('mz-civil', async (hand) => {
    await linksAnother(hand);
    await hand.says('退出');
    await hand.presses('退出');
    expect(await whole(hand)).toContain(say.loggedOut);
    await hand.says('待办');
    expect(await said(hand)).not.toContain('HRB-2025-ORG-0004');
  }),
  'links another chat by a code, and takes that back': alike('mz-civil', async (hand) => {
    await linksAnother(hand);
    await hand.presses(say.unlinkIt);
    expect(await said(hand)).toContain('已经断开');
  }),
  'changes the language': alike('mz-civil', async (hand) => {
    await hand.says('英文');
    expect(await whole(hand)).toContain('I’ll speak English with you');
  }),
  'is told what he can do': alike('mz-civil', async (hand) => {
    await hand.says('怎么用');
    expect(await said(hand)).toContain('status');
  }),
  'finds a project by words and by its number': alike('citizen-1', async (hand) => {
    await hand.says('助餐');
    expect(await said(hand)).toContain('道里区高龄独居老人助餐和探访服务');
    await hand.says(inHand.running);
    expect(await said(hand)).toContain('正在按合同提供服务');
    await hand.says('冰城暖心');
    expect(await said(hand)).toContain('道里区高龄独居老人助餐和探访服务');
    await hand.says('公积金');
    expect(await said(hand)).toContain('没有找到“公积金”');
  }),
  'reads of a project what everybody may know': alike('citizen-1', async (hand) => {
    await hand.says(inHand.running);
    expect(await said(hand)).toContain('冰城暖心社会工作服务中心');
    await hand.presses(say.whole);
    expect(await whole(hand)).toContain('HRB-2026-BID-0004');
  }),
  'complains about a project from its card': alike('citizen-1', async (hand) => {
    await hand.says(inHand.running);
    await hand.presses('反映问题');
    expect(await said(hand)).toContain('是哪方面的问题');
  }),
  'comments on a need from its card': alike('xq-applicant', async (hand) => {
    await hand.says('HRB-2026-NGMZ-0003');
    await hand.presses('对需求提意见');
    expect(await said(hand)).toContain('意见');
  }),
  'challenges a tender from its card': alike('sh-admin', async (hand) => {
    await hand.says(inHand.open);
    await hand.presses('提出质疑');
    expect(await said(hand)).toContain('质疑');
  }),
  'has nothing left to press of a form that is filed elsewhere': alike('citizen-1', async (hand) => {
    const { city, person } = hand;
    const form = { procedure: 'complaint', parent: city.idOf(inHand.running) } as const;
    await hand.says(inHand.running);
    await hand.says('反映问题');
    await hand.says('服务质量');
    const before = await labels(hand);
    expect(before).toContain(say.later);
    await city.filed(person, form, complaintAnswers);
    await hand.settled();
    const left = (await hand.chat()).flatMap((each) => each.labels);
    for (const label of [say.later, say.back, say.edit, '✎ 哪方面']) expect(left).not.toContain(label);
  }),
  'subscribes to a public project': alike('citizen-1', async (hand) => {
    await hand.says(inHand.running);
    await hand.presses('订阅公告');
    expect((await hand.chat()).flatMap((each) => each.labels).join()).toMatch(/退订|取消订阅/);
  }),
  'has a receipt checked': alike('citizen-1', async (hand) => {
    const [receipt = ''] = [...hand.city.store.tables().receipts.values()].map(({ number }) => number);
    await hand.says(receipt);
    expect(await said(hand)).toContain('是真的');
  }),
  'follows a complaint by its code': alike('citizen-1', async (hand) => {
    const owner = chatIn(hand.city.store, 'whoever-complained');
    await hand.city.store.transact((world) => world.people.openAccount('citizen-2', 'telegram', 'whoever-complained'));
    await owner.says('HRB-2026-CMP-0001');
    await owner.presses(say.askForCode);
    const [code = ''] = /(?:[A-Z0-9]{4}-){3}[A-Z0-9]{4}/.exec(plain(owner.last())) ?? [];
    await hand.says(code);
    expect(await whole(hand)).toContain('已经答复，等反映人评价');
  }),
  'finds at home what waits, drafts, and what he can begin': {
    telegram: {
      by: 'cz-budget',
      async does(hand) {
        await hand.city.begun(hand.person, { procedure: 'complaint', parent: hand.city.idOf(inHand.running) });
        await hand.says('/start');
        expect(await labels(hand)).toEqual(expect.arrayContaining(['待办 3 件', '接着填 1 份', '反映问题']));
      },
    },
    slack: {
      by: 'cz-budget',
      async does(hand) {
        await hand.city.begun(hand.person, { procedure: 'complaint', parent: hand.city.idOf(inHand.running) });
        hand.user.opensHome();
        await hand.settled();
        const { plain: shown = '', buttons = [] } = hand.user.home ?? {};
        for (const words of ['已过期限 1 件', '草稿', first]) expect(shown).toContain(words);
        expect(buttons.map(({ text }) => text)).toEqual(expect.arrayContaining(['打开', '反映问题']));
      },
    },
    web: {
      by: 'cz-budget',
      async does(hand) {
        await hand.city.begun(hand.person, { procedure: 'complaint', parent: hand.city.idOf(inHand.running) });
        expect(await hand.visitor.page('/desk')).toContain('南岗区留守和困境儿童关爱服务');
        expect(await hand.visitor.page('/desk/drafts')).toContain('反映问题');
      },
    },
  },
  'sees whether something is in time, due soon or late': {
    ...alike('cz-budget', async (hand) => {
      await hand.says('待办');
      expect((await said(hand)).match(/[▲◐○]/g)).toEqual(['▲', '◐', '○']);
    }),
    web: {
      by: 'cz-budget',
      async does(hand) {
        const page = await hand.visitor.page('/desk');
        for (const state of ['class="due late', 'class="due soon', 'class="due"']) expect(page).toContain(state);
      },
    },
  },
  'is asked once more before he binds himself': {
    ...alike('sh-admin', async (hand) => {
      await hand.says(inHand.signing);
      await hand.presses('签署合同 ¥446,200');
      expect(await whole(hand)).toContain('签署合同 ¥446,200？');
      expect(await whole(hand)).not.toContain('代表供应商签署了合同');
    }),
    slack: {
      by: 'sh-admin',
      async does(hand) {
        await hand.says(inHand.signing);
        expect(JSON.stringify(hand.user.last().blocks)).toContain('签署合同 ¥446,200？');
      },
    },
  },
  'changes what he wrote': {
    telegram: {
      by: 'xq-applicant',
      async does(hand) {
        await registers(hand);
        await hand.presses(say.skip);
        await hand.says('夕阳红社区助老队');
        const mine = hand.user.chat.findLast(({ from }) => from === hand.user.id);
        if (mine) hand.user.edits(mine, '朝阳社区助老队');
        await hand.settled();
        expect(await whole(hand)).toMatch(/名称[：\n]朝阳社区助老队/);
      },
    },
    slack: {
      by: 'xq-applicant',
      async does(hand) {
        await registers(hand);
        await hand.presses(say.skip);
        await hand.says('夕阳红社区助老队');
        const mine = hand.user.dm.findLast(({ from }) => from === hand.user.id);
        if (mine) hand.user.edits(mine, '朝阳社区助老队');
        await hand.settled();
        expect(await whole(hand)).toMatch(/名称[：\n]朝阳社区助老队/);
      },
    },
  },
  'keeps a sealed price covered': {
    telegram: {
      by: 'dx-staff',
      async does(hand) {
        const { price: _, ...rest } = bidAnswers;
        await hand.city.begun(hand.person, { procedure: 'bid', parent: hand.city.idOf(inHand.open) }, rest);
        await hand.says('草稿');
        const [resume = ''] = await labels(hand);
        await hand.presses(resume);
        await hand.says('58.8万');
        const shown = hand.user.chat.map(({ html }) => html).join();
        expect(shown).toContain('<tg-spoiler>¥588,000</tg-spoiler>');
        expect(shown).not.toContain('：¥588,000');
      },
    },
  },
  'chooses what is fixed in a table': {
    ...alike('dlmz-staff', async (hand) => {
      await isAtIndicators(hand);
      await hand.says(['上门次数；12500；次', '按时上门率；95；%', '满意率；90；%', '投诉；2；件'].join('\n'));
      await hand.presses('产出');
      expect(await whole(hand)).toContain('第 1 行，共 4 行：上门次数');
    }),
    slack: {
      by: 'dlmz-staff',
      async does(hand) {
        await isAtIndicators(hand);
        await hand.presses('row.add.indicators');
        await hand.user.fills({ 类别: '产出' });
        expect(hand.user.modal?.title).toContain('绩效指标');
      },
    },
  },
  'sends a file that nobody asked for': alike('citizen-1', async (hand) => {
    await hand.sends(pdf);
    expect(await said(hand)).toContain(pdf.name);
    await hand.presses(say.dropFiles);
    expect(await said(hand)).toContain(say.filesDropped);
  }),
};

/** A play by its names, whichever its channel is. */
const byName: Readonly<Record<string, { readonly [Name in WrittenTo]?: Play<Name> }>> = plays;

const open: Hand[] = [];
afterEach(async () => {
  for (const hand of open.splice(0)) await hand.close();
});

async function playsOn<Name extends WrittenTo>(channel: Name, what: string): Promise<void> {
  const play = byName[what]?.[channel];
  if (!play) throw new Error(`nobody plays on ${channel}: ${what}`);
  const hand = await inHandOf[channel](play.by);
  open.push(hand);
  await play.does(hand);
  expect(hand.failures).toEqual([]);
}

const table: Readonly<Record<string, Readonly<Record<WrittenTo, Cell>>>> = parity;

it('every channel is written to, or says why it is not', () => {
  expect([...writtenTo, ...Object.keys(mute)].toSorted()).toEqual([...channels].toSorted());
});

describe.each(writtenTo)('in a chat on %s somebody', (channel) => {
  const can = Object.keys(table).filter((what) => table[what]?.[channel] === 'yes');
  it.each(can)('%s', (what) => playsOn(channel, what));
});

const elsewhere = Object.entries(table).flatMap(([what, cells]) =>
  writtenTo.flatMap((channel) => {
    const cell = cells[channel];
    return cell !== 'yes' && 'played' in cell ? [{ what, channel, played: cell.played }] : [];
  }),
);

it.each(elsewhere)('that somebody on $channel $what is played by a test of the channel', ({ played: [file, test] }) => {
  expect(readFileSync(file, 'utf8')).toContain(`'${test}'`);
});
