import type { Translated } from '../../names.ts';
import type { priceReasons } from './bid/bid.ts';

/** How a price was found to be abnormally low, as options. */
export const priceReasonWords: Translated<Readonly<Record<(typeof priceReasons)[number], string>>> = {
  zh: {
    'of-mean': '低于平均报价的规定比例',
    'of-second': '低于次低报价的规定比例',
    'of-ceiling': '低于最高限价的规定比例',
    panel: '评审小组认为偏低',
  },
  en: {
    'of-mean': 'too far below the mean price',
    'of-second': 'too far below the second lowest',
    'of-ceiling': 'too far below the ceiling',
    panel: 'the panel finds it too low',
  },
};

/** The prices by which bids were found not to be valid, as rows of cards and notices. */
export const refusedPriceWords = {
  zh: {
    label: '报价偏低、作无效处理的',
    columns: {
      bidder: { label: '供应商' },
      explained: { label: '作过说明', options: { yes: '说明过', no: '没有说明' } },
      against: { label: '认为不能证明' },
      of: { label: '表决人数' },
      grounds: { label: '理由' },
    },
  },
  en: {
    label: 'Too low to be believed, so not valid',
    columns: {
      bidder: { label: 'Supplier' },
      explained: { label: 'Explained', options: { yes: 'explained', no: 'said nothing' } },
      against: { label: 'Votes against' },
      of: { label: 'Votes' },
      grounds: { label: 'Grounds' },
    },
  },
} satisfies Translated<unknown>;
