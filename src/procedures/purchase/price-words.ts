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
