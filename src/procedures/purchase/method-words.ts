import type { TermsText } from '../../engine/texts.ts';
import { methodNames } from '../../law/method.ts';
import type { MethodGround } from '../../law/method-ground.ts';
import { inLanguage, type Language, type Translated } from '../../names.ts';
import type { methodsOffered } from './method.ts';

/** The methods as options. */
export function methodWords(language: Language): Readonly<Record<(typeof methodsOffered)[number], string>> {
  return {
    'open-tender': inLanguage(methodNames['open-tender'], language),
    'competitive-consultation': inLanguage(methodNames['competitive-consultation'], language),
    'invited-tender': inLanguage(methodNames['invited-tender'], language),
    'competitive-negotiation': inLanguage(methodNames['competitive-negotiation'], language),
    'single-source': inLanguage(methodNames['single-source'], language),
    framework: inLanguage(methodNames.framework, language),
    quotation: inLanguage(methodNames.quotation, language),
    directed: inLanguage(methodNames.directed, language),
  };
}

/** The grounds as options. */
export const groundWords: Translated<Readonly<Record<MethodGround, string>>> = {
  zh: {
    'purchased-service': '政府购买服务项目',
    'few-suppliers': '供应商范围有限',
    'open-too-costly': '公开招标费用过高',
    'tender-failed': '招标失败',
    complex: '技术复杂或性质特殊',
    urgent: '时间紧急',
    'price-unknown': '不能事先算出总价',
    'sole-supplier': '只有一家能做',
    unforeseen: '不可预见的紧急情况',
    continuity: '须与原项目一致',
    'many-users': '多家入围，用户自选',
    small: '金额在限额以下',
  },
  en: {
    'purchased-service': 'a purchased service',
    'few-suppliers': 'few suppliers exist',
    'open-too-costly': 'an open tender costs too much',
    'tender-failed': 'a tender failed',
    complex: 'complex or special',
    urgent: 'urgent',
    'price-unknown': 'total price cannot be worked out',
    'sole-supplier': 'only one can do it',
    unforeseen: 'unforeseeable emergency',
    continuity: 'must match earlier work',
    'many-users': 'users choose among several',
    small: 'below the threshold',
  },
};

/**
 * What the law calls otherwise by the method: a tender is opened, judged by a committee and won (财政部令第87号); by the others
 * documents are opened, judged by a group, and a deal is made (财政部令第74号, 财库〔2014〕214号). The notices are called as in
 * 财办库〔2020〕50号.
 */
export const methodTerms = {
  award: { neutral: '中标（成交）', ...asTender('中标', '成交') },
  opening: { neutral: '开启', ...asTender('开标', '开启') },
  openBids: { neutral: '开启响应文件', ...asTender('开标', '开启响应文件') },
  opened: { neutral: '开启了响应文件', ...asTender('主持了开标', '开启了响应文件') },
  response: { neutral: '响应文件', ...asTender('投标文件', '响应文件') },
  report: { neutral: '评审报告', ...asTender('评标报告', '评审报告') },
  endTender: { neutral: '终止采购', ...asTender('宣布废标', '终止采购') },
  panel: {
    neutral: '评审小组',
    'open-tender': '评标委员会',
    'invited-tender': '评标委员会',
    'competitive-consultation': '磋商小组',
    'competitive-negotiation': '谈判小组',
    quotation: '询价小组',
  },
  talks: { neutral: '磋商', 'competitive-negotiation': '谈判' },
  call: {
    neutral: '采购公告',
    'open-tender': '公开招标公告',
    'invited-tender': '邀请招标公告',
    'competitive-consultation': '竞争性磋商公告',
    'competitive-negotiation': '竞争性谈判公告',
    'single-source': '单一来源采购公示',
    framework: '框架协议采购公告',
    quotation: '询价公告',
  },
} satisfies TermsText;

function asTender(tender: string, other: string): Readonly<Record<(typeof methodsOffered)[number], string>> {
  return {
    'open-tender': tender,
    'invited-tender': tender,
    'competitive-consultation': other,
    'competitive-negotiation': other,
    'single-source': other,
    framework: other,
    quotation: other,
    directed: other,
  };
}
