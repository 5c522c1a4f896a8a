import type { Role } from '../../src/names.ts';

/** 演示数据: invented people, one at least for every role, and two wherever one alone could not finish a case. */
interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly seats: readonly { readonly role: Role; readonly body: string }[];
}

export const demoPersons: readonly DemoPerson[] = [
  // The buyers: whoever prepares, approves and accepts are three different people.
  at('dlmz', 'buyer_staff', 'dlmz-staff', '李静'),
  at('dlmz', 'buyer_staff', 'dlmz-staff-2', '王海涛'),
  at('dlmz', 'buyer_head', 'dlmz-head', '赵明远'),
  at('dlmz', 'buyer_head', 'dlmz-head-2', '孟凡'),
  at('dlmz', 'acceptor', 'dlmz-acceptor', '孙丽华'),
  at('dlmz', 'acceptor', 'dlmz-acceptor-2', '白雪松'),
  at('ngmz', 'buyer_staff', 'ngmz-staff', '李岩'),
  at('ngmz', 'buyer_staff', 'ngmz-staff-2', '宋佳'),
  at('ngmz', 'buyer_head', 'ngmz-head', '关永强'),
  at('ngmz', 'buyer_head', 'ngmz-head-2', '佟丽娜'),
  at('ngmz', 'acceptor', 'ngmz-acceptor', '金哲'),
  at('ngmz', 'acceptor', 'ngmz-acceptor-2', '崔晓红'),
  at('cl', 'buyer_staff', 'cl-staff', '范冰'),
  at('cl', 'buyer_staff', 'cl-staff-2', '邵伟'),
  at('cl', 'buyer_head', 'cl-head', '姜志勇'),
  at('cl', 'buyer_head', 'cl-head-2', '吕文静'),
  at('cl', 'acceptor', 'cl-acceptor', '丁浩'),
  at('cl', 'acceptor', 'cl-acceptor-2', '魏兰'),

  // The city's offices.
  at('cz', 'finance_budget', 'cz-budget', '陈志强'),
  at('cz', 'finance_budget', 'cz-budget-2', '袁媛'),
  at('cz', 'finance_budget_head', 'cz-budget-head', '刘慧敏'),
  at('cz', 'finance_proc', 'cz-proc', '周岩'),
  at('cz', 'finance_proc', 'cz-proc-2', '苏宁'),
  at('cz', 'finance_treasury', 'cz-treasury', '吴丹'),
  at('cz', 'finance_treasury', 'cz-treasury-2', '程刚'),
  at('bb', 'establishment', 'bb-staffing', '郑国栋'),
  at('fg', 'ndrc', 'fg-ndrc', '冯雪'),
  at('mz', 'civil_affairs', 'mz-civil', '何秀英'),
  at('mz', 'civil_affairs', 'mz-civil-2', '许磊'),
  at('sj', 'audit', 'sj-audit', '曹建军'),
  at('jw', 'supervision', 'jw-supervision', '邓立新'),
  at('jw', 'supervision', 'jw-supervision-2', '薛萍'),
  at('xtz', 'group_chair', 'xtz-chair', '韩卫东'),
  at('xtz', 'group_sec', 'xtz-sec', '杨帆'),
  at('jy', 'agency', 'jy-agency', '朱婷'),
  at('jy', 'agency', 'jy-agency-2', '秦川'),
  at('pt', 'admin', 'pt-admin', '蒋涛'),
  at('pt', 'auditor', 'pt-auditor', '余欢'),

  // Those who judge: experts for two panels, an evaluator, users' representatives, a journalist.
  at('zj', 'expert', 'expert-1', '卢建平'),
  at('zj', 'expert', 'expert-2', '谭淑芬'),
  at('zj', 'expert', 'expert-3', '董志远'),
  at('zj', 'expert', 'expert-4', '任秋月'),
  at('zj', 'expert', 'expert-5', '方志宏'),
  at('zj', 'expert', 'expert-6', '石磊'),
  at('zj', 'expert', 'expert-7', '贺春梅'),
  at('zj', 'expert', 'expert-8', '龚学文'),
  at('zj', 'expert', 'expert-9', '汤敏'),
  at('pg', 'evaluator', 'evaluator', '潘晓东'),
  at('pg', 'evaluator', 'evaluator-2', '侯静怡'),
  at('jm', 'user_rep', 'user-rep', '于桂芝'),
  at('jm', 'user_rep', 'user-rep-2', '史大年'),
  at('jm', 'media', 'media', '安然'),

  // The organisations.
  at('bc', 'org_admin', 'bc-admin', '林晓梅'),
  at('bc', 'org_staff', 'bc-staff', '何雨欣'),
  at('bc', 'org_finance', 'bc-finance', '钟倩'),
  at('sh', 'org_admin', 'sh-admin', '高振海'),
  at('sh', 'org_staff', 'sh-staff', '田野'),
  at('sh', 'org_finance', 'sh-finance', '黎娟'),
  at('dx', 'org_admin', 'dx-admin', '沈文君'),
  at('dx', 'org_staff', 'dx-staff', '陶然'),
  at('dx', 'org_finance', 'dx-finance', '温婷'),
  at('xy', 'org_admin', 'xy-admin', '马春燕'),
  at('xy', 'org_staff', 'xy-staff', '葛红'),
  at('xy', 'org_finance', 'xy-finance', '毛宁'),
  at('lj', 'org_admin', 'lj-admin', '严立群'),
  at('lj', 'org_staff', 'lj-staff', '柳青'),
  at('lj', 'org_finance', 'lj-finance', '常悦'),

  // Without a seat: about to register 新桥社区养老服务中心, and two citizens.
  { id: 'xq-applicant', name: '周建国', seats: [] },
  { id: 'citizen-1', name: '王淑兰', seats: [] },
  { id: 'citizen-2', name: '张宇', seats: [] },
];

function at(body: string, role: Role, id: string, name: string): DemoPerson {
  return { id, name, seats: [{ role, body }] };
}
