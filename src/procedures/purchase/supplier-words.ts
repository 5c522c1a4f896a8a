import type { Values } from '../../engine/procedure.ts';
import { day } from '../../engine/say-value.ts';
import { type Said, said } from '../../law/said.ts';
import type { Translated } from '../../names.ts';

/** Why an organisation may not supply, said after its name. */
export const barWords: Translated<(values: Values) => Said> = {
  zh: ({ bar, until }) => {
    if (bar === 'expired') return said`的登记证书有效期到${day(until)}为止，已经过期`;
    if (bar === 'kept-out')
      return said`因为捏造事实或者用虚假材料投诉，被财政部门禁止到${day(until)}为止参加政府采购活动`;
    return bars.zh[String(bar)] ?? '';
  },
  en: ({ bar, until }) => {
    if (bar === 'expired') return said`has a certificate that ended on ${day(until)}`;
    if (bar === 'kept-out')
      return said`is kept out of procurement by finance until ${day(until)}, for a false complaint`;
    return bars.en[String(bar)] ?? '';
  },
};

const bars: Translated<Readonly<Record<string, string>>> = {
  zh: {
    unregistered: '的登记还没有核验',
    left: '已经注销或退出',
    suspended: '的资格被暂停',
    'filed-only': '是社区备案组织，不能独立承担民事责任',
  },
  en: {
    unregistered: 'is not verified in the register',
    left: 'has left the register',
    suspended: 'is suspended',
    'filed-only': 'is only on file with its community and bears no liability by itself',
  },
};
