import type { BodyKind } from '../../src/names.ts';

/** 演示数据: the offices of a city; their ids also stand in the numbers of its projects. */
interface DemoBody {
  readonly id: string;
  readonly kind: BodyKind;
  readonly zh: string;
  readonly en: string;
}

export const demoOffices: readonly DemoBody[] = [
  department('mz', '市民政局', 'Civil Affairs Bureau'),
  department('cz', '市财政局', 'Finance Bureau'),
  department('bb', '市委编办', 'Staffing Office'),
  department('fg', '市发改委', 'Development and Reform Commission'),
  department('sj', '市审计局', 'Audit Bureau'),
  department('jw', '市纪委监委', 'Supervision Commission'),
  department('rs', '市人社局', 'Human Resources Bureau'),
  department('wj', '市卫健委', 'Health Commission'),
  department('cl', '市残联', 'Disabled Persons’ Federation'),
  department('fl', '市妇联', 'Women’s Federation'),
  department('gqt', '团市委', 'Youth League Committee'),
  department('gh', '市总工会', 'Federation of Trade Unions'),
  department('gsl', '市工商联', 'Federation of Industry and Commerce'),
  department('jy', '市公共资源交易中心', 'Public Resource Trading Centre'),
  department('dlmz', '道里区民政局', 'Daoli District Civil Affairs Bureau'),
  department('ngmz', '南岗区民政局', 'Nangang District Civil Affairs Bureau'),
  department('xtz', '市政府购买服务协调小组办公室', 'Coordination Group Office'),
  department('pt', '购办平台管理办公室', 'Gouban Platform Office'),
  { id: 'pg', kind: 'evaluator', zh: '松江第三方评估中心', en: 'Songjiang Evaluation Centre' },
  { id: 'zj', kind: 'public', zh: '评审专家库', en: 'Pool of Panel Experts' },
  { id: 'jm', kind: 'public', zh: '居民与媒体观察员', en: 'Residents and Media Observers' },
];

function department(id: string, zh: string, en: string): DemoBody {
  return { id, kind: 'department', zh, en };
}
