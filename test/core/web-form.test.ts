import { expect, test } from 'vitest';
import { stands } from '../../adapters/web/elsewhere.ts';
import { fieldHtml } from '../../adapters/web/field-html.ts';
import { multipartParts } from '../../adapters/web/multipart.ts';
import { readForm } from '../../adapters/web/read-form.ts';
import { cellsOf, cellsStanding, rowCells } from '../../adapters/web/rows-input.ts';
import type { PageField } from '../../src/dialogue/message.ts';
import type { Answers } from '../../src/engine/form.ts';
import { seededLaw } from '../../src/law/law.ts';
import type { Setting } from '../../src/law/setting.ts';
import { fc } from '../properties.ts';
import { bidAnswers, inHand, type Visitor, type WebCity, webCity } from '../web-city.ts';
import { visit } from './filled-pages.ts';

const key = 'abcdefghijklmnop';
const bidder = 'sh-staff';

interface Filling {
  readonly city: WebCity;
  readonly visitor: Visitor;
  /** Where the pages of the bid lie. */
  readonly path: (page: number) => string;
  readonly draft: string;
  readonly answers: () => Answers | undefined;
}

/** Somebody who is filling in a bid, so far as this. */
async function filling(answers: Answers = bidAnswers): Promise<Filling> {
  const city = await webCity();
  const draft = await city.begun(bidder, { procedure: 'bid', parent: city.idOf(inHand.open) }, answers);
  return {
    city,
    draft,
    visitor: await city.visitor(bidder),
    path: (page) => `/desk/form/${draft}?page=${page}`,
    answers: () => city.store.tables().drafts.get(draft)?.answers,
  };
}

function sent(fields: Readonly<Record<string, string | readonly (string | File)[]>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ key, rev: '1', ...fields })) {
    for (const each of typeof value === 'string' ? [value] : value) form.append(name, each);
  }
  return form;
}

/** What stands on the first page of the bid, as it is sent from there. */
const firstPage = {
  'f.declaration': 'true',
  'f.plan': bidAnswers.plan,
  'r.timetable.0.0': '入户建档',
  'r.timetable.0.1': '2027-03-31',
  'r.staff.0.0': '王敏',
  'r.staff.0.1': '项目主管',
  'r.staff.0.2': '中级社工师',
  'r.breakdown.0.0': '人员费用',
  'r.breakdown.0.1': '438000',
  'r.breakdown.1.0': '管理费用',
  'r.breakdown.1.1': '150000',
  'f.price': '588000',
  'r.commitments.0.0': '12500',
  'r.commitments.1.0': '95',
  'r.commitments.2.0': '80',
  'r.commitments.3.0': '90',
} as const;

const pdf = (name: string) => new File(['%PDF-1.7'], name);

test('a page asks each question by its label and in full, in an input that a reader of screens finds', async () => {
  const { visitor, path } = await filling();
  const page = await visitor.page(path(1));
  const ids = [...page.matchAll(/<(?:input|textarea|select)[^>]* id="(f-[^"]+)"/g)];
  expect(ids.length).toBeGreaterThan(1);
  expect(page).toMatch(/投标的项目<\/h2><dl[\s\S]*最高限价<\/dt>[\s\S]*截止日期<\/dt>[\s\S]*要达到的指标<\/dt>/);
  for (const [, id = ''] of ids) expect(page).toContain(`<label for="${id}">`);
  expect(page).toContain('aria-describedby="hint-price"');
  expect(page).toMatch(/<span class="hint lines" id="hint-plan">准备怎样做好这项服务？[^<]*\n50 到 5000 个字。/);
  expect(page).toMatch(
    /<legend>声明和承诺<\/legend><span class="hint lines" id="hint-declaration">按《政府采购法》[^<]*您确认吗？/,
  );
  expect(page).toMatch(/name="f\.declaration" value="true" checked/);
  expect(page).toMatch(/name="r\.staff\.0\.0" value="王敏"/);
  expect(page).toMatch(/name="r\.staff\.3\.2" value=""/);
});

test('what is filled in is sent as it was typed, each field by its key, and nothing else', async () => {
  const { city, visitor, path, draft, answers } = await filling({ documents: bidAnswers.documents });
  const response = await visitor.post(
    path(1),
    sent({
      ...firstPage,
      go: 'next',
      'f.plan': `一\r\n${bidAnswers.plan}`,
      'f.foreign': 'x',
      'r.staff.0.0': '王；敏',
      'r.staff.1.0': '',
      'r.staff.1.1': ' ',
      'r.staff.1.2': '',
      'r.staff.2.0': '李雷',
      'r.staff.2.1': '护理员',
      'r.staff.2.2': '护理员证',
    }),
  );
  expect(response.headers.get('location')).toBe(path(3));
  const staff = [
    ['王；敏', '项目主管', '中级社工师'],
    ['李雷', '护理员', '护理员证'],
  ];
  expect(city.received[0]?.says).toMatchObject({
    kind: 'page',
    draft,
    rev: 1,
    page: 0,
    go: 'next',
    values: {
      declaration: ['true'],
      plan: [`一\n${bidAnswers.plan}`],
      price: ['588000'],
    },
    cells: { timetable: [['入户建档', '2027-03-31']], staff },
  });
  expect(answers()).toMatchObject({
    plan: `一\n${bidAnswers.plan}`,
    price: 58_800_000,
    staff: staff.map(([name, role, qualification]) => ({ name, role, qualification })),
  });
  await visitor.post(path(2), sent({ rev: '2', go: 'later', 'u.documents': [pdf('证明.pdf')] }));
  expect(city.received[1]?.says).toMatchObject({
    kind: 'page',
    values: { documents: [bidAnswers.documents[0].hash] },
    files: { documents: [{ name: '证明.pdf', size: 8 }] },
  });
  expect(answers()?.documents).toMatchObject([{ name: '响应文件.pdf' }, { name: '证明.pdf' }]);
  expect(JSON.stringify([city.received, answers()])).not.toContain('foreign');
});

test('a file that is taken out is no longer among those that stay', async () => {
  const { city, visitor, path, answers } = await filling();
  expect(answers()?.documents).toHaveLength(1);
  await visitor.post(path(2), sent({ go: 'later', 'd.documents': bidAnswers.documents[0].hash }));
  expect(city.received[0]?.says).toMatchObject({ values: { documents: [] } });
  expect(answers()?.documents ?? []).toEqual([]);
});

test('what cannot be read is shown as it was typed, with its reason above, beside, and told by the field', async () => {
  const { visitor, path } = await filling();
  const response = await visitor.post(path(1), sent({ ...firstPage, go: 'next', 'f.price': '很多钱' }));
  expect(response.status).toBe(422);
  const page = await response.text();
  const [, why = ''] = /<p class="why" id="why-price">([^<]+)<\/p>/.exec(page) ?? [];
  expect(why).toContain('很多钱');
  expect(page).toMatch(/role="alert"[\s\S]*有 1 处要改[\s\S]*<a href="#f-price">总报价<\/a>：/);
  expect(page).toContain(`<a href="#f-price">总报价</a>：${why}`);
  expect(page).toMatch(
    /id="f-price" name="f.price" aria-describedby="why-price hint-price" aria-invalid="true"[^>]*value="很多钱"/,
  );
});

test('a table names units at its heads, sets amounts to the right, and says what a column of money adds up to', async () => {
  const { visitor, path } = await filling();
  const page = await visitor.page(path(1));
  const [table = ''] =
    /<table class="cells">(?:(?!<table)[\s\S])*?name="r\.breakdown[\s\S]*?<\/table>/.exec(page) ?? [];
  expect(table).toMatch(/<th scope="col" class="sum">[^<]*（元）<\/th>/);
  expect(table).toMatch(
    /<input class="in sum" type="text" autocomplete="off" inputmode="decimal" name="r\.breakdown\.0\.1"/,
  );
  const sums = (html: string) =>
    [...html.matchAll(/<output data-sum="1" aria-label="合计 [^"]*">([^<]*)</g)].map(([, sum]) => sum);
  expect(sums(page)).toEqual(['¥588,000']);
  const again = async (...amounts: readonly string[]) => {
    const typed = amounts.map((amount, row) => [`r.breakdown.${row}.1`, amount]);
    const response = await visitor.post(
      path(1),
      sent({ ...firstPage, go: 'more.breakdown', ...Object.fromEntries(typed) }),
    );
    return sums(await response.text());
  };
  expect(await again('60万', '0.5')).toEqual(['¥600,000.50']);
  expect(await again('60万', '很多')).toEqual(['']);
  expect(await again('', '')).toEqual(['']);
});

test('a refusal of a cell names its row and column, and what is wanted there', async () => {
  const { visitor, path } = await filling();
  const response = await visitor.post(path(1), sent({ ...firstPage, go: 'next', 'r.breakdown.1.1': '很多' }));
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toMatch(/id="why-breakdown">第 2 行“[^”]+”：“很多”看不出是多少钱。请写元，例如 600000 或 60万。<\/p>/);
  expect(page).not.toContain('再发一遍');
});

test('a day can be typed as people say it, with a calendar beside; a long text says how much fits and is written', async () => {
  const { visitor, path, answers } = await filling();
  const page = await visitor.page(path(1));
  expect(page).toMatch(
    /<input class="in" type="text" autocomplete="off" data-pick="在日历里选" name="r\.timetable\.0\.1"/,
  );
  expect(page).toMatch(/name="f\.plan"[^>]* data-written="已写 {n} 个字"/);
  expect(page).toContain('50 到 5000 个字。');
  await visitor.post(path(1), sent({ ...firstPage, go: 'later', 'r.timetable.0.1': '2027年3月8日' }));
  expect(answers()?.timetable).toMatchObject([{ until: '2027-03-08' }]);
});

test('more rows are shown without losing what was typed, and without going on', async () => {
  const { city, visitor, path } = await filling({});
  const response = await visitor.post(
    path(1),
    sent({ go: 'more.staff', 'f.price': '六十万', 'r.staff.0.0': '李雷', 'r.staff.0.1': '', 'r.staff.0.2': '' }),
  );
  expect(response.status).toBe(200);
  const page = await response.text();
  expect(page).toContain('value="六十万"');
  expect(page).toContain('name="r.staff.0.0" value="李雷"');
  expect(page).toContain('name="r.staff.8.0" value=""');
  expect(city.received[0]?.says).toMatchObject({ kind: 'page', go: 'later' });
});

test('a file that cannot be kept is named at its field; the rest of the page is kept', async () => {
  const set = { validFrom: '2026-11-01', citation: { zh: '本市', en: 'the city' }, mark: 'D' } as const;
  const small: Setting = { key: 'file.max-bytes', value: 3 << 20, ...set };
  const city = await webCity({ law: { ...seededLaw, settings: [...seededLaw.settings, small] } });
  const draft = await city.begun(bidder, { procedure: 'bid', parent: city.idOf(inHand.open) }, bidAnswers);
  const visitor = await city.visitor(bidder);
  const large = new File([new Uint8Array((3 << 20) + 1)], '大.pdf');
  const form = sent({ go: 'next', 'f.experience': '做过三个', 'u.documents': [large] });
  const response = await visitor.post(`/desk/form/${draft}?page=2`, form);
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain('“大.pdf”太大了，最多 3 MB');
  expect(page).toContain('做过三个</textarea>');
  expect(city.store.tables().drafts.get(draft)?.answers.experience).toBe('做过三个');
});

test('no file is taken for a form that is not his', async () => {
  const { city, path } = await filling();
  const before = city.files.size;
  const form = () => sent({ go: 'next', 'u.documents': [pdf('a.pdf')] });
  const other = await city.visitor('dx-staff');
  expect((await other.post('/desk/form/other?page=2', form())).status).toBe(404);
  expect((await other.post(path(2), form())).status).toBe(404);
  expect(city.files.size).toBe(before);
});

test('the review shows every answer with a way back to it, and sends exactly what it showed', async () => {
  const { city, visitor, path } = await filling();
  const page = await visitor.page(path(3));
  expect(page).toMatch(/服务方案[\s\S]*href="\/desk\/form\/[^"]*\?page=1">✎<span class="vh">改服务方案/);
  expect(page).toContain('人民币伍拾捌万捌仟元整');
  await visitor.post(path(3), { key, rev: '1', go: 'submit' });
  expect(city.received[0]?.says).toMatchObject({ kind: 'page', rev: 1, page: 2, go: 'submit' });
});

test('what was changed after the review was shown is not filed unseen', async () => {
  const { city, visitor, path } = await filling();
  const before = city.store.tables().cards.size;
  await visitor.post(path(1), sent({ ...firstPage, go: 'later', 'f.price': '588001' }));
  await visitor.post(path(3), { key, rev: '1', go: 'submit' });
  expect(city.store.tables().cards.size).toBe(before);
});

test('the page that a filing leads to shows its receipt, whatever has been delivered by then', async () => {
  const { city, visitor, path } = await filling();
  const response = await visitor.post(path(3), { key, rev: '1', go: 'submit' });
  const receipt = [...city.store.tables().receipts.values()].at(-1);
  expect(response.headers.get('location')).toBe(`/desk/case/${receipt?.case}?filed=${receipt?.number}`);
  await city.store.change(({ said }) => said.clear());
  const page = await visitor.page(response.headers.get('location') ?? '');
  expect(page).toMatch(/已收到：投标<\/h2><p class="small">[^<]+ · HRB-2026-BID-0011/);
  expect(page).toContain(`<code>${receipt?.number}</code>`);
});

/** What a page of a form says when it is sent as it was shown, with these fields changed. */
function sentFrom(page: string, changed: Readonly<Record<string, string>>): FormData {
  const inputs = [...page.matchAll(/<input[^>]* name="((?:was|f|r)\.[^"]+)"[^>]* value="([^"]*)"/g)];
  const boxes = inputs.filter(([input]) => !input.includes('type="checkbox"') || input.includes(' checked'));
  const areas = [...page.matchAll(/<textarea[^>]* name="(f\.[^"]+)"[^>]*>([^<]*)</g)];
  const [, rev = ''] = /name="rev" value="(\d+)"/.exec(page) ?? [];
  return sent({
    ...Object.fromEntries([...boxes, ...areas].map(([, name = '', value = '']) => [name, value])),
    rev,
    ...changed,
  });
}

test('of two tabs each keeps what it changed, and where both changed the same both are shown', async () => {
  const { visitor, path, answers } = await filling();
  const [one, two] = [await visitor.page(path(1)), await visitor.page(path(1))];
  await visitor.post(path(1), sentFrom(one, { go: 'later', 'f.plan': `一${bidAnswers.plan}`, 'r.staff.0.0': '李雷' }));
  await visitor.post(path(1), sentFrom(two, { go: 'later', 'r.timetable.0.0': '入户走访' }));
  expect(answers()).toMatchObject({
    plan: `一${bidAnswers.plan}`,
    timetable: [{ task: '入户走访', until: '2027-03-31' }],
    staff: [{ name: '李雷', role: '项目主管', qualification: '中级社工师' }],
  });
  const clash = await visitor.post(path(1), sentFrom(two, { go: 'next', 'f.plan': `二${bidAnswers.plan}` }));
  expect(clash.status).toBe(422);
  const shown = await clash.text();
  expect(shown).toMatch(/在别处改成了“一按片区/);
  expect(shown).toContain(`>二${bidAnswers.plan}</textarea>`);
  expect(shown).toContain('value="李雷"');
  expect(answers()).toMatchObject({ plan: `一${bidAnswers.plan}` });
  await visitor.post(path(1), sentFrom(shown, { go: 'later' }));
  expect(answers()).toMatchObject({ plan: `二${bidAnswers.plan}`, staff: [{ name: '李雷' }] });
});

test('put aside, a form leads to the drafts and says that it is kept', async () => {
  const { visitor, path } = await filling();
  const response = await visitor.post(path(1), sent({ ...firstPage, go: 'later' }));
  expect(response.headers.get('location')).toBe('/desk/drafts');
  const drafts = await visitor.page('/desk/drafts');
  expect(drafts).toContain('已经存好');
  expect(drafts).toContain(path(1).split('?')[0]);
});

test.each(['', 'delete', 'next2'])('“%s” is no way to leave a page', async (go) => {
  const { city, visitor, path } = await filling();
  expect((await visitor.post(path(1), sent({ go }))).status).toBe(400);
  expect(city.received).toEqual([]);
});

const boundary = 'b0undary';
const parts = fc.array(
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,8}$/),
    bytes: fc.uint8Array({ maxLength: 200 }),
    isRead: fc.boolean(),
  }),
  { maxLength: 6 },
);

/** Bytes that look like the end of a part belong to it all the same, unless they are the whole boundary. */
const tricky = fc
  .constantFrom('\r\n', '\r\n--', '\r\n--b0undar', '--b0undary', '\r\n\r\n')
  .map((text) => Buffer.from(text));

test('a multipart body is read the same however it is cut, and whether or not a part is read', async () => {
  await fc.assert(
    fc.asyncProperty(parts, tricky, fc.integer({ min: 1, max: 50 }), async (given, tail, size) => {
      const whole = Buffer.concat([
        ...given.flatMap(({ name, bytes }) => [
          Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="f"\r\n\r\n`),
          bytes,
          tail,
          Buffer.from('\r\n'),
        ]),
        Buffer.from(`--${boundary}--\r\n`),
      ]);
      const found: [string, Buffer | undefined][] = [];
      let at = 0;
      for await (const part of multipartParts(cut(whole, size), boundary)) {
        const chunks: Uint8Array[] = [];
        const isRead = given[at]?.isRead === true;
        at += 1;
        if (isRead) for await (const chunk of part.bytes) chunks.push(chunk);
        found.push([part.name, isRead ? Buffer.concat(chunks) : undefined]);
      }
      const wanted = given.map(({ name, bytes, isRead }) => [name, isRead ? Buffer.concat([bytes, tail]) : undefined]);
      expect(found).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('a large file streams past in pieces and is never held whole', async () => {
  const piece = new Uint8Array(64 * 1024);
  const pieces = 640;
  async function* body(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n`);
    for (let count = 0; count < pieces; count += 1) yield piece;
    yield Buffer.from(`\r\n--${boundary}--`);
  }
  let largest = 0;
  let total = 0;
  const request = new Request('http://city.test', {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: ReadableStream.from(body()),
    duplex: 'half',
  });
  const read = await readForm(request, async (_, __, bytes) => {
    for await (const chunk of bytes) {
      largest = Math.max(largest, chunk.length);
      total += chunk.length;
    }
  });
  expect(read.ok).toBe(true);
  expect(total).toBe(pieces * piece.length);
  expect(largest).toBeLessThan(2 * piece.length);
});

test('rows that have their names keep their places, whichever of them are filled in', async () => {
  const { city, visitor, path, answers } = await filling({ ...bidAnswers, commitments: null });
  const page = await visitor.page(path(1));
  expect(page).toContain('<th scope="row">按时服务率（不低于 95%）</th>');
  expect(page).toContain('name="r.commitments.1.0" value="" aria-label="按时服务率（不低于 95%） 承诺值"');
  expect(page).not.toContain('r.commitments.4.0');
  const promised = (...values: readonly string[]) =>
    Object.fromEntries(values.map((value, row) => [`r.commitments.${row}.0`, value]));
  await visitor.post(path(1), sent({ go: 'next', ...promised('', '95', '', '') }));
  await visitor.post(path(1), sent({ go: 'next', ...promised('', '', '', '') }));
  expect(city.received.map(({ says }) => says)).toMatchObject([
    { cells: { commitments: [[''], ['95'], [''], ['']] } },
    { cells: { commitments: [] } },
  ]);
  await visitor.post(path(1), sent({ rev: '3', go: 'later', ...promised('12500', '95', '80', '91') }));
  expect(answers()?.commitments).toEqual([12_500, 95, 80, 91].map((value) => expect.objectContaining({ value })));
  expect(await visitor.page(path(1))).toContain('name="r.commitments.3.0" value="91"');
});

const verdicts: PageField = {
  key: 'verdicts',
  kind: 'rows',
  label: '审查',
  ask: '审查得怎样？',
  required: true,
  value: [],
  rowNames: ['冰城暖心', '松花江助残'],
  columns: [
    {
      key: 'bid',
      label: '投标',
      kind: 'reference',
      required: true,
      names: true,
      options: [
        { value: 'b1', label: '冰城暖心' },
        { value: 'b2', label: '松花江助残' },
      ],
    },
    { key: 'grounds', label: '理由', kind: 'text', required: true },
  ],
};

test('rows of which a column holds the name stand fixed, each sent with its own, and no others are offered', () => {
  const cells = [
    ['冰城暖心', ''],
    ['松花江助残', ''],
  ];
  const page = String(fieldHtml(visit, { ...verdicts, cells }, 6));
  expect(page).toContain('<th scope="row">松花江助残<input type="hidden" name="r.verdicts.1.0" value="b2"></th>');
  expect(page).toContain('name="r.verdicts.1.1" value="" aria-label="松花江助残 理由"');
  expect(page).not.toMatch(/r\.verdicts\.2|more\.verdicts|<select/);
});

test('fixed rows are sent by the values of their names, and count only once something stands beside one', () => {
  const held = [
    ['冰城暖心', '缺一份'],
    ['b2', '齐全'],
  ];
  const filled = [
    ['b1', '缺一份'],
    ['b2', '齐全'],
  ];
  expect(rowCells({ ...verdicts, cells: held })).toEqual(filled);
  const typed = (rows: readonly (readonly string[])[]) =>
    new Map(rows.flatMap((row, at) => row.map((cell, column) => [`r.verdicts.${at}.${column}`, [cell]] as const)));
  expect(cellsOf(verdicts, typed(filled))).toEqual(filled);
  expect(
    cellsOf(
      verdicts,
      typed([
        ['b1', ''],
        ['b2', ' '],
      ]),
    ),
  ).toEqual([]);
  expect(
    cellsOf(
      verdicts,
      typed([
        ['b1', ''],
        ['b2', '齐全'],
      ]),
    ),
  ).toHaveLength(2);
  // Sent as it was shown, nothing was changed.
  expect(cellsStanding({ ...verdicts, cells: held })).toEqual(filled);
  expect(
    stands({
      ...verdicts,
      cells: [
        ['冰城暖心', ''],
        ['松花江助残', ''],
      ],
    }),
  ).toBe(stands(verdicts));
});
