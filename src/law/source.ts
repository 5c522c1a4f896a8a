import type { Bilingual } from './bilingual.ts';
import type { CityDate } from './date.ts';

/**
 * How sure a row is: V read in the text of the rule, V2 known through another source, M from memory and to be checked
 * (依据待核), D the city's own setting without a legal source.
 */
export type Mark = 'V' | 'V2' | 'M' | 'D';

/** A rule that rows cite, with the day it came into force. An order and a circular are named by their number, and have a title beside it. */
export interface Source extends Bilingual {
  readonly title?: string;
  readonly from: CityDate;
}

export const sources = {
  procurementLaw: { title: '政府采购法', zh: '政府采购法', en: 'Government Procurement Law', from: '2003-01-01' },
  procurementRegulation: {
    title: '政府采购法实施条例',
    zh: '政府采购法实施条例',
    en: 'Government Procurement Law Implementation Regulation',
    from: '2015-03-01',
  },
  civilCode: { title: '中华人民共和国民法典', zh: '民法典', en: 'Civil Code', from: '2021-01-01' },
  publicHolidays: {
    title: '全国年节及纪念日放假办法',
    zh: '全国年节及纪念日放假办法',
    en: 'Regulation on Public Holidays',
    from: '2025-01-01',
  },
  budgetLaw: { title: '预算法', zh: '预算法', en: 'Budget Law', from: '2015-01-01' },
  order74: {
    title: '政府采购非招标采购方式管理办法',
    zh: '财政部令第74号',
    en: 'Ministry of Finance Order 74',
    from: '2014-02-01',
  },
  order87: {
    title: '政府采购货物和服务招标投标管理办法',
    zh: '财政部令第87号',
    en: 'Ministry of Finance Order 87',
    from: '2017-10-01',
  },
  order94: {
    title: '政府采购质疑和投诉办法',
    zh: '财政部令第94号',
    en: 'Ministry of Finance Order 94',
    from: '2018-03-01',
  },
  order102: {
    title: '政府购买服务管理办法',
    zh: '财政部令第102号',
    en: 'Ministry of Finance Order 102',
    from: '2020-03-01',
  },
  order110: {
    title: '政府采购框架协议采购方式管理暂行办法',
    zh: '财政部令第110号',
    en: 'Ministry of Finance Order 110',
    from: '2022-03-01',
  },
  consultation: {
    title: '政府采购竞争性磋商采购方式管理暂行办法',
    zh: '财库〔2014〕214号',
    en: 'MoF Circular Caiku [2014] 214',
    from: '2014-12-31',
  },
  consultationTwo: { zh: '财库〔2015〕124号', en: 'MoF Circular Caiku [2015] 124', from: '2015-06-30' },
  businessClimate: { zh: '财库〔2019〕38号', en: 'MoF Circular Caiku [2019] 38', from: '2019-09-01' },
  intention: { zh: '财库〔2020〕10号', en: 'MoF Circular Caiku [2020] 10', from: '2020-03-02' },
  needs: {
    title: '政府采购需求管理办法',
    zh: '财库〔2021〕22号',
    en: 'MoF Circular Caiku [2021] 22',
    from: '2021-07-01',
  },
  abnormalPrice: { zh: '财库〔2026〕2号', en: 'MoF Circular Caiku [2026] 2', from: '2026-02-01' },
  emergency: { zh: '财库〔2026〕12号', en: 'MoF Circular Caiku [2026] 12', from: '2026-10-01' },
  socialOrganisations: { zh: '财综〔2016〕54号', en: 'MoF Circular Caizong [2016] 54', from: '2016-12-01' },
  performance: {
    title: '项目支出绩效评价管理办法',
    zh: '财预〔2020〕10号',
    en: 'MoF Circular Caiyu [2020] 10',
    from: '2020-02-25',
  },
  provincialStandard: {
    title: '黑龙江省政府集中采购目录及标准（2026年版）',
    zh: '黑龙江省政府集中采购目录及标准（2026年版）',
    en: 'Heilongjiang Centralised Procurement Catalogue and Thresholds (2026)',
    from: '2026-01-01',
  },
  smallSuppliers: {
    title: '保障中小企业款项支付条例',
    zh: '保障中小企业款项支付条例',
    en: 'Regulation on Payments to Small and Medium Enterprises',
    from: '2025-06-01',
  },
  reconsideration: {
    title: '行政复议法',
    zh: '行政复议法',
    en: 'Administrative Reconsideration Law',
    from: '2024-01-01',
  },
  petitions: { title: '信访工作条例', zh: '信访工作条例', en: 'Regulation on Petition Work', from: '2022-05-01' },
  openInformation: {
    title: '政府信息公开条例',
    zh: '政府信息公开条例',
    en: 'Regulation on Open Government Information',
    from: '2019-05-15',
  },
  civilAffairs60: {
    title: '社会组织信用信息管理办法',
    zh: '民政部令第60号',
    en: 'Ministry of Civil Affairs Order 60',
    from: '2018-01-24',
  },
  associations: {
    title: '社会团体登记管理条例',
    zh: '社会团体登记管理条例',
    en: 'Regulation on Registration of Social Associations',
    from: '2016-02-06',
  },
  privateNonEnterprise: {
    title: '民办非企业单位登记管理暂行条例',
    zh: '民办非企业单位登记管理暂行条例',
    en: 'Interim Regulation on Registration of Private Non-enterprise Units',
    from: '1998-10-25',
  },
  creditRecords: { zh: '财库〔2016〕125号', en: 'MoF Circular Caiku [2016] 125', from: '2016-08-01' },
  taxExemption: {
    zh: '财税〔2018〕13号',
    en: 'MoF and Tax Administration Circular Caishui [2018] 13',
    from: '2018-01-01',
  },
  assessment: {
    title: '社会组织评估管理办法',
    zh: '社会组织评估管理办法',
    en: 'Measures for the Assessment of Social Organisations',
    from: '2011-03-01',
  },
  creditCodes: {
    title: '法人和其他组织统一社会信用代码编码规则',
    zh: 'GB 32100-2015',
    en: 'GB 32100-2015',
    from: '2015-10-01',
  },
  city: { zh: '本市设定', en: 'City setting', from: '2020-01-01' },
} as const satisfies Record<string, Source>;

const byName = new Map<string, Source>(Object.values(sources).map((source) => [source.zh, source]));

/**
 * The citation of a source, with its articles when they are known: `cite(sources.order87, '16')`, or several: '26–32'. In
 * Chinese as lawyers write it: the title, for an order with its number, and the articles in words.
 */
export function cite({ zh, en, title }: Source, articles?: string): Bilingual {
  const named = title === undefined ? zh : title === zh ? `《${title}》` : `《${title}》（${zh}）`;
  if (articles === undefined) return { zh: named, en };
  const [from = '', to] = articles.split('–');
  const last = to === undefined ? '' : `至第${inWords(Number(to))}条`;
  return { zh: `${named}第${inWords(Number(from))}条${last}`, en: `${en}, Art. ${articles}` };
}

/**
 * What a rule is declared to rest on, as it is cited: '政府采购法 Art 46; R92' names sources by their Chinese names, and
 * requirements of our own, which nobody is shown. Undefined where nothing is left. Throws for a source that is not known.
 */
export function citation(declared: string): Bilingual | undefined {
  const cited = declared
    .split(';')
    .map((part) => part.trim())
    .filter((part) => !/^R\d+$/.test(part))
    .map((part) => {
      const [, name = '', articles] = /^(.*?)(?: Art ([\d–]+))?$/.exec(part) ?? [];
      const source = byName.get(name);
      if (!source) throw new Error(`${name} is no source: see src/law/source.ts`);
      return cite(source, articles);
    });
  if (cited.length === 0) return undefined;
  return { zh: cited.map(({ zh }) => zh).join('、'), en: cited.map(({ en }) => en).join('; ') };
}

const numerals = '零一二三四五六七八九';

/** The number of an article, 1 to 999, in words: 十七, 二十, 三十六, 五百零九, 五百四十三. */
function inWords(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor((number % 100) / 10), number % 10];
  const one = ones > 0 ? numerals[ones] : '';
  if (hundreds === 0) return `${tens > 1 ? numerals[tens] : ''}${tens > 0 ? '十' : ''}${one}`;
  const between = tens > 0 ? `${numerals[tens]}十` : ones > 0 ? '零' : '';
  return `${numerals[hundreds]}百${between}${one}`;
}
