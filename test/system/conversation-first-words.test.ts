import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letLink } from '../../scripts/tour/ensemble.ts';
import { type City, openCity } from './city.ts';

let city: City;
beforeEach(async () => {
  city = await openCity();
});
afterEach(async () => {
  await city.close();
  expect(city.failures).toEqual([]);
});

const labels = (message: { readonly buttons: readonly (readonly { readonly text: string }[])[] }): readonly string[] =>
  message.buttons.flat().map(({ text }) => text);

describe('a stranger', () => {
  it('is asked on Telegram who he is, in which language, and told what can be done', async () => {
    const stranger = city.telegram.user({ firstName: '王芳' });
    stranger.starts();
    await city.settled();
    expect(stranger.last().text).toContain('哈尔滨市政府购买服务');
    expect(stranger.last().text).toMatch(/您是？$/);
    expect(labels(stranger.last())).toEqual(['居民', '社会组织', '政府部门', 'English']);
  });

  it('is asked the same on Slack', async () => {
    const stranger = city.slack.user({ name: 'fang' });
    stranger.says('你好');
    await city.settled();
    expect(stranger.last().plain).toContain('您是？');
    expect(stranger.last().buttons.map(({ text }) => text)).toEqual(['居民', '社会组织', '政府部门', 'English']);
  });

  it('whose Telegram speaks English is greeted in English', async () => {
    const stranger = city.telegram.user({ languageCode: 'en' });
    stranger.starts();
    await city.settled();
    expect(stranger.last().text).toContain('Which are you?');
    expect(labels(stranger.last())).toContain('中文');
  });

  it.each([
    ['居民', '反映问题'],
    ['社会组织', '登记社会组织'],
  ])('who is one of the %s is offered 「%s」 and nothing that officials do', async (who, offered) => {
    const stranger = city.telegram.user();
    stranger.starts();
    await city.settled();
    stranger.press(who);
    await city.settled();
    expect(labels(stranger.last())).toContain(offered);
    expect(labels(stranger.last()).join()).not.toMatch(/新建项目|待办|邀请/);
  });

  it('who says he is an official gets no power by saying so, but the way to it', async () => {
    const stranger = city.telegram.user();
    stranger.starts();
    await city.settled();
    stranger.press('政府部门');
    await city.settled();
    expect(stranger.last().text).toContain('邀请码');
    stranger.says('/inbox');
    await city.settled();
    expect(stranger.last().text).toContain('现在没有等您办的事');
  });

  it('is answered whatever his first word is', async () => {
    for (const text of [
      '/inbox',
      '/cases',
      '/status',
      '/back',
      '/cancel',
      '/help',
      '/lang',
      '/nonsense',
      '……',
      '<b>&',
    ]) {
      const stranger = city.telegram.user();
      stranger.says(text);
      await city.settled();
      expect(stranger.last().text.length, text).toBeGreaterThan(5);
    }
  });
});

describe('somebody known', () => {
  it('who holds a seat is offered what his office does', async () => {
    const official = await city.onTelegram('ngmz-staff');
    expect(official.last().text).toContain('李岩');
    official.starts();
    await city.settled();
    expect(labels(official.last()).join()).toContain('项目');
    const administrator = await city.onSlack('bc-admin');
    administrator.says('/start');
    await city.settled();
    expect(administrator.last().buttons.map(({ text }) => text)).not.toContain('登记社会组织');
  });

  it('hears on every channel how things are done when he asks for help', async () => {
    const citizen = await city.onTelegram('citizen-1');
    citizen.says('/help');
    await city.settled();
    expect(citizen.last().text).toContain('/status');
    const colleague = await city.onSlack('citizen-2');
    colleague.says('帮助');
    await city.settled();
    expect(colleague.last().plain).toContain('/gouban status');
  });

  it('writes a command in words on every channel, in either language, whichever he is spoken to in', async () => {
    const citizen = await city.onSlack('citizen-1');
    citizen.says('lang');
    await city.settled();
    expect(citizen.last().plain).not.toMatch(/您想办什么/);
    for (const [word, answer] of [
      ['back', 'no question before'],
      ['cancel', 'No form is open'],
      ['start', 'What would you like to do'],
      ['返回', 'no question before'],
    ] as const) {
      citizen.says(word);
      await city.settled();
      expect(citizen.last().plain, word).toContain(answer);
    }
    const colleague = await city.onTelegram('citizen-2');
    colleague.says('/待办');
    await city.settled();
    expect(colleague.last().text).toContain('现在没有等您办的事');
  });

  it('is not told on Slack of a command that Slack keeps for itself', async () => {
    const citizen = await city.onSlack('citizen-1');
    citizen.says('help');
    await city.settled();
    expect(citizen.last().plain).toContain('/gouban lang');
    expect(citizen.last().plain).not.toMatch(/^\/(?!gouban )/m);
  });

  it('changes the language and is spoken to in it from then on', async () => {
    const citizen = await city.onTelegram('citizen-1');
    citizen.says('/lang');
    await city.settled();
    expect(citizen.chat.some(({ text }) => /English/.test(text))).toBe(true);
    citizen.says('/inbox');
    await city.settled();
    expect(citizen.last().text).not.toMatch(/\p{Script=Han}/u);
  });

  it('who asks for a number that nobody may show him is told so, the same as for one that is not there', async () => {
    const citizen = await city.onTelegram('citizen-1');
    const secret = await city.files('lj-admin', {
      opens: true,
      procedure: 'membership',
      answers: { name: '刘洋', body: 'lj', place: 'organisation', organisationRole: 'org_staff' },
    });
    const number = (await city.desk.view(secret, 'lj-admin', 'zh'))?.number ?? '';
    citizen.says(`/status ${number}`);
    await city.settled();
    const hidden = citizen.last().text;
    citizen.says(`/status ${number.replace(/\d$/, '9')}`);
    await city.settled();
    expect(hidden).toContain('没有查到');
    expect(citizen.last().text).toBe(hidden.replace(number, number.replace(/\d$/, '9')));
  });

  it('who has nothing to go back to or to leave is told that', async () => {
    const citizen = await city.onTelegram('citizen-1');
    citizen.says('/back');
    await city.settled();
    expect(citizen.last().text).toContain('前面没有题目了');
    citizen.says('/cancel');
    await city.settled();
    expect(citizen.last().text).toContain('没有正在填的表');
  });

  it('whose words are not understood is shown what he can do', async () => {
    const citizen = await city.onTelegram('citizen-1');
    for (const text of ['今天天气怎么样', '?', '。']) {
      citizen.says(text);
      await city.settled();
      expect(citizen.last().text, text).toContain('没太明白');
      expect(labels(citizen.last()), text).toContain('反映问题');
    }
  });

  it('is answered when what he sends is no text: a place, a contact, a photograph that nobody asked for', async () => {
    const citizen = await city.onTelegram('citizen-1');
    for (const send of [
      () => citizen.sharesLocation(45.75, 126.65),
      () => citizen.sharesContact('13800000000'),
      () => citizen.sendsPhoto(Buffer.from([0xff, 0xd8, 0xff])),
    ]) {
      const before = citizen.chat.filter(({ from }) => from === 'bot').length;
      send();
      await city.settled();
      expect(citizen.chat.filter(({ from }) => from === 'bot').length).toBe(before + 1);
    }
  });

  it('who sends a file that is no evidence is told which files are', async () => {
    const citizen = await city.onTelegram('citizen-1');
    citizen.sendsDocument({ name: '程序.exe', mime: 'application/pdf', bytes: Buffer.from('MZ') });
    await city.settled();
    expect(citizen.last().text).toContain('PDF');
    const official = await city.onSlack('mz-civil');
    official.sendsFile({ name: '程序.exe', mime: 'application/pdf', bytes: Buffer.from('MZ') });
    await city.settled();
    expect(official.last().plain).toContain('PDF');
  });
});

describe('a one-time code', () => {
  it('links one account to a person, and no second one', async () => {
    const first = city.telegram.user();
    const from = { channel: 'web', address: 'mz-civil' } as const;
    const says = { kind: 'command', name: 'login', argument: '' } as const;
    await city.desk.receive({ id: 'login', from, forms: 'pages', says });
    await city.settled();
    const code = /\/sign-in\/(\S+)/.exec(await city.heardAtDesk('mz-civil'))?.[1] ?? '';
    first.starts(code);
    await city.settled();
    first.press('是我，连上');
    await letLink(city, 'mz-civil');
    expect(first.last().text).toContain('好的，何秀英');
    const thief = city.telegram.user();
    thief.starts(code);
    await city.settled();
    expect(thief.chat.map(({ text }) => text).join('\n')).toContain('用不了');
    thief.says('/inbox');
    await city.settled();
    expect(thief.last().text).not.toContain('何秀英');
  });
});
