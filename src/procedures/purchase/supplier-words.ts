import type { Values } from '../../engine/procedure.ts';
import { day } from '../../engine/say-value.ts';
import { type Said, said } from '../../law/said.ts';
import type { Translated } from '../../names.ts';

/** Why an organisation may not supply, said after its name. */
export const barWords: Translated<(values: Values) => Said> = {
  zh: ({ bar, validTo }) =>
    bar === 'expired' ? said`的登记证书有效期到${day(validTo)}为止，已经过期` : (bars.zh[String(bar)] ?? ''),
  en: ({ bar, validTo }) =>
    bar === 'expired' ? said`has a certificate that ended on ${day(validTo)}` : (bars.en[String(bar)] ?? ''),
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
