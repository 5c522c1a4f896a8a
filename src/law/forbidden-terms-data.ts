import type { Bilingual } from './bilingual.ts';
import type { CityDate } from './date.ts';
import { cite, sources } from './source.ts';

/** Words that turn a condition or a factor into unequal treatment, with the rule that forbids them. */
export interface ForbiddenTerms {
  readonly terms: readonly string[];
  readonly validFrom: CityDate;
  readonly citation: Bilingual;
}

const forbiddenTerms: readonly ForbiddenTerms[] = [
  {
    // The size of a supplier is neither a qualification nor a factor.
    terms: [
      '注册资本',
      '注册资金',
      '资产总额',
      '总资产',
      '净资产',
      '营业收入',
      '营业额',
      '从业人员数',
      '职工人数',
      '利润',
      '纳税额',
      'registered capital',
      'total assets',
      'net assets',
      'turnover',
      'number of employees',
      'annual profit',
      'tax paid',
    ],
    validFrom: sources.order87.from,
    citation: cite(sources.order87, '17'),
  },
  {
    // Ownership, legal form and place of registration; awards and results of one region.
    terms: [
      '所有制',
      '国有企业',
      '国有控股',
      '民营企业',
      '外资',
      '本地注册',
      '本市注册',
      '本省注册',
      '在本市设有',
      '本地业绩',
      '本市业绩',
      '本省业绩',
      '本市奖项',
      '本省奖项',
      '特定行业业绩',
      'state-owned',
      'foreign-owned',
      'registered locally',
      'registered in this city',
      'local awards',
      'local experience',
    ],
    validFrom: sources.procurementRegulation.from,
    citation: cite(sources.procurementRegulation, '20'),
  },
  {
    // Young organisations with a clean record must be let in.
    terms: [
      '成立满',
      '成立年限',
      '成立时间',
      '注册满',
      '经营年限',
      '从业年限',
      'years in business',
      'years of existence',
    ],
    validFrom: sources.socialOrganisations.from,
    citation: cite(sources.socialOrganisations),
  },
  {
    // A list of suppliers must not be the way in.
    terms: ['备选库', '名录库', '资格库', '入库供应商', 'supplier list', 'shortlisted pool'],
    validFrom: sources.businessClimate.from,
    citation: cite(sources.businessClimate),
  },
];

/** The first term in a text that a rule in force on that day forbids, with its citation; undefined when there is none. */
export function forbiddenTerm(
  text: string,
  on: CityDate,
): { readonly term: string; readonly citation: Bilingual } | undefined {
  const said = text.normalize('NFKC').toLowerCase();
  for (const { terms, validFrom, citation } of forbiddenTerms) {
    const term = validFrom <= on ? terms.find((each) => said.includes(each)) : undefined;
    if (term) return { term, citation };
  }
  return undefined;
}
