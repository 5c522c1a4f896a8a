import type { CityDate } from './date.ts';
import type { MethodCode } from './method.ts';
import type { MethodLimits, SettingOf } from './setting.ts';
import { cite, type Mark, type Source, sources } from './source.ts';

const tenMillionYuan = 1_000_000_000;
const tenderPanel = [
  { from: 0, min: 5 },
  { from: tenMillionYuan, min: 7 },
] as const;
const smallPanel = [
  { from: 0, min: 3 },
  { from: 'open-tender', min: 5 },
] as const;

/** What limits each method; where a later circular changes one number, its row cites both. */
export const methodSettings = [
  limits('open-tender', [sources.order87, sources.procurementRegulation], 'V', {
    minSuppliers: 3,
    continueWith: 3,
    notice: 'NOTICE_T',
    documents: 'DOC_SALE',
    preparation: 'BID_20',
    clarification: 'CLAR_15',
    priceWeight: { min: 10, max: 100 },
    panel: tenderPanel,
  }),
  limits('invited-tender', [sources.order87, sources.procurementRegulation], 'V', {
    minSuppliers: 3,
    continueWith: 3,
    notice: 'NOTICE_T',
    documents: 'DOC_SALE',
    preparation: 'BID_20',
    clarification: 'CLAR_15',
    priceWeight: { min: 10, max: 100 },
    panel: tenderPanel,
  }),
  limits('competitive-negotiation', [sources.order74], 'V2', {
    minSuppliers: 3,
    continueWith: 3,
    afterFailedTender: 2,
    notice: 'NOTICE_NEG',
    preparation: 'NEG_3',
    clarification: 'CLAR_NEG',
    panel: smallPanel,
  }),
  limits('competitive-consultation', [sources.consultation, sources.consultationTwo], 'V2', {
    minSuppliers: 3,
    continueWith: 2,
    notice: 'NOTICE_CONS',
    documents: 'DOC_CONS',
    preparation: 'CONS_10',
    clarification: 'CLAR_CONS',
    priceWeight: { min: 10, max: 30 },
    panel: smallPanel,
  }),
  limits('single-source', [sources.procurementRegulation, sources.order74], 'V', {
    minSuppliers: 1,
    continueWith: 1,
    notice: 'SS_PUB',
  }),
  limits('quotation', [sources.order74], 'V2', {
    minSuppliers: 3,
    continueWith: 3,
    notice: 'NOTICE_RFQ',
    preparation: 'RFQ_3',
    panel: [{ from: 0, min: 3 }],
  }),
  limits('directed', [sources.city], 'D', { minSuppliers: 1, continueWith: 1 }),
  limits('framework', [sources.order110], 'M', {
    minSuppliers: 2,
    continueWith: 2,
    preparation: 'FRAME_20',
    panel: tenderPanel,
  }),
  limits('emergency', [sources.emergency], 'V2', { minSuppliers: 1, continueWith: 1 }),
] as const;

function limits<const Method extends MethodCode>(
  method: Method,
  from: readonly [Source, ...Source[]],
  mark: Mark,
  value: MethodLimits,
): SettingOf<`method.${Method}`> {
  const cited = from.map((source) => cite(source));
  return {
    key: `method.${method}`,
    value,
    validFrom: latest(from),
    citation: { zh: cited.map((one) => one.zh).join('；'), en: cited.map((one) => one.en).join('; ') },
    mark,
  };
}

/** Rules that are cited together hold together from the day of the last one. */
function latest([first, ...others]: readonly [Source, ...Source[]]): CityDate {
  let date: CityDate = first.from;
  for (const other of others) if (other.from > date) date = other.from;
  return date;
}
