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
// Also without its unit, as in 1000万以上, but not ten thousand of anything else.
const year = '(?:(?:19|20)\\d\\d|[一二]?[九零〇][零〇一二三四五六七八九]{2}年)';
const yuan = `${count}(?:\\.\\d+)?余?(?:[十百千万亿]*(?:元|人民币)|[百千]?[万亿](?![人户次件字平方步公里个名位份册吨小场台套条篇亩米]))`;
const least = '(?:不少于|不低于|不小于|不得少于|不得低于|至少|最少|超过|大于|高于|达到|达|满|逾|在)';
const preferred = '(?:的?(?:可|应|将)?优先|的?(?:酌情|额外|另)?加\\d*分|的?[加得]\\d+|的?得高分|的?高分)';
const must = '(?:须|需|应|应当|必须|只能|仅限|只限|限于|要求)';
const district = '[\\u4e00-\\u9fff]{2,3}(?<!社|小|片|园|街|校|库|地|全|各)[市省区县]';
const here = `(?:[本我该][市省区县地](?!方)|当地|属地|[省市区县][内域境]|哈市|哈尔滨|黑龙江|龙江|${district})`;
const person =
  '负责人|师(?!范)|总监|主任|主管|组长|站长|院长|司机|护工|保洁员|讲解员|会计|人员|社工|护理员|护士|医师|医生|教师|老师|讲师|律师|督导|经理|团队|咨询师|治疗师|工程师|专家|骨干|志愿者|成员|管家|厨师|manager|leader|worker|staff|nurse|coordinator|team|supervisor|therapist|trainer|director|driver|person';

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
      '历史悠久',
      '老牌',
      'yearsinbusiness',
      'yearsofexistence',
      'longestablished',
    ],
    phrases: [
      `(?:成立|注册|登记|开办|开业|设立|创办|创立|组建|运营|经营|营业|办学|存续)(?:(?!证书|证明|有效|合同|活动|违法|异常|失信|服务期)[^|]){0,8}?${number}个?(?:周年|年|载|月)(?!内|来|度|[一二三四五六七八九十0-9])`,
      '(?:成立|注册|登记|从业|创办|创立|存续|签发|发证|领证)(?:时间|日期|时长)',
      '(?:经营|运营|开业)(?:时间|时长)[^|]{0,8}?(?:年|个月)',
      `(?:取得|获得|领取|具有|具备|持有)?[^|]{0,2}?(?:法人资格|登记证书?|营业执照)(?:取得|签发|注册|领取)?(?:(?!有效|合同)[^|]){0,4}?${number}个?(?:周?年|月)`,
      '(?:成立|注册|登记|开办|设立|创办|运营|经营|存续)[^|]{0,8}?\\d{3,5}[天日]',
      // 于 2020 年以前登记, 登记于 2020 年以前
      `(?:成立|注册|登记|开办|开业|设立|创办|创立|组建)[^|]{0,6}?(?:早于|不晚于|不迟于|先于)?${year}[^|]{0,8}?(?:之?前|以前|及以前)`,
      `(?:成立|注册|登记|开办|开业|设立|创办|创立|组建)[^|]{0,6}?(?:早于|不晚于|不迟于|先于)${year}`,
      `${year}[^|]{0,8}?(?:之?前|以前)[^|]{0,6}?(?:成立|注册|登记|开办|开业|设立|创办|创立|组建)(?!证)`,
      `(?:established|founded|registered|incorporated|setup|operating|inoperation|inexistence)[^|]{0,16}?(?:before|priorto|nolaterthan|notlaterthan|earlierthan|since)[^|]{0,16}?${year}`,
      `(?:${number}年(?:及|或)?以上|${least}${number}年)[^|]{0,10}?(?:经验|经历|从业|经营|运营|历史|资历|办学)(?!的?[^|]{0,6}?(?:${person}))`,
      `(?:从事|从业|开展)[^|]{0,14}?(?:${least}${number}年|${number}年(?:及|或)?以上)(?!的?[^|]{0,6}?(?:${person}))`,
      `(?:established|founded|registered|operating|operation|inbusiness|existed)[^|]{0,24}?${number}[^|]{0,8}?years`,
      `${number}(?:ormore|full)?years(?:ormore)?(?:of|’|')?[^|]{0,16}?(?:experience|operation|business|existence|standing)`,
      'yearsof(?:operation|registration|standing)',
      'yearssince(?:its|their)?(?:registration|establishment|foundation|founding|incorporation)',
      '(?:organi[sz]ation|supplier|bidder|company|companies|institution)s?[^|]{0,24}?yearsold',
    ],
    unlessAfter: person,
  },
  {
    ...rule('tax', sources.order87, '17', 'V'),
    words: [
      '纳税额',
      '纳税总额',
      '税收贡献',
      '年纳税',
      '缴税额',
      '纳税规模',
      '纳税大户',
      '利税',
      '税收缴纳',
      '税收总额',
      'taxcontribution',
      'amountoftax',
    ],
    phrases: [
      `(?:纳税|缴税|缴纳税[款金收]|上缴税[款金收费]|完税|税收|税金)[^|]{0,8}?${yuan}`,
      `缴纳?[^|]{0,4}?(?:增值税|所得税|税费|税款)[^|]{0,8}?${yuan}`,
      '(?:纳税|缴税|缴纳税[款金收]|完税)[^|]{0,2}?(?:总额|总量|金额|数额|排名|贡献)',
      'tax(?:es|payments?)?(?:paid)?[^|]{0,15}?(?:atleast|over|morethan|exceed|above|notless)[^|]{0,12}?\\d',
    ],
  },
  {
    ...rule('capital', sources.order87, '17', 'V'),
    words: [
      '注册资本',
      '注册资金',
      '开办资金',
      '办学资金',
      '注册基金',
      '资本金',
      '实缴资本',
      '实收资本',
      '资产总额',
      '总资产',
      '净资产',
      '资产规模',
      '资金规模',
      '原始基金',
      '资产负债率',
      '流动比率',
      'registeredcapital',
      'paidupcapital',
      'totalassets',
      'netassets',
      'fixedassets',
    ],
    phrases: [
      `(?:固定资产|流动资[产金]|自有资[产金]|存款余额|银行存款|存款证明|账户余额|资金证明)[^|]{0,6}?${yuan}`,
      `资产[^|]{0,6}?${yuan}`,
      '(?<!human|social)capital(?:of)?(?:atleast|morethan|over|nolessthan|notlessthan|above|exceed)',
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
    phrases: [
      `(?<![低中高])收入[^|]{0,10}?${yuan}`,
      '(?<!household|monthly|low)(?:revenue|income)(?:of)?(?:atleast|morethan|over|above|exceed|nolessthan|notlessthan)[^|]{0,8}?\\d',
    ],
    unlessAfter: '家庭|人均|个人|申请人|服务对象|居民|老人|困难|households?|beneficiar',
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
    phrases: [
      'profitable(?!for)',
      'madeaprofit',
      'profits?of(?:atleast|morethan|over)',
      'profits?(?:in|for|over)(?:the|each)?(?:last|past)',
      '(?:年均|每年|年度|连续)[^|]{0,6}?(?:盈余|结余)',
      'nolosses',
      '(?:连续|近|上)[^|]{0,6}?(?:盈利|利润|盈余|不亏损)',
      `利润(?:(?!不得|不超|不高|不能)[^|]){0,4}?${least}`,
      '(?:无|没有|未)亏损',
    ],
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
      '机构人数',
      '编制人数',
      '单位人数',
      '公司人数',
      '人员规模',
      '团队规模',
      '机构规模',
      '企业规模',
      '公司规模',
      '组织规模',
      '用工规模',
      '大型企业',
      '大中型',
      '参保人数',
      'numberofemployees',
      'headcount',
    ],
    phrases: [
      `(?:从业人员|职工|员工|雇员|聘用人员|(?:全职|专职|在岗|正式)[\\u4e00-\\u9fff]{0,4}|在职人员|在册人员|在编人员|专职人员|专职工作[人者]员?|工作人员|全职人员|正式人员|社保)(?:(?!培训|服务对象|每)[^|]){0,10}?${count}余?[人名位]`,
      `劳动合同[^|]{0,6}?${count}余?[人名位]`,
      `(?:拥有|具有|现有|有)${least}?${count}余?[人名位](?:及|或)?(?:以上)?的?(?:从业人员|职工|员工|专职|在职|全职|雇员)`,
      `${count}[人名](?:及|或)?以上的?(?:规模|员工|职工|从业)`,
      '(?:employs?|staffof|workforceof)[^|]{0,16}?\\d',
      '(?:\\d|ten|eleven|twelve|teen|twenty|thirty|forty|fifty|hundred)(?:ormore)?(?:fulltime|permanent|paid|salaried)*(?:employees|staff(?!member|assigned|ondut|onsite|deployed|for|oneach|per|provid|with|train))',
    ],
    unlessAfter:
      '培训|招募|项目|拟派|投入|配备|配置|配有|派驻|安排|现场|团队|每班|每日|每[个站点所处家名千百]|project|assign|deploy',
  },
  {
    ...rule('sector-record', sources.procurementRegulation, '20', 'V'),
    words: ['特定行业业绩', '行业业绩'],
    phrases: [
      '(?<!信息|管理|软件|操作|监控|平台|服务|本|业务|办公|呼叫|财务|质量)(?:公安|法院|检察|司法|税务|烟草|电力|铁路|海关|军队|武警|医疗|[\\u4e00-\\u9fff]{2})(?<!信息|管理|软件|操作|监控|平台|服务|业务|办公|呼叫|财务|质量|安全|应急)系统内?的?[^|]{0,6}?(?:业绩|案例|项目经验|项目经历|服务经验|客户|合作经验)',
      '(?:三甲|三级甲等|公安|法院|检察院|税务局|烟草|电网|铁路|海关|军队|武警)[^|]{0,6}?(?:业绩|案例|项目经验|服务经验|客户|合作经验)',
      '(?:[省市区县]直(?:机关|单位|部门)|党政机关|政府机关|政府部门|行政机关|事业单位|国有企业|央企|国企|上市公司|世界500强|金融机构|银行|高校|部队|民政系统|教育系统|卫生系统)[^|]{0,10}?(?:业绩|案例|项目经验|服务经验|客户|合作经验)',
      '(?:governmentdepartments?|stateownedenterprises?|listedcompanies|banks|universities)[^|]{0,12}?(?:experience|references|clients)',
      '(?:served|servicesto|workedfor|clientsinclude)[^|]{0,12}?(?:governmentdepartments?|governmentagencies|stateownedenterprises?|listedcompanies|banks|universities|hospitals)',
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
      `在${here}[^|]{0,6}?(?:承接|实施|开展|服务|运营)[^|]{0,6}?(?:经历|经验|业绩|案例)`,
      `(?:提供|承接|承担|实施|完成|做)[^|]{0,4}?${here}[^|]{0,12}?(?:合同|项目)`,
      '(?:contracts?|projects?|references?)[^|]{0,12}?(?:in|with|for)(?:harbin|heilongjiang)',
      `在${here}[^|]{0,6}?(?:实施|开展|承接|承担|做|完成|运营|提供|服务)过`,
      `曾经?(?:承接|承担|实施|完成|开展|做|服务)过?(?:的)?${here}`,
      '(?:承接|承担|实施|完成|做)过?[省市区县]?(?:直(?:机关|单位|部门)|民政[局厅]|卫健委|残联|妇联|团委|教育局|街道办?|政府(?!购买)|机关)[^|]{0,10}?(?:项目|业务|任务)',
      '(?:承接|承担|实施|完成|参与|开展|做)过?[^|]{0,4}?(?:国家|[省部市区])级(?:及?以上)?的?[^|]{0,8}?(?:项目|业绩|课题|任务)',
      '(?:国家|[省部市区])级(?:及?以上)?的?[^|]{0,8}?(?:业绩|项目经验|项目经历)',
      '(?:completed|carriedout|delivered|undertaken|implemented|experience|references)[^|]{0,24}?(?:for|with|in|from)(?:the)?(?:harbin|heilongjiang|municipal|provincial|city|district)',
      'local(?:[^|]{0,12}?)(?:references|projects|contracts)',
      '(?:experience|trackrecord|projects|contracts|references)[^|]{0,24}?in(?:this|our|the)(?:city|district|province|county)',
    ],
  },
  {
    ...rule('honours', sources.procurementRegulation, '20', 'V'),
    words: ['本市奖项', '本省奖项', '表扬信', '感谢信', 'localawards'],
    phrases: [
      `(?:${here}|[省市区县]级?(?:以上)?|[省市区县](?:委|政府|民政局?|民政厅|残联|妇联|团委))[^|]{0,10}?(?:奖项|奖励|获奖|荣誉|称号|先进|表彰|标兵|百强|十佳|示范单位|示范基地|知名品牌|品牌社会组织|名牌|著名商标|优秀[^|]{0,6}?(?:组织|单位|机构|企业|团队|案例|品牌|奖))`,
      '(?:local|city|municipal|provincial|district|harbin)[^|]{0,16}?(?:(?<!the|after|before|contract)awards?|honou?rs?|prizes?|titles?)',
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
      '(?:注册|登记|住所|经营|供应商|投标人|机构|单位|企业|公司)所在地?(?:址|点)?(?:须|需|应|应当|必须|要)?(?:在|为|位于)',
      `(?:注册|登记)[在于]${here}`,
      `非(?:本地|本市|本省|本区|本县|当地|哈尔滨|黑龙江)`,
      '距离?(?:采购人|购买主体|采购单位|[我本](?:局|单位|办|委))',
      `在${here}[^|]{0,4}?有(?:自有|自己的)?的?(?:办公用房|房产|用房|产权)`,
      'registered(?:address|office|seat)',
      'local(?:registration|presence|taxpayer|premises)',
      '(?:bidder|supplier)[^|]{0,4}?office[^|]{0,16}?in(?:this|our|the|harbin)',
      '(?:harbin|heilongjiang|city|district|province)based',
      '(?:bidders?|suppliers?|organi[sz]ations?|companies)[^|]{0,10}?(?:from|of|in)(?:this|our)(?:city|district|province|county)',
      '(?:outoftown|outofprovince|outofcity|nonlocal)',
      '(?:注册|登记|住所|经营)地(?:址|点)?(?:须|需|应|应当|必须|要)?(?:在|为|位于)',
      `${must}[为是]?${here}(?:范围|辖区|行政区域|境)?内?的?[^|]{0,4}?(?:社会组织|企业|机构|单位|公司|组织|供应商|投标人)`,
      `${here}(?:范围|辖区|境)?内?的?[^|]{0,2}?(?:社会组织|企业|机构|公司|组织|供应商|投标人)${preferred}`,
      `(?:办公地[址点]|办公场所|总部|住所地?|经营场所|主要办事机构)[^|]{0,2}?(?:须|需|应|应当|必须|要)?(?:在|位于|设在|为)${here}`,
      `在${here}[^|]{0,4}?(?:有|设)[^|]{0,2}?固定的?[^|]{0,4}?场[所地]`,
      `(?:员工|法定代表人|负责人|股东|人员)[^|]{0,6}?${here}户籍`,
      '(?:本地|当地|属地)的?(?:服务)?(?:网点|分支机构|办公|机构|团队)(?!化)',
      `${here}(?:范围|辖区|境)?内?(?:设有|设|有|拥有|具有)[^|]{0,4}?(?:办公室|办公点|服务网点|网点)`,
      '(?:注册|登记|住所)地(?:址|点)?不在',
      '离(?:采购人|购买主体|采购单位|[我本](?:局|单位|办|委))',
      `在${here}(?:依法|正常|足额)?(?:缴纳|纳税|缴税|参保|缴存)`,
      `优先(?:考虑|选择|选用|采购)?[^|]{0,3}?${here}的?[^|]{0,4}?(?:企业|机构|供应商|公司)`,
      '(?:bidders?|suppliers?|organi[sz]ations?|companies)(?:from)?outside(?:of)?(?:the|this|our)?(?:city|province|district|harbin|heilongjiang)',
      `${here}户籍的?(?:员工|职工|工作?人员|从业人员|法定代表人|负责人|股东|社工)`,
      '(?:外地|外省|外市|外区|异地|[省市区县]外)的?(?:企业|社会组织|机构|供应商|公司|单位|组织|投标人)[^|]{0,4}?(?:须|需|应|要|另行)',
      `(?:本地|当地|本市|本省|本区|本县|属地)的?(?:企业|社会组织|机构|公司|单位|组织)(?:优先|加分|参加|投标|方可|才)`,
      '(?:外地|外省|外市|外区|[省市区县]外)(?:企业|社会组织|机构|供应商|公司|单位|组织)?(?:不得|不能|谢绝|除外|不予)',
      `在?${here}(?:行政区域|辖区|境|范围)?内?(?:具有|设有|设立|拥有|建有|已有|具备|有)[^|]{0,10}?(?:分支机构|分公司|办事处|办公场所|办公地点|固定场所|经营场所|服务网点|代表处)`,
      '(?:registered|established|based|incorporated|headquartered)(?:locally|(?:in|within)(?:this|our|the)?(?:city|district|province|county|harbin|heilongjiang))',
      'local(?:organi[sz]ations?|companies|company|suppliers?|firms?|offices?|branch)(?:only|preferred|required)?',
      '(?:offices?|branch|branches|premises|subsidiary|servicepoint)(?:located|based)?(?:in|within)(?:this|our|the|[a-z]{2,12})?(?:city|district|province|county|harbin|heilongjiang)',
    ],
    unlessWith:
      '中标后|成交后|签订合同后|合同签订后|签约后|承诺|合同期|服务期|培育|孵化|扶持|aftersign|aftertheaward|afteraward|onceawarded|willopen|support',
  },
  {
    ...rule('rating', sources.businessClimate, undefined, 'M'),
    words: ['资信等级', '信用评级', 'creditrating'],
    phrases: [
      '(?:信用|资信|授信)[^|]{0,8}?a{1,5}(?![a-z])',
      '(?<![a-z])aaa级?(?:信用|企业|资信)',
      '纳税信用[^|]{0,6}?[a甲]级',
    ],
  },
  {
    ...rule('grade', sources.procurementRegulation, '20', 'M'),
    words: ['评估等级', '星级评定', '星级组织', '等级证书'],
    phrases: [
      '(?<![a-z0-9])(?:[1-5一二三四五]a|a{2,5})(?![a-z]|级?景区|级?旅游|级?办公楼|级?写字楼)',
      '[三四五345]星级?(?:及|或)?(?:以上|组织|机构|单位|资质)',
      '(?:甲|乙|一|二)级资质',
      'rated[1-5]?a{1,5}(?![a-z])',
      '(?<![a-z0-9])[1-5]a(?=or[1-5]a|rating|grade|social|organi[sz]|suppliers?|bidders?)',
      '(?:grade|graded|rated|rating|level|class)(?:of)?(?:atleast)?(?:[1-5]a|a{3,5})(?=or|and[abh]|plus|status|organi|socialorg)',
    ],
    unlessAfter: `绩效|项目|服务|质量|能力|照护|护理|失能|景区|景点|旅游|咨询师|${person}`,
  },
  {
    ...rule('ownership', sources.procurementRegulation, '20', 'V'),
    words: ['所有制', 'stateowned', 'foreignowned', 'foreigninvested', 'privatelyowned'],
    phrases: [
      '(?:国资|内资|民办(?!非)(?:机构|单位|企业|组织)|民营|民企|国有企业|国有独资|国有控股|国企|央企|民营企业|私营企业|外资|合资企业|港澳台资)(?!退休|离退休|职工|员工)',
    ],
  },
  {
    ...rule('form', sources.procurementRegulation, '20', 'V'),
    words: [
      '公司制企业',
      '上市公司',
      '世界500强',
      '世界五百强',
      '中国500强',
      '中国五百强',
      '500强企业',
      'fortune500',
      'listedcompan',
    ],
    phrases: [
      `(?:民办非企业单位|社会服务机构|社会团体|基金会|股份有限公司|有限责任公司|有限公司|事业单位|大型企业|集团公司)${preferred}`,
      '(?:须|应|应当|必须|只能)[为是](?:依法登记的|依法成立的|[^|]{0,3}?)(?:民非|民办非企业|社会服务机构|社会团体|基金会|股份|有限责任公司|有限公司|事业单位|企业法人|公司|企业)',
      '(?:仅限|只限|限于|仅|只|限)(?:为|由)?(?:接受|允许|面向)?(?:依法登记的)?(?:民办非企业|社会服务机构|社会团体|基金会|有限责任公司|有限公司|事业单位|企业|公司)',
      '(?:企业法人|企业|公司|个体工商户|个体户|合伙企业|民非|民办非企业单位|社会服务机构|社会团体|基金会|事业单位)(?:不得|不能|不可|不予|谢绝)(?:参加|投标|参与|申报|报名)',
      '(?:companies|enterprises|firms|foundations|associations|socialorgani[sz]ations|publicinstitutions)(?:maynot|cannot|mustnot|shallnot|arenotallowed|arenoteligible|areexcluded)',
      '(?:mustbe|only|limitedto|restrictedto|opentoonly)(?:an?|registered)?(?:privatenonenterpriseunits?|socialservice(?:organi[sz]ations?|institutions?)|foundations?|associations?|limitedcompan(?:y|ies)|compan(?:y|ies)|enterprises?|publicinstitutions?)',
    ],
    unlessAfter: '邀请|联合|对接|失信|黑名单|关联|同一|违法|处罚|列入|控股|吊销',
    unlessWith: '其他组织|自然人|均可|社会组织[^|]*企业|企业[^|]*社会组织',
  },
  {
    ...rule('list', sources.businessClimate, undefined, 'V2'),
    words: [
      '备选库',
      '备选供应商',
      '预选供应商',
      '协议供应商',
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
      '合格供应商',
      'supplierlist',
      'shortlistedpool',
      'approvedlist',
      'vendorlist',
    ],
    phrases: [
      '库内(?:供应商|机构|单位|组织)',
      '已?入围[^|]{0,4}?(?:库|名录|名单)',
      '(?:入选|列入|纳入|进入|录入|在|属于|具备)[^|]{0,14}?(?:推荐|合格|会员|协会|优选|备案|定点|承接主体|储备|培育|孵化)[^|]{0,6}?(?:名录|名单|目录)',
      `${must}[为是系]?[^|]{0,14}?(?:协会|联合会|商会|学会|促进会|联盟)的?(?:会员|理事|成员)`,
      `(?:会员单位|理事单位|协会会员|入驻机构|孵化机构|入驻)${preferred}`,
      '孵化[园基中][^|]{0,4}?(?:入驻|在册|培育)',
      `${must}[为是由]?[^|]{0,8}?(?:孵化|培育|入驻)的?(?:社会组织|机构|组织|单位|企业)`,
      `(?:${must}|经|由|提供|出具|取得|有)[^|]{0,4}?(?:街道|社区|民政|主管部门|政府|乡镇|镇|协会|居委会|孵化)[^|]{0,6}?(?:的?推荐(?!中标|成交|的?(?:服务|困难|老|儿童|居民|家庭|学员|志愿|人选|候选|对象))|的?介绍信)`,
      '推荐(?:函|信|证明|材料|意见书)',
      'letterofrecommendation|recommendationletter|recommendedby(?:the)?(?:street|subdistrict|district|city|bureau|office|association)',
      'membersofthe[^|]{0,20}?(?:association|federation|chamber)',
    ],
    unlessAfter: '未|没有|不在|失信|异常|违法',
  },
  {
    ...rule('incumbent', sources.procurementRegulation, '20', 'V'),
    words: ['incumbent'],
    phrases: [
      '(?:原|现|现有|既有|上年度|上一年度|上期|上轮|上一轮|上届|往年|往期|前期)的?(?:服务|承接|中标|成交|合同|供应)(?:单位|机构|组织|供应商|商|方|团队)(?:优先|加分|加\\d|得\\d|可|直接|继续|续)',
      '服务[于过](?:采购人|购买主体|采购单位|购买单位)',
      '(?:previous|prior|past|earlier)(?:cooperation|collaboration|contracts?|work)with',
      '[与和][我本](?:局|单位|办|委|会|中心|街道|院|校|机关|社区)[^|]{0,4}?合作',
      '(?:延续|沿用|延用|留用|保留|继续由|继续委托)[^|]{0,4}?(?:原|现)(?:有的?)?(?:服务|承接|中标|成交|供应)',
      '优先(?:考虑|选择|选用|安排)?[^|]{0,2}?(?:原|现|现有|上期|上年度)(?:服务|承接|中标|成交|供应)',
      '与[^|]{0,8}?(?:局|委|办|街道|采购人|购买主体|采购单位|购买单位)[^|]{0,6}?合作(?:过|基础|经历|经验|关系|年限)',
      `合作过的?[^|]{0,8}?${preferred}`,
      '(?:previous|current|existing|former|present)(?:provider|supplier|contractor|bidder|operator|organi[sz]ation)s?[^|]{0,12}?(?:prefer|priority|only|extra|bonus|points|mayapply)',
      '(?:与|和|为)(?:采购人|购买单位|购买主体|采购单位|[我本](?:局|单位|办|委|会))[^|]{0,8}?(?:合作过|有过合作|合作经历|合作经验|合作年限|提供过服务|服务过|合作的?经[历验]|合作基础)',
      '曾经?(?:与|为)(?:采购人|购买单位|购买主体|采购单位|[我本](?:局|单位|办|委|会))',
      '(?:worked|cooperated|contracted)(?:before)?with(?:us|thebuyer|thisdepartment|ourbureau|ourdepartment)',
    ],
  },
  {
    ...rule('maker', sources.procurementRegulation, '20', 'V'),
    words: ['授权函', '原厂授权', '厂家授权', '制造商授权', '生产商授权', '指定品牌', 'manufacturersauthori'],
    phrases: [
      '(?:厂家|厂商|制造商|生产企业)[^|]{0,10}?授权',
      '(?:使用|采用|选用|配备|购置|须为|应为|必须是)[\\u4e00-\\u9fffa-z0-9]{2,8}(?<!服务|项目|社区|公益|活动|知名|志愿|自主|养老|文化|同一|任意|任何|主流|国产|自有|不同|多个|统一)(?:品牌|牌)(?!建设|推广|项目|活动|故事|宣传|照|子|匾|证)',
      '(?:华为|联想|小米|苹果|戴尔|惠普|海尔|格力|美的|金蝶|用友)品?牌',
      'authori[sz](?:ed|ation)(?:by|from|of)(?:the)?(?:original)?manufacturer',
      '(?:华为|联想|小米|苹果|戴尔|惠普|海尔|格力|美的|海康威视|大华|大疆|佳能|金蝶|用友|huawei|lenovo|dell|apple|canon)(?:牌|品牌|brand)?[^|]{0,4}?(?:电脑|平板|手机|打印机|设备|摄像[头机]|无人机|监控|相机|电视|冰箱|洗衣机|空调|软件|系统|ipad|手环|tablets?|computers?|laptops?|phones?|printers?)',
    ],
    unlessWith: '或相当|同等|类似|相同档次|orequivalent|orsimilar',
  },
  {
    // Whatever it is that has lasted so long, if it is nobody's and nothing's that the service is about.
    ...rule('years', sources.socialOrganisations, undefined, 'V2'),
    words: [],
    phrases: [
      `(?:${least}|逾|有)${number}个?(?:周?年|载)(?![内来度级])`,
      `${number}个?(?:周?年|载)(?:及|或|含)*(?:以上|起|有余|之久)`,
    ],
    unlessWith: `${person}|合同|协议|服务期|期限|质保|保修|有效|保存|留存|档案|录像|老人|老年|长者|学生|学员|儿童|居民|患者|对象|住户|户籍|家庭|违法|犯罪|处罚|记录|事故|故障|设备|车辆|器材|轮椅|护理床|更换|建成|小区|房屋|租赁|场地|签订|社团|活动|完成|一次|中标|成交|验收`,
  },
  {
    // Any other sum that one must have had, if it is not a price, a cover or what somebody is given.
    ...rule('amount', sources.order87, '17', 'V'),
    words: [],
    phrases: [`(?:${least}|逾)${yuan}`, `${yuan}(?:及|或|含)*(?:以上|起)`],
    unlessAfter: '不得?|未',
    unlessWith:
      '报价|限价|最高价|预算|单价|总价|价款|保险|保额|险|保证金|保函|赔|补贴|补助|津贴|物资|价值|费|支付|预付|罚|违约|家庭|月收入|人均|每[人餐次户月]|奖金|捐赠|募|筹|资金总额|设备|采购|购置|服务对象|老人|居民',
  },
];

function rule(kind: UnequalKind, source: Source, articles: string | undefined, mark: Mark) {
  return { kind, validFrom: source.from, citation: cite(source, articles), mark };
}
