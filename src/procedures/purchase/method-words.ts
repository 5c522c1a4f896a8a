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
    'many-users': '多家入围由对象自选',
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
