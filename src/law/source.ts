import type { Bilingual } from './bilingual.ts';
import type { CityDate } from './date.ts';

/**
 * How sure a row is: V read in the text of the rule, V2 known through another source, M from memory and to be checked
 * (依据待核), D the city's own setting without a legal source.
 */
export type Mark = 'V' | 'V2' | 'M' | 'D';

/** A rule that rows cite, with the day it came into force. */
export interface Source extends Bilingual {
  readonly from: CityDate;
}

export const sources = {
  procurementLaw: { zh: '政府采购法', en: 'Government Procurement Law', from: '2003-01-01' },
  procurementRegulation: {
    zh: '政府采购法实施条例',
    en: 'Government Procurement Law Implementation Regulation',
    from: '2015-03-01',
  },
  order74: { zh: '财政部令第74号', en: 'Ministry of Finance Order 74', from: '2014-02-01' },
  order87: { zh: '财政部令第87号', en: 'Ministry of Finance Order 87', from: '2017-10-01' },
  order94: { zh: '财政部令第94号', en: 'Ministry of Finance Order 94', from: '2018-03-01' },
  order102: { zh: '财政部令第102号', en: 'Ministry of Finance Order 102', from: '2020-03-01' },
  order110: { zh: '财政部令第110号', en: 'Ministry of Finance Order 110', from: '2022-03-01' },
  consultation: { zh: '财库〔2014〕214号', en: 'MoF Circular Caiku [2014] 214', from: '2014-12-31' },
  consultationTwo: { zh: '财库〔2015〕124号', en: 'MoF Circular Caiku [2015] 124', from: '2015-06-30' },
  businessClimate: { zh: '财库〔2019〕38号', en: 'MoF Circular Caiku [2019] 38', from: '2019-09-01' },
  intention: { zh: '财库〔2020〕10号', en: 'MoF Circular Caiku [2020] 10', from: '2020-03-02' },
  needs: { zh: '财库〔2021〕22号', en: 'MoF Circular Caiku [2021] 22', from: '2021-07-01' },
  abnormalPrice: { zh: '财库〔2026〕2号', en: 'MoF Circular Caiku [2026] 2', from: '2026-02-01' },
  emergency: { zh: '财库〔2026〕12号', en: 'MoF Circular Caiku [2026] 12', from: '2026-10-01' },
  socialOrganisations: { zh: '财综〔2016〕54号', en: 'MoF Circular Caizong [2016] 54', from: '2016-12-01' },
  performance: { zh: '财预〔2020〕10号', en: 'MoF Circular Caiyu [2020] 10', from: '2020-02-25' },
  provincialStandard: {
    zh: '黑龙江省政府集中采购目录及标准（2026年版）',
    en: 'Heilongjiang Centralised Procurement Catalogue and Thresholds (2026)',
    from: '2026-01-01',
  },
  smallSuppliers: {
    zh: '保障中小企业款项支付条例',
    en: 'Regulation on Payments to Small and Medium Enterprises',
    from: '2025-06-01',
  },
  reconsideration: { zh: '行政复议法', en: 'Administrative Reconsideration Law', from: '2024-01-01' },
  petitions: { zh: '信访工作条例', en: 'Regulation on Petition Work', from: '2022-05-01' },
  openInformation: { zh: '政府信息公开条例', en: 'Regulation on Open Government Information', from: '2019-05-15' },
  civilAffairs60: { zh: '民政部令第60号', en: 'Ministry of Civil Affairs Order 60', from: '2018-01-24' },
  associations: {
    zh: '社会团体登记管理条例',
    en: 'Regulation on Registration of Social Associations',
    from: '2016-02-06',
  },
  privateNonEnterprise: {
    zh: '民办非企业单位登记管理暂行条例',
    en: 'Interim Regulation on Registration of Private Non-enterprise Units',
    from: '1998-10-25',
  },
  city: { zh: '本市设定', en: 'City setting', from: '2020-01-01' },
} as const satisfies Record<string, Source>;

/** The citation of a source, with its articles when they are known: `cite(sources.order87, '16')`. */
export function cite(source: Source, articles?: string): Bilingual {
  if (articles === undefined) return { zh: source.zh, en: source.en };
  return { zh: `${source.zh}第${articles}条`, en: `${source.en}, Art. ${articles}` };
}
