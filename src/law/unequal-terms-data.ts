import type { Bilingual } from './bilingual.ts';
import type { CityDate } from './date.ts';
import { cite, type Mark, type Source, sources } from './source.ts';

/** The kinds of condition by which suppliers are treated unequally. */
export const unequalKinds = [
  'years',
  'tax',
  'capital',
  'amount',
  'turnover',
  'profit',
  'staff',
  'sector-record',
  'local-record',
  'honours',
  'place',
  'rating',
  'grade',
  'ownership',
  'form',
  'list',
  'incumbent',
  'maker',
] as const;
export type UnequalKind = (typeof unequalKinds)[number];

export interface UnequalTerm {
  readonly kind: UnequalKind;
  /** Found wherever they stand, with any signs between their letters. */
  readonly words: readonly string[];
  /** What means it without such a word, within one clause. */
  readonly phrases: readonly string[];
  /** What stands before it in its clause where it means something else: the leader of the project, a list of what does not count. */
  readonly unlessAfter?: string;
  /** What stands anywhere in its clause then. */
  readonly unlessWith?: string;
  readonly validFrom: CityDate;
  readonly citation: Bilingual;
  readonly mark: Mark;
}

const number =
  '(?:(?<!\\d)\\d{1,2}(?:\\.\\d)?(?!\\d)|[一二两三四五六七八九十廿半数几壹贰叁肆伍陆柒捌玖拾]+|one|two|three|four|five|six|seven|eight|nine|ten)';
const count = '(?:\\d+|[零〇一二两三四五六七八九十百千万半数几壹贰叁肆伍陆柒捌玖拾佰仟]+)';
const yuan = `${count}(?:\\.\\d+)?余?[十百千万亿]*元`;
const least = '(?:不少于|不低于|不小于|不得少于|不得低于|至少|最少|超过|大于|高于|达到|达|满|逾|在)';
const district = '[\\u4e00-\\u9fff]{2,3}(?<!社|小|片|园|街|校|库|地|全|各)[市省区县]';
const here = `(?:[本我该][市省区县地]|当地|属地|[省市区县][内域境]|哈市|哈尔滨|黑龙江|${district})`;
const person =
  '负责人|人员|社工|护理员|护士|医师|医生|教师|老师|讲师|律师|督导|经理|团队|咨询师|治疗师|工程师|专家|骨干|志愿者|成员|管家|厨师|manager|leader|worker|staff|nurse|coordinator|team|supervisor|therapist|trainer|person';

/**
 * Conditions and factors that keep suppliers out or prefer some of them. All of it is compared with what was written once its
 * signs and spaces are out and its letters are small: so nothing here has a space in it either.
 */
export const unequalTerms: readonly UnequalTerm[] = [
  {
    ...rule('years', sources.socialOrganisations, undefined, 'V2'),
    words: [
      '成立年限',
      '注册年限',
      '登记年限',
      '经营年限',
      '从业年限',
      '运营年限',
      '办学年限',
      'yearsinbusiness',
      'yearsofexistence',
    ],
    phrases: [
      `(?:成立|注册|登记|开办|设立|创办|运营|经营|营业|办学|存续)(?:(?!证书|证明|有效|合同|活动|违法|异常|失信|服务期)[^|]){0,8}?${number}个?(?:周年|年|月)(?!内|来|度|[一二三四五六七八九十0-9])`,
      `(?:成立|注册|登记|经营|从业)时间(?!不限|不作|不做)`,
      `${number}年(?:及|或)?以上[^|]{0,10}?(?:经验|经历|从业|经营|运营|历史|资历|办学)`,
      `(?:从事|从业|开展)[^|]{0,14}?(?:${least}${number}年|${number}年(?:及|或)?以上)`,
      `(?:established|founded|registered|operating|operation|inbusiness|existed)[^|]{0,24}?${number}[^|]{0,8}?years`,
      `${number}(?:ormore|full)?years(?:ormore)?(?:of|’|')?[^|]{0,16}?(?:experience|operation|business|existence|standing)`,
      'yearsof(?:operation|registration|standing)',
    ],
    unlessAfter: person,
  },
  {
    ...rule('tax', sources.order87, '17', 'V'),
    words: ['纳税额', '纳税总额', '税收贡献', '年纳税', '缴税额', '纳税规模', 'taxcontribution', 'amountoftax'],
    phrases: [
      `(?:纳税|缴税|缴纳税[款金收]|上缴税[款金收]|完税)[^|]{0,8}?${yuan}`,
      'tax(?:es|payments?)?(?:paid)?[^|]{0,15}?(?:atleast|over|morethan|exceed|above|notless)[^|]{0,12}?\\d',
    ],
  },
  {
    ...rule('capital', sources.order87, '17', 'V'),
    words: [
      '注册资本',
      '注册资金',
      '开办资金',
      '实缴资本',
      '实收资本',
      '资产总额',
      '总资产',
      '净资产',
      '资产规模',
      '资金规模',
      '原始基金',
      'registeredcapital',
      'paidupcapital',
      'totalassets',
      'netassets',
      'fixedassets',
    ],
    phrases: [
      `(?:固定资产|流动资金|自有资金|银行存款|账户余额)[^|]{0,6}?${yuan}`,
      `资产[^|]{0,4}?${least}${yuan}`,
      '(?:bankbalance|workingcapital|startupfunds?)[^|]{0,20}?\\d',
    ],
  },
  {
    ...rule('amount', sources.order87, '17', 'V'),
    words: [],
    phrases: [
      `(?:业绩|合同|案例|项目)(?:(?!价款|支付|履约)[^|]){0,12}?(?:金额|合同额|标的额|规模)[^|]{0,6}?${least}?${yuan}`,
      `合同额[^|]{0,4}?${least}${yuan}`,
      `单[个项]?(?:项目|合同)[^|]{0,8}?${yuan}(?:及|或)?以上`,
      `${yuan}(?:及|或)?以上的?(?:[^|]{0,8}?)(?:业绩|合同|案例|项目)`,
      '(?:contracts?|projects?)(?:worth|valuedat|withavalueof|ofatleast)[^|]{0,12}?\\d',
    ],
  },
  {
    ...rule('turnover', sources.order87, '17', 'V'),
    words: [
      '营业收入',
      '营业额',
      '营收',
      '销售额',
      '销售收入',
      '业务收入',
      '收入规模',
      'turnover',
      'annualrevenue',
      'annualincome',
    ],
    phrases: [`收入(?:总额|合计)?(?:为|须|应|均)?${least}${yuan}`, '(?:revenue|income)ofatleast[^|]{0,8}?\\d'],
    unlessAfter: '家庭|服务对象|居民|老人|困难|households?|beneficiar',
  },
  {
    ...rule('profit', sources.order87, '17', 'V'),
    words: [
      '净利润',
      '利润总额',
      '利润率',
      '年利润',
      '盈利能力',
      '净收益',
      'netprofit',
      'annualprofit',
      'profitability',
    ],
    phrases: ['(?:连续|近|上)[^|]{0,6}?(?:盈利|利润|盈余|不亏损)', `利润[^|]{0,4}?${least}`, '(?:无|没有|未)亏损'],
    unlessAfter: '报价|价格|费用',
  },
  {
    ...rule('staff', sources.order87, '17', 'V'),
    words: [
      '从业人员数',
      '从业人员人数',
      '职工人数',
      '员工人数',
      '职工总数',
      '员工总数',
      '员工规模',
      '人员规模',
      '用工规模',
      '参保人数',
      'numberofemployees',
      'headcount',
    ],
    phrases: [
      `(?:从业人员|职工|员工|雇员|在职人员|在册人员|在编人员|专职人员|专职工作人员|工作人员|全职人员|正式人员|社保)(?:(?!培训|服务对象|每)[^|]){0,10}?${count}余?[人名位]`,
      `(?:拥有|具有|现有|有)${least}?${count}余?[人名位](?:及|或)?(?:以上)?的?(?:从业人员|职工|员工|专职|在职|全职|雇员)`,
      `${count}[人名](?:及|或)?以上的?(?:规模|员工|职工|从业)`,
      '(?:employs?|staffof|workforceof)[^|]{0,16}?\\d',
      '\\d+(?:ormore)?(?:fulltime|permanent)?employees',
    ],
    unlessAfter: '项目|拟派|投入|配备|派驻|安排|现场|团队|每班|每日|每个|project|assign|deploy',
  },
  {
    ...rule('sector-record', sources.procurementRegulation, '20', 'V'),
    words: ['特定行业业绩', '行业业绩'],
    phrases: [
      '(?:党政机关|政府机关|政府部门|行政机关|事业单位|国有企业|央企|国企|上市公司|世界500强|金融机构|银行|高校|部队|民政系统|教育系统|卫生系统)[^|]{0,10}?(?:业绩|案例|项目经验|服务经验|客户|合作经验)',
      '(?:governmentdepartments?|stateownedenterprises?|listedcompanies|banks|universities)[^|]{0,12}?(?:experience|references|clients)',
      '(?:experience|references|clients)(?:with|from|at|in)(?:governmentdepartments?|stateownedenterprises?|listedcompanies)',
    ],
  },
  {
    ...rule('local-record', sources.procurementRegulation, '20', 'V'),
    words: [
      '本地业绩',
      '本市业绩',
      '本省业绩',
      '本区业绩',
      '省内业绩',
      '市内业绩',
      'localexperience',
      'localtrackrecord',
    ],
    phrases: [
      `${here}[^|]{0,12}?(?:业绩|项目经验|服务经验|项目经历|服务经历|案例|承接经验|合作经验|工作经验)`,
      `(?:承接|承担|实施|完成|开展|做)过${here}[^|]{0,16}?(?:项目|服务|任务)`,
      'local(?:[^|]{0,12}?)(?:references|projects|contracts)',
      '(?:experience|trackrecord|projects|contracts|references)[^|]{0,24}?in(?:this|our|the)(?:city|district|province|county)',
    ],
  },
  {
    ...rule('honours', sources.procurementRegulation, '20', 'V'),
    words: ['本市奖项', '本省奖项', 'localawards'],
    phrases: [
      `(?:${here}|[省市区县]级?(?:以上)?|[省市区县](?:委|政府|民政局?|民政厅|残联|妇联|团委))[^|]{0,10}?(?:奖项|奖励|获奖|荣誉|称号|先进|表彰|标兵|百强|十佳|示范单位|示范基地|知名品牌|优秀(?:组织|社会组织|单位|机构|奖))`,
      '(?:local|city|municipal|provincial|district|harbin)[^|]{0,16}?(?:awards?|honou?rs?|prizes?|titles?)',
      '(?:awards?|honou?rs?|prizes?)(?:of|from|by|in)(?:the|this|our)?(?:city|municipal|province|provincial|district|harbin)',
    ],
  },
  {
    ...rule('place', sources.procurementRegulation, '20', 'V'),
    words: [
      '本地注册',
      '本市注册',
      '本省注册',
      '本区注册',
      '本地企业',
      '本地供应商',
      '本市供应商',
      '本省供应商',
      'registeredlocally',
    ],
    phrases: [
      `在?${here}(?:行政区域|行政区划|辖区|境|范围|地区)?以?内?(?:依法|民政部门|民政局)*(?:登记|注册|成立|设立)(?!证)`,
      '注册地(?:址)?(?:须|应|必须)?(?:在|为|位于)',
      `(?:本地|当地|本市|本省|本区|本县|属地)的?(?:企业|社会组织|机构|公司|单位|组织)(?:优先|加分|参加|投标|方可|才)`,
      '(?:外地|外省|外市|外区)(?:企业|社会组织|机构|供应商|公司|单位|组织)?(?:不得|不能|谢绝|除外|不予)',
      `在?${here}(?:行政区域|辖区|境|范围)?内?(?:具有|设有|设立|拥有|建有|已有|具备|有)[^|]{0,10}?(?:分支机构|分公司|办事处|办公场所|办公地点|固定场所|经营场所|服务网点|代表处)`,
      '(?:registered|established|based|incorporated|headquartered)(?:locally|(?:in|within)(?:this|our|the)?(?:city|district|province|county|harbin|heilongjiang))',
      'local(?:organi[sz]ations?|companies|company|suppliers?|firms?|offices?|branch)(?:only|preferred|required)?',
      '(?:office|branch)in(?:this|our|the)(?:city|district|province|county)',
    ],
    unlessWith:
      '中标后|成交后|签订合同后|合同签订后|签约后|承诺|合同期|服务期|培育|孵化|扶持|aftersign|onceawarded|willopen|support',
  },
  {
    ...rule('rating', sources.businessClimate, undefined, 'M'),
    words: ['资信等级', '信用评级', 'creditrating'],
    phrases: [
      '(?:信用|资信)[^|]{0,8}?a{1,5}(?![a-z])',
      '(?<![a-z])aaa级?(?:信用|企业|资信)',
      '纳税信用[^|]{0,6}?[a甲]级',
    ],
  },
  {
    ...rule('grade', sources.procurementRegulation, '20', 'M'),
    words: ['评估等级', '星级评定', '星级组织', '等级证书'],
    phrases: [
      '(?<![a-z0-9])(?:[1-5一二三四五]a|a{2,5})(?![a-z]|级?景区|级?旅游)',
      '[三四五345]星级?(?:及|或)?(?:以上|组织|机构|单位|资质)',
      '(?:甲|乙|一|二)级资质',
      'rated[1-5]?a{1,5}(?![a-z])',
    ],
  },
  {
    ...rule('ownership', sources.procurementRegulation, '20', 'V'),
    words: ['所有制', 'stateowned', 'foreignowned', 'privatelyowned'],
    phrases: ['(?:国有企业|国有控股|国企|央企|民营企业|私营企业|外资|合资企业|港澳台资)(?!退休|离退休|职工|员工)'],
  },
  {
    ...rule('form', sources.procurementRegulation, '20', 'V'),
    words: [],
    phrases: [
      '(?:须|应|应当|必须|只能)[为是](?:依法登记的|依法成立的|[^|]{0,3}?)(?:民办非企业|社会服务机构|社会团体|基金会|股份|有限责任公司|有限公司|事业单位|企业法人|公司|企业)',
      '(?:仅限|只限|限于|仅|只)(?:接受|允许|面向)?(?:依法登记的)?(?:民办非企业|社会服务机构|社会团体|基金会|有限责任公司|有限公司|事业单位|企业|公司)',
      '(?:企业|公司|民办非企业单位|社会服务机构|社会团体|基金会|事业单位)(?:不得|不能|不可|不予|谢绝)(?:参加|投标|参与|申报|报名)',
      '(?:mustbe|only|limitedto|restrictedto|opentoonly)(?:an?|registered)?(?:privatenonenterpriseunits?|socialservice(?:organi[sz]ations?|institutions?)|foundations?|associations?|limitedcompan(?:y|ies)|compan(?:y|ies)|enterprises?|publicinstitutions?)',
    ],
    unlessAfter: '失信|黑名单|关联|同一|违法|处罚|列入|控股|吊销',
    unlessWith: '其他组织|自然人|均可|社会组织[^|]*企业|企业[^|]*社会组织',
  },
  {
    ...rule('list', sources.businessClimate, undefined, 'V2'),
    words: [
      '备选库',
      '名录库',
      '资格库',
      '供应商库',
      '定点库',
      '入库供应商',
      '入库单位',
      '入库机构',
      '短名单',
      '入围供应商',
      '入围名单',
      '合格供应商名录',
      'supplierlist',
      'shortlistedpool',
      'approvedlist',
      'vendorlist',
    ],
    phrases: ['库内(?:供应商|机构|单位|组织)', '已?入围[^|]{0,4}?(?:库|名录|名单)'],
  },
  {
    ...rule('incumbent', sources.procurementRegulation, '20', 'V'),
    words: ['incumbent'],
    phrases: [
      '(?:原|现|现有|上年度|上一年度|往年|前期)的?(?:服务|承接|中标|成交|合同|供应)(?:单位|机构|组织|供应商|商|方)(?:优先|加分|可|直接)',
      '(?:与|和|为)(?:采购人|购买单位|购买主体|采购单位|[我本](?:局|单位|办|委|会))[^|]{0,8}?(?:合作过|有过合作|合作经历|合作经验|合作年限|提供过服务|服务过|合作基础)',
      '曾经?(?:与|为)(?:采购人|购买单位|购买主体|采购单位|[我本](?:局|单位|办|委|会))',
      '(?:worked|cooperated|contracted)(?:before)?with(?:us|thebuyer|thisdepartment|ourbureau|ourdepartment)',
    ],
  },
  {
    ...rule('maker', sources.procurementRegulation, '20', 'V'),
    words: ['原厂授权', '厂家授权', '制造商授权', '生产商授权', '指定品牌', 'manufacturersauthori'],
    phrases: ['(?:厂家|厂商|制造商|生产企业)[^|]{0,4}?授权'],
  },
];

function rule(kind: UnequalKind, source: Source, articles: string | undefined, mark: Mark) {
  return { kind, validFrom: source.from, citation: cite(source, articles), mark };
}
