import { expect, test } from 'vitest';
import { multipartParts } from '../../adapters/web/multipart.ts';
import { readForm } from '../../adapters/web/read-form.ts';
import { fc } from '../properties.ts';
import { browser, file, formPage, type Scripted, scriptedWeb } from './web-desk.ts';

const key = 'abcdefghijklmnop';

async function signedIn(scripted: Scripted) {
  const visitor = browser(scripted.web);
  await visitor.signIn();
  return visitor;
}

function sent(fields: Readonly<Record<string, string | readonly (string | File)[]>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ key, rev: '4', ...fields })) {
    for (const each of typeof value === 'string' ? [value] : value) form.append(name, each);
  }
  return form;
}

test('a page asks each question by its label and in full, in an input that a reader of screens finds', async () => {
  const visitor = await signedIn(scriptedWeb());
  const page = await (await visitor.get('/desk/form/d1?page=1')).text();
  for (const [, id = ''] of page.matchAll(/<(?:input|textarea|select)[^>]* id="(f-[^"]+)"/g)) {
    expect(page).toContain(`<label for="${id}">`);
  }
  expect(page).toContain('aria-describedby="hint-price"');
  expect(page).toMatch(/<span class="hint lines" id="hint-price">请照实填写。\n本项目最高限价/);
  expect(page).toMatch(/<legend>承诺<\/legend><span class="hint lines" id="hint-agree">我承诺以上内容属实。您确认吗？/);
  expect(page).toMatch(/name="f\.areas" value="fushun" checked/);
  expect(page).toMatch(/name="r\.costs\.0\.0" value="人员费用"/);
  expect(page).toMatch(/name="r\.costs\.4\.1" value=""/);
});

test('what is filled in is sent as it was typed, each field by its key, and nothing else', async () => {
  const scripted = scriptedWeb();
  scripted.answer = () => ({ page: formPage({ page: 1, fields: [] }) });
  const visitor = await signedIn(scripted);
  const response = await visitor.post(
    '/desk/form/d1?page=1',
    sent({
      go: 'next',
      'f.name': '王敏',
      'f.plan': '一\r\n二',
      'f.areas': ['xinyang', 'fushun'],
      'f.agree': 'true',
      'f.foreign': 'x',
      'r.costs.0.0': '人员；费用',
      'r.costs.0.1': '438000',
      'r.costs.1.0': '',
      'r.costs.1.1': ' ',
      'r.costs.2.0': '管理',
      'r.costs.2.1': '1',
      'u.proof': [new File(['%PDF-1'], '证明.pdf')],
    }),
  );
  expect(response.headers.get('location')).toBe('/desk/form/d1?page=2');
  expect(scripted.received[0]?.says).toMatchObject({
    kind: 'page',
    draft: 'd1',
    rev: 4,
    page: 0,
    go: 'next',
    values: {
      name: ['王敏'],
      plan: ['一\n二'],
      areas: ['xinyang', 'fushun'],
      agree: ['true'],
      proof: [file('护理员健康证明汇总.pdf').hash],
    },
    cells: {
      costs: [
        ['人员；费用', '438000'],
        ['管理', '1'],
      ],
    },
    files: { proof: [{ name: '证明.pdf', size: 6 }] },
  });
  expect(JSON.stringify(scripted.received)).not.toContain('foreign');
});

test('a file that is taken out is no longer among those that stay', async () => {
  const scripted = scriptedWeb();
  const visitor = await signedIn(scripted);
  await visitor.post('/desk/form/d1?page=1', sent({ go: 'later', 'd.proof': file('护理员健康证明汇总.pdf').hash }));
  expect(scripted.received[0]?.says).toMatchObject({ values: { proof: [] } });
});

test('what cannot be read is shown as it was typed, with its reason above, beside, and told by the field', async () => {
  const scripted = scriptedWeb();
  const [first, ...rest] = formPage().fields;
  if (!first) throw new Error('the page has fields');
  scripted.answer = () => ({
    page: formPage({ fields: [{ ...first, value: ['很长'], error: '写得长了一点。' }, ...rest] }),
  });
  const visitor = await signedIn(scripted);
  const response = await visitor.post('/desk/form/d1?page=1', sent({ go: 'next', 'f.name': '很长' }));
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toMatch(/role="alert"[\s\S]*有 1 处要改[\s\S]*<a href="#f-name">联系人<\/a>：写得长了一点。/);
  expect(page).toContain('<p class="why" id="why-name">写得长了一点。</p>');
  expect(page).toMatch(
    /id="f-name" name="f.name" aria-describedby="why-name hint-name" aria-invalid="true"[^>]*value="很长"/,
  );
});

test('more rows are shown without losing what was typed, and without going on', async () => {
  const scripted = scriptedWeb();
  const visitor = await signedIn(scripted);
  const response = await visitor.post(
    '/desk/form/d1?page=1',
    sent({ go: 'more.costs', 'f.name': '李雷', 'r.costs.0.0': '只有一行', 'r.costs.0.1': '1' }),
  );
  expect(response.status).toBe(200);
  const page = await response.text();
  expect(page).toContain('value="李雷"');
  expect(page).toContain('name="r.costs.0.0" value="只有一行"');
  expect(page).toContain('name="r.costs.8.0" value=""');
  expect(scripted.received[0]?.says).toMatchObject({ kind: 'page', go: 'later' });
});

test('a file that cannot be kept is named at its field; the rest of the page is kept', async () => {
  const scripted = scriptedWeb({
    desk: {
      keep: async () => ({ ok: false, refusal: { why: 'file-too-large', values: { name: '大.pdf', limit: 3 } } }),
    },
  });
  const visitor = await signedIn(scripted);
  const form = sent({ go: 'next', 'f.name': '李雷', 'u.proof': [new File(['x'], '大.pdf')] });
  const response = await visitor.post('/desk/form/d1?page=1', form);
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain('“大.pdf”太大了，最多 3 MB');
  expect(page).toContain('value="李雷"');
});

test('no file is taken for a form that is not his', async () => {
  const scripted = scriptedWeb();
  const visitor = await signedIn(scripted);
  const form = sent({ go: 'next', 'u.proof': [new File(['x'], 'a.pdf')] });
  expect((await visitor.post('/desk/form/other?page=1', form)).status).toBe(404);
  expect(scripted.kept).toEqual([]);
});

test('the review shows every answer with a way back to it, and sends exactly what it showed', async () => {
  const scripted = scriptedWeb();
  const visitor = await signedIn(scripted);
  const page = await (await visitor.get('/desk/form/d1?page=3')).text();
  expect(page).toMatch(/服务方案[\s\S]*href="\/desk\/form\/d1\?page=1">✎<span class="vh">改服务方案/);
  expect(page).toContain('人民币伍拾捌万捌仟元整');
  await visitor.post('/desk/form/d1?page=3', { key, rev: '9', go: 'submit' });
  expect(scripted.received[0]?.says).toMatchObject({ kind: 'page', rev: 9, page: 2, go: 'submit' });
});

test('the page that a filing leads to shows its receipt, whatever has been delivered by then', async () => {
  const scripted = scriptedWeb();
  const receipt = { title: '已收到', number: 'HRB-R-7F3A-91C2', at: '10:32', hash: 'a'.repeat(64) };
  scripted.answer = () => ({ closed: true, show: 'c3', receipt });
  const visitor = await signedIn(scripted);
  const response = await visitor.post('/desk/form/d1?page=3', { key, rev: '9', go: 'submit' });
  expect(response.headers.get('location')).toBe('/desk/case/c3?filed=HRB-R-7F3A-91C2');
  const page = await (await visitor.get(response.headers.get('location') ?? '')).text();
  expect(page).toContain('已收到：投标书');
  expect(page).toContain('<code>HRB-R-7F3A-91C2</code>');
});

test('put aside, a form leads to the drafts and says that it is kept', async () => {
  const scripted = scriptedWeb();
  scripted.answer = () => ({ closed: true });
  const visitor = await signedIn(scripted);
  const response = await visitor.post('/desk/form/d1?page=1', sent({ go: 'later' }));
  expect(response.headers.get('location')).toBe('/desk/drafts');
  expect(await (await visitor.get('/desk/drafts')).text()).toContain('已经存好');
});

test.each(['', 'delete', 'next2'])('“%s” is no way to leave a page', async (go) => {
  const scripted = scriptedWeb();
  const visitor = await signedIn(scripted);
  expect((await visitor.post('/desk/form/d1?page=1', sent({ go }))).status).toBe(400);
  expect(scripted.received).toEqual([]);
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
  const named = formPage({
    fields: [
      {
        key: 'scores',
        kind: 'rows',
        label: '打分',
        ask: '各家打多少分？',
        required: true,
        value: [],
        cells: [[''], ['90']],
        rowNames: ['甲单位', '乙单位'],
        columns: [{ key: 'score', label: '分数', kind: 'integer', required: true }],
      },
    ],
  });
  const scripted = scriptedWeb({ reads: { page: async () => named } });
  const visitor = await signedIn(scripted);
  const page = await (await visitor.get('/desk/form/d1?page=1')).text();
  expect(page).toContain('<th scope="row">甲单位</th>');
  expect(page).toContain('name="r.scores.0.0" value="" aria-label="甲单位 分数"');
  expect(page).toContain('name="r.scores.1.0" value="90"');
  expect(page).not.toContain('r.scores.2.0');
  await visitor.post('/desk/form/d1?page=1', sent({ go: 'next', 'r.scores.0.0': '', 'r.scores.1.0': '85' }));
  await visitor.post('/desk/form/d1?page=1', sent({ go: 'next', 'r.scores.0.0': '', 'r.scores.1.0': '' }));
  expect(scripted.received.map(({ says }) => says)).toMatchObject([
    { cells: { scores: [[''], ['85']] } },
    { cells: { scores: [] } },
  ]);
});
