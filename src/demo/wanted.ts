import type { Fen } from '../law/fen.ts';

/** What a department wants to buy in a story. */
export interface Wanted {
  /** The department; its people are called after it. */
  readonly buyer: 'ngmz' | 'dlmz' | 'cl';
  readonly contact: string;
  readonly item: string;
  readonly title: string;
  readonly need: string;
  readonly groups: readonly string[];
  readonly users: number;
  readonly divisions: readonly string[];
  readonly delivery: 'home' | 'centre' | 'outreach' | 'mixed';
  /** What is counted, in what, and how much of it. */
  readonly unit: { readonly name: string; readonly unit: string; readonly quantity: number; readonly standard: string };
  readonly budget: Fen;
  readonly place: string;
}

const tenThousand = 1_000_000;

/** 演示数据 */
export const wanted = {
  closed: {
    buyer: 'cl',
    contact: '范冰',
    item: 'A0406',
    title: '残疾人居家康复指导服务',
    need: '全市登记在册、需要居家康复指导的残疾人有一千二百余人，多数家庭不会做日常训练，定点机构路途又远；计划由专业人员定期上门，教会家属训练方法，并建立个人康复档案。（演示数据）',
    groups: ['disabled'],
    users: 1_200,
    divisions: ['230102', '230103', '230110'],
    delivery: 'home',
    unit: { name: '上门指导', unit: '次', quantity: 9_600, standard: '每次不少于 1 小时，留训练记录' },
    budget: 210 * tenThousand,
    place: '道里、南岗、香坊三区',
  },
  running: {
    buyer: 'dlmz',
    contact: '李静',
    item: 'A0402',
    title: '道里区高龄独居老人助餐和探访服务',
    need: '道里区现有八十岁以上独居老人一千一百余人，其中三百余人没有子女在身边，做饭困难，生病跌倒也难以及时发现；计划每日送餐，每周探访两次，遇到险情立即联系家属和社区。（演示数据）',
    groups: ['elderly'],
    users: 320,
    divisions: ['230102'],
    delivery: 'home',
    unit: { name: '送餐和探访', unit: '人次', quantity: 36_000, standard: '午餐十二点前送到，每周探访两次' },
    budget: 78 * tenThousand,
    place: '道里区十二个街道',
  },
  awarded: {
    buyer: 'cl',
    contact: '范冰',
    item: 'L0408',
    title: '孤独症儿童家庭康复支持服务',
    need: '全市登记的孤独症儿童有四百余名，定点机构康复结束后回到家里，训练往往中断；计划为家庭提供个别化训练计划、家长课堂和喘息照料，使训练效果能够保持下去。（演示数据）',
    groups: ['disabled', 'children'],
    users: 160,
    divisions: ['230100'],
    delivery: 'mixed',
    unit: { name: '家庭指导', unit: '次', quantity: 2_400, standard: '每户每月不少于两次，有个别化计划' },
    budget: 46 * tenThousand,
    place: '市残疾人康复中心和服务对象家中',
  },
  open: {
    buyer: 'ngmz',
    contact: '李岩',
    item: 'L0410',
    title: '南岗区失能老人居家照料服务',
    need: '南岗区经评估的中度、重度失能老人有八百余人，多数由老伴照料，照料者自己也已年迈；计划由持证护理员上门，提供助浴、翻身护理和照料者培训，减轻家庭的负担。（演示数据）',
    groups: ['elderly', 'disabled'],
    users: 260,
    divisions: ['230103'],
    delivery: 'home',
    unit: { name: '上门照料', unit: '次', quantity: 12_500, standard: '每次不少于 2 小时，由持证护理员完成' },
    budget: 72 * tenThousand,
    place: '南岗区各社区',
  },
  opinions: {
    buyer: 'cl',
    contact: '范冰',
    item: 'L0305',
    title: '残疾人居家就业技能培训',
    need: '有就业意愿而出行困难的残疾人提出，希望在家学习客服、短视频剪辑和手工制作等技能，并有人帮助对接用工单位；计划分三期培训一百五十人，培训后跟踪就业半年。（演示数据）',
    groups: ['disabled'],
    users: 150,
    divisions: ['230100'],
    delivery: 'mixed',
    unit: { name: '技能培训', unit: '课时', quantity: 1_800, standard: '每班不超过 25 人，有结业考核' },
    budget: 38 * tenThousand,
    place: '市残疾人就业服务中心和线上课堂',
  },
  soon: {
    buyer: 'dlmz',
    contact: '李静',
    item: 'A1003',
    title: '道里区困境家庭社会工作服务',
    need: '道里区低保边缘和突发困难家庭有六百余户，除了生活困难，还有子女教育、邻里关系和心理压力等问题；计划由社工逐户评估，制定帮扶计划，链接社区和慈善资源。（演示数据）',
    groups: ['poor-household'],
    users: 240,
    divisions: ['230102'],
    delivery: 'outreach',
    unit: { name: '个案服务', unit: '次', quantity: 2_880, standard: '每户每月不少于一次，有服务记录' },
    budget: 42 * tenThousand,
    place: '道里区各社区',
  },
  overdue: {
    buyer: 'ngmz',
    contact: '李岩',
    item: 'A0401',
    title: '南岗区留守和困境儿童关爱服务',
    need: '南岗区排查出留守和困境儿童二百一十名，放学后无人照看、学习跟不上、与父母联系少；计划在社区设课后照看点，配社工和志愿者，每月家访一次，并做好安全教育。（演示数据）',
    groups: ['children'],
    users: 210,
    divisions: ['230103'],
    delivery: 'centre',
    unit: { name: '课后照看', unit: '人次', quantity: 21_000, standard: '工作日放学后两小时，师生比不低于 1∶15' },
    budget: 36 * tenThousand,
    place: '南岗区六个社区服务站',
  },
  asked: {
    buyer: 'ngmz',
    contact: '李岩',
    item: 'A0407',
    title: '南岗区老年人法律援助服务',
    need: '南岗区老年人在赡养、继承、房产和防诈骗方面的求助去年有四百余件，多数人不知道去哪里咨询，行动不便的更难上门；计划由执业律师定期到社区坐诊，对有需要的老年人上门服务，并代写文书。（演示数据）',
    groups: ['elderly'],
    users: 400,
    divisions: ['230103'],
    delivery: 'mixed',
    unit: { name: '法律咨询', unit: '人次', quantity: 1_200, standard: '由执业律师接待，留咨询记录' },
    budget: 24 * tenThousand,
    place: '南岗区各社区服务站和服务对象家中',
  },
} as const satisfies Record<string, Wanted>;
