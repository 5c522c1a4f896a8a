import type { Bilingual } from './bilingual.ts';

/** The ways to buy a service (政府采购法 Art 26, 214号, 110号令, 财库〔2026〕12号), and the two kept below the threshold. */
export const methodNames = {
  'open-tender': { zh: '公开招标', en: 'open tender' },
  'invited-tender': { zh: '邀请招标', en: 'invited tender' },
  'competitive-negotiation': { zh: '竞争性谈判', en: 'competitive negotiation' },
  'competitive-consultation': { zh: '竞争性磋商', en: 'competitive consultation' },
  'single-source': { zh: '单一来源采购', en: 'single-source procurement' },
  quotation: { zh: '询价', en: 'request for quotations' },
  directed: { zh: '定向购买', en: 'directed purchase' },
  framework: { zh: '框架协议采购', en: 'framework agreement' },
  emergency: { zh: '紧急采购', en: 'emergency procurement' },
} as const satisfies Record<string, Bilingual>;

export type MethodCode = keyof typeof methodNames;

export const methodCodes = [
  'open-tender',
  'invited-tender',
  'competitive-negotiation',
  'competitive-consultation',
  'single-source',
  'quotation',
  'directed',
  'framework',
  'emergency',
] as const satisfies readonly MethodCode[];
