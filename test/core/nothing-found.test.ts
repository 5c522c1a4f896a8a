import { beforeAll, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { texts } from '../../src/text/all.ts';
import { buttonsIn, chatIn } from '../memory/chat.ts';
import { inHand, type WebCity, webCity } from '../web-city.ts';

/** Words that find nothing, and are like nothing that can be done here. */
const lost = {
  zh: [
    ...['今天天气怎么样', '呼和浩特', '火星移民计划', '水费在哪儿交', '医保卡丢了', '孩子上学', '公积金', '彩票开奖'],
    ...['明天几点日出', '地铁几号线', '小区物业电话', '驾照换证', '户口迁移', '结婚登记', '宠物狗办证', '停车罚单'],
    ...['房产证过户', '港澳通行证', '电动车上牌', '暖气不热找谁'],
    '昨天路过江边看见冰雪大世界的灯亮了真好看想问问今年什么时候开园',
  ],
  en: [
    'weather tomorrow',
    'bus timetable',
    'lottery numbers',
    'driving licence renewal',
    'marriage registry',
    'ice festival',
  ],
} as const;
/** Words that find a project by what it is called, who provides it, where, or what it is. */
const found = ['助餐', '南岗区民政局', '道里区', '养老'];

const stranger = { known: false, person: undefined } as const;
const people = [
  ['a stranger', stranger],
  ['a citizen', { known: true, person: 'citizen-1' }],
  ['somebody of an organisation', { known: true, person: 'bc-admin' }],
  ['an official', { known: true, person: 'cz-budget' }],
] as const;

describe.each(people)('to %s', (_name, { known, person }) => {
  let city: WebCity;
  let heard = 0;

  beforeAll(async () => {
    city = await webCity();
  });

  async function comes(language: 'zh' | 'en') {
    heard += 1;
    const address = `address-${heard}`;
    if (person) await city.store.transact((world) => world.people.openAccount(person, 'telegram', address));
    const chat = chatIn(city.store, address);
    if (!person) await chat.says(language === 'zh' ? '您好' : 'hello');
    const { accounts } = city.store.tables();
    const account = [...accounts.values()].find((each) => each.address === address);
    if (!account) throw new Error('nobody came');
    accounts.set(account.id, { ...account, known, language });
    return chat;
  }

  test.each(Object.entries(lost))(
    'words that find nothing are answered by where they were looked for, in %s',
    async (key, all) => {
      const language = key === 'zh' ? 'zh' : 'en';
      const { say } = texts[language];
      const chat = await comes(language);
      for (const words of all) {
        await chat.says(words);
        const said = plain(chat.last());
        const start = [...words].slice(0, 20).join('');
        expect.soft(said, words).toContain(`“${start}`);
        expect.soft(said, words).toMatch(/公开的项目里(?:也)?没有找到|o public project was found/);
        expect.soft(buttonsIn(chat.last()).length, words).toBeGreaterThan(1);
        if (!known && !said.includes(say.didYouMean('').slice(-8))) expect.soft(said, words).toContain(say.whoAreYou);
      }
    },
  );

  test.each(found)('“%s” finds projects', async (words) => {
    const chat = await comes('zh');
    await chat.says(words);
    expect(plain(chat.last())).toMatch(/HRB-20\d\d-/);
    expect(plain(chat.last())).not.toContain('没有找到');
  });

  test('a sign that says nothing is not understood, and a greeting is a greeting', async () => {
    const chat = await comes('zh');
    await chat.says('？');
    expect(plain(chat.last())).toContain(texts.zh.say.notUnderstood);
    for (const greeting of [
      '你好',
      '您好！',
      '你好啊',
      '早上好',
      '在吗',
      '有人吗',
      'hello',
      'Hi',
      'good morning',
      '你好，请问',
    ]) {
      await chat.says(greeting);
      expect.soft(plain(chat.last()), greeting).not.toContain('没太明白');
    }
  });
});

test('the number of a project, written where that is asked for, begins it at once', async () => {
  const { store } = await webCity();
  const chat = chatIn(store, 'resident');
  const { complaint } = texts.zh.procedures;
  for (const label of [texts.zh.say.citizen, complaint.begin]) {
    if (label === texts.zh.say.citizen) await chat.says('您好');
    await chat.presses(label);
  }
  await chat.says(`就是 ${inHand.running}。`);
  expect(plain(chat.last())).toContain(inHand.running);
  expect(plain(chat.last())).not.toContain(texts.zh.say.oneOfThese);
  expect(chat.asked()).toBeDefined();
});
