/** 演示数据: what the departments may spend, by year and catalogue item; fen. */
interface DemoLine {
  readonly id: string;
  readonly body: string;
  readonly year: number;
  readonly item: string;
  readonly zh: string;
  readonly en: string;
  readonly limit: number;
}

const tenThousand = 1_000_000;

/** For each department and item: the limits of 2026 and 2027, in ten thousand yuan. */
const budgets = [
  ['dlmz', 'A0402', '基本养老服务', 'Basic elderly care', 160, 180],
  ['dlmz', 'A1003', '社会工作服务', 'Social work', 80, 90],
  ['dlmz', 'L0409', '妇女支持服务', 'Support for women', 40, 45],
  ['ngmz', 'A0402', '基本养老服务', 'Basic elderly care', 170, 185],
  ['ngmz', 'L0410', '居家助残养老服务', 'Home care for disabled and elderly', 90, 100],
  ['ngmz', 'A0401', '儿童福利服务', 'Child welfare', 50, 60],
  ['cl', 'A0406', '残疾人服务', 'Services for disabled persons', 220, 260],
  ['cl', 'L0408', '康复救助服务', 'Rehabilitation assistance', 120, 140],
  ['cl', 'L0305', '残疾人就业培训服务', 'Employment training for disabled persons', 70, 75],
  ['mz', 'A1002', '社会组织建设与管理服务', 'Building and managing social organisations', 60, 60],
  ['rs', 'A0302', '职业技能培训服务', 'Vocational skills training', 150, 160],
  ['rs', 'L0306', '异地务工人员就业服务', 'Employment services for migrant workers', 50, 55],
  ['wj', 'A0505', '特殊群体卫生健康服务', 'Health services for special groups', 80, 85],
  ['fl', 'L0409', '妇女支持服务', 'Support for women', 30, 35],
] as const;

/** The lines of some years; before 2027 all have the limits of 2026, and afterwards those of 2027. */
export function demoLinesOf(years: readonly number[]): readonly DemoLine[] {
  return budgets.flatMap(([body, item, zh, en, in2026, in2027]) =>
    years.map((year) => ({
      id: `${year}-${body}-${item}`,
      body,
      year,
      item,
      zh: `${zh}（演示数据）`,
      en: `${en} (demonstration)`,
      limit: (year < 2027 ? in2026 : in2027) * tenThousand,
    })),
  );
}
