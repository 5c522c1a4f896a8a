import { describe, expect, test } from 'vitest';
import { paperDocx } from '../../adapters/shared/paper-docx.ts';
import { openableFile } from '../../src/app/hand-out.ts';
import { openableIn } from '../../src/dialogue/filing-view.ts';
import type { PaperView } from '../../src/dialogue/paper-view.ts';
import type { Module } from '../../src/engine/module.ts';
import { isPaperId } from '../../src/engine/paper.ts';
import type { Person } from '../../src/engine/procedure.ts';
import type { Language } from '../../src/names.ts';
import { modules } from '../../src/procedures/modules.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { unzippedByName } from '../unzipped.ts';
import { acceptor, alphaAdmin, betaAdmin, citizen, people } from './engine-people.ts';
import { opens } from './engine-play.ts';
import { at } from './given.ts';
import { awarded, caseIn, certifies, drafts, type Family, factsFor, familyIn, judged, played } from './given-story.ts';

const says = {
  stage: 'result',
  matter: '第一名的同类项目业绩不是同类服务。',
  facts: '公告的得分与其公开的合同不符。',
  request: '请重新确定供应商。',
};
const result = await opens({ ...awarded.world, now: at('2027-01-20 10:00') }, 'challenge-1', 'challenge', {
  by: betaAdmin,
  answers: says,
});
if (!result.ok) throw new Error(JSON.stringify(result.refusal));
const challenged = familyIn(result.value);
const on = 'challenge-1';
const answered = await played(
  challenged,
  {
    on,
    action: 'answerChallenge',
    by: people.staff,
    at: '2027-01-22 09:00',
    answers: {
      outcome: 'not-upheld',
      findings: '经核对投标文件、评分表和公开的合同，情况如下。',
      basis: '政府采购法第五十三条。',
      follows: null,
    },
  },
  { on, action: 'signAnswer', by: people.head, at: '2027-01-22 15:00' },
);
const complained = await played(answered, {
  on,
  action: 'complainToFinance',
  by: betaAdmin,
  at: '2027-01-25 10:00',
  answers: { ...says, basis: '《政府采购法》第二十二条。' },
});
const decided = await played(
  complained,
  { on, action: 'admitComplaint', by: people.proc, at: '2027-01-25 14:00' },
  {
    on,
    action: 'replyToComplaint',
    by: people.agency,
    at: '2027-01-26 10:00',
    answers: { reply: '该业绩的合同内容包括居家照护，属于同类。' },
  },
  {
    on,
    action: 'decideComplaint',
    by: people.proc,
    at: '2027-02-01 10:00',
    answers: {
      outcome: 'dismissed',
      findings: '经审查双方的材料和该合同，查明如下事实。',
      basis: '财政部令第94号第三十二条。',
      follows: null,
    },
  },
);
const drafted = await played(awarded, drafts);
const accepted = await played(judged, certifies);

/** The papers that somebody may have of a case, by their ids. */
function papersFor(family: Family, viewer: Person | undefined, language: Language = 'zh', of?: string) {
  const state = caseIn(family, of);
  const procedure = modulesOf(state.procedure);
  const facts = factsFor(family, state);
  return openableIn({ procedure, state, facts, viewer }, language).flatMap(({ file }) =>
    isPaperId(file.hash) ? [file] : [],
  );
}

function modulesOf(id: string) {
  const found = Object.values<Module>(modules).find(({ procedure }) => procedure?.id === id)?.procedure;
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}

/** A paper in words, as it is made for whoever asks for it. */
async function viewOf({ world, root }: Family, viewer: Person, id: string, of?: string): Promise<PaperView> {
  const store = memoryStore({ now: () => world.now, tables: world.tables });
  const found = await store.read((read) => openableFile(read, of ?? root.id, id, viewer));
  if (!found?.view) throw new Error(`${viewer.id} has no ${id}`);
  return found.view;
}

/** What a document says, paragraph by paragraph. */
async function opened(paper: PaperView): Promise<{ readonly lines: readonly string[]; readonly xml: string }> {
  const files = unzippedByName(await paperDocx(paper));
  const xml = files.get('word/document.xml') ?? '';
  const text = (paragraph: string) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
      .map(([, said = '']) => said)
      .join('')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&');
  return { lines: [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => text(paragraph)), xml };
}

const plainPaper: PaperView = {
  language: 'zh',
  title: '质疑函',
  head: undefined,
  number: '编号：HRB-1',
  to: '南岗区民政局：',
  paragraphs: [],
  enclosed: [],
  signatures: [],
  notes: [],
};

describe('a paper for signature and seal', () => {
  test('is there once what it puts into words was filed, and while that holds', () => {
    expect(papersFor(awarded, alphaAdmin).map(({ name }) => name)).toEqual([`成交通知书 ${awarded.root.number}.docx`]);
    expect(papersFor(drafted, alphaAdmin).map(({ hash }) => hash)).toEqual([
      'paper.award-letter.zh',
      'paper.contract-paper.zh',
    ]);
    const declined = {
      action: 'declineAward',
      by: alphaAdmin,
      at: '2027-01-20 10:00',
      answers: { reason: '人手不足。' },
    };
    return expect(played(awarded, declined).then((family) => papersFor(family, people.head))).resolves.toEqual([]);
  });

  test('is nobody’s but the parties’ and of those who look after the case', () => {
    expect(papersFor(drafted, people.head)).toHaveLength(2);
    expect(papersFor(drafted, undefined)).toEqual([]);
    expect(papersFor(drafted, citizen)).toEqual([]);
    expect(papersFor(challenged, betaAdmin, 'zh', on).map(({ hash }) => hash)).toEqual(['paper.challenge-letter.zh']);
    expect(papersFor(challenged, people.staff, 'zh', on)).toHaveLength(1);
    expect(papersFor(challenged, alphaAdmin, 'zh', on)).toEqual([]);
  });

  test('follows a challenge as far as it goes: letter, answer, complaint, decision', () => {
    expect(papersFor(decided, betaAdmin, 'zh', on).map(({ name }) => name.split(' ')[0])).toEqual([
      '质疑函',
      '质疑答复函',
      '投诉书',
      '投诉处理决定书',
    ]);
  });

  test('is Chinese, and for whoever reads English in English beside that, which says so', async () => {
    expect(papersFor(challenged, betaAdmin, 'en', on).map(({ hash }) => hash)).toEqual([
      'paper.challenge-letter.zh',
      'paper.challenge-letter.en',
    ]);
    const english = await viewOf(challenged, betaAdmin, 'paper.challenge-letter.en', on);
    expect(english.notes[0]).toContain('The Chinese paper is the one that is signed');
    expect(english.signatures[0]?.day).toBe('20 Jan 2027');
  });

  test('names who writes to whom on what, with what the law wants in it', async () => {
    const { lines } = await opened(await viewOf(challenged, betaAdmin, 'paper.challenge-letter.zh', on));
    expect(lines).toEqual(
      expect.arrayContaining([
        '质疑函',
        'nangang：',
        '质疑供应商：beta',
        `项目编号：${awarded.root.number}`,
        '质疑的环节：评审和结果',
        '事实依据：公告的得分与其公开的合同不符。',
        '质疑请求：请重新确定供应商。',
        'beta（盖章）',
        '2027年1月20日',
      ]),
    );
    expect(lines.at(-1)).toMatch(/加盖公章（财政部令第94号第十二条）/);
  });

  test('of an office bears its name at the head, and tells what can be done against it', async () => {
    const { lines } = await opened(await viewOf(decided, betaAdmin, 'paper.complaint-decision-paper.zh', on));
    expect(lines[0]).toBe('finance');
    expect(lines.join('\n')).toContain('六十日内申请行政复议');
    expect(lines).toContain('finance（盖章）');
  });

  test('that several sign leaves to each of them his day', async () => {
    const contract = await viewOf(drafted, people.head, 'paper.contract-paper.zh');
    expect(contract.signatures.map(({ name }) => name)).toEqual(['nangang', 'alpha']);
    expect(contract.signatures[0]?.day).toMatch(/年　　月　　日$/);
    const certificate = await viewOf(accepted, acceptor, 'paper.acceptance-paper.zh');
    expect(certificate.signatures.length).toBeGreaterThanOrEqual(6);
    expect(certificate.signatures.filter(({ by }) => by === '（签字）').length).toBe(certificate.signatures.length - 2);
    expect(JSON.stringify(contract.paragraphs)).toContain('人民币');
  });
});

describe('the document', () => {
  test('has paper, margins, lines and faces of GB/T 9704', async () => {
    const { xml } = await opened(await viewOf(decided, betaAdmin, 'paper.complaint-decision-paper.zh', on));
    // A4; 37, 35, 28 and 26 mm in twentieths of a point.
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(xml).toContain('w:eastAsia="仿宋_GB2312"');
    expect(xml).toContain('w:eastAsia="方正小标宋简体"');
    expect(xml).toContain('w:ascii="Times New Roman"');
    // 三号 for the text, 二号 for the title.
    expect(xml).toContain('<w:sz w:val="32"/>');
    expect(xml).toContain('<w:sz w:val="44"/>');
    expect(xml).toMatch(/w:line="579" w:lineRule="exact"/);
  });

  test('numbers its pages outside, as — 1 —', async () => {
    const files = unzippedByName(await paperDocx(plainPaper));
    const footers = [...files].filter(([name]) => /footer\d/.test(name)).map(([, xml]) => xml);
    expect(footers.some((xml) => xml.includes('w:val="right"') && xml.includes('PAGE'))).toBe(true);
    expect(footers.some((xml) => xml.includes('w:val="left"') && xml.includes('PAGE'))).toBe(true);
  });

  test.each([
    ['a Chinese name', '哈尔滨市南岗区夕阳红养老服务中心'],
    ['a Latin one', 'Sunset & Sons <Care> "Harbin" O’Neill'],
    ['characters beyond the first plane', '𠮷田𫍯𬭎社工站'],
    ['what no XML can hold', '甲\u0000乙\u0007丙\ud800'],
  ])('keeps %s as it is written', async (_, name) => {
    const row = { kind: 'row', label: '名称', value: name } as const;
    const { lines } = await opened({ ...plainPaper, to: `${name}：`, paragraphs: [row] });
    const kept = name.toWellFormed().replaceAll(/\p{Cc}/gu, '');
    expect(lines).toContain(`${kept}：`);
    expect(lines).toContain(`名称：${kept}`);
  });
});
