import { expect, test } from 'vitest';
import { CityPlan, foundCity } from '../../src/app/found-city.ts';
import { contrast } from '../../src/law/contrast.ts';
import { webCity } from '../web-city.ts';

const colours = { light: '#5b2a86', dark: '#c9a6ee' } as const;
const logo = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');

const planOf = (look: unknown) =>
  CityPlan.safeParse({
    city: { code: '230800', zh: '佳木斯市', en: 'Jiamusi', prefix: 'JMS', look },
    offices: [
      { id: 'pt', kind: 'department', zh: '平台管理办公室', en: 'Platform Office' },
      { id: 'jw', kind: 'department', zh: '市纪委监委', en: 'City Supervision' },
    ],
    administrator: { office: 'pt', name: '蒋涛' },
    supervisor: { office: 'jw', name: '邓立新' },
  });

test('a city that has said nothing looks as it comes', async () => {
  const city = await webCity();
  const page = await (await city.visitor()).page('/');
  expect(page).not.toContain('look.css');
  expect(page).toContain('<b aria-hidden="true">购办</b>');
});

test('a second city has its own colours and its own mark on the portal and at the desk, and nothing of the first', async () => {
  const city = await webCity();
  const plan = planOf({ colours, logo });
  if (!plan.success) throw plan.error;
  await foundCity(city.store, plan.data);
  for (const [visitor, paths] of [
    [await city.visitor(), ['/', '/projects', '/sign-in']],
    [
      await city.visitor('cz-budget'),
      ['/desk', '/desk/cases', '/desk/chat', '/desk/account', '/desk/notifications', '/desk/drafts'],
    ],
  ] as const) {
    for (const path of paths) {
      const page = await visitor.page(path);
      expect(page, path).toMatch(/<link rel="stylesheet" href="\/look\.css\?v=[\w-]{16}">/);
      expect(page, path).toMatch(/<img src="\/logo\.png\?v=[\w-]{16}" alt=""/);
      expect(page.replaceAll(/HRB-[\w-]+/g, ''), path).not.toMatch(/哈尔滨市政府|Harbin/);
      expect(page, path).toContain('佳木斯市');
    }
    const sheet = await visitor.page('/look.css');
    for (const colour of Object.values(colours)) expect(sheet).toContain(`--blue: ${colour};`);
    expect((await visitor.get('/logo.png')).headers.get('content-type')).toBe('image/png');
  }
});

test('a colour that cannot be read is not taken, by day or by night', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(planOf({ colours }).success).toBe(true);
  expect(planOf({ colours: { ...colours, light: '#c9a6ee' } }).success).toBe(false);
  expect(planOf({ colours: { ...colours, dark: '#5b2a86' } }).success).toBe(false);
  expect(planOf({ colours: { ...colours, light: 'red' } }).success).toBe(false);
});
