import { day, moment } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './organisation.ts';

const types = {
  association: '社会团体',
  'private-non-enterprise': '民办非企业单位（社会服务机构）',
  foundation: '基金会',
  'community-filed': '社区备案组织',
} as const;

const checks = { qualified: '合格', basic: '基本合格', failed: '不合格', none: '当年不用参检' } as const;

const typeName = (type: string | number | undefined): string =>
  Object.entries(types).find(([key]) => key === type)?.[1] ?? '';

export const zh = {
  name: '社会组织登记',
  begin: '登记社会组织',
  says: '我们的登记审核到哪了，登记通过了没有，登记核验结果，资格审核好了吗',
  steps: { verification: '登记核验', register: '登记在册' },
  positions: {
    'verification.review': { now: '民政部门正在核验登记资料' },
    'verification.correct': { now: '等登记的组织补正资料' },
    'register.verified': { now: '登记已经核验，组织在册' },
    'register.hearing': { now: '民政部门提出暂停资格，正在听取这家组织的意见', others: '这家组织' },
  },
  actions: {
    registerOrganisation: {
      says: '登记社会组织，机构登记，机构注册，单位入库，怎么入库，怎么成为供应商，成为承接主体，承接政府购买服务要什么条件，民非登记，社团登记，基金会登记，协会登记，我们想参加政府购买服务，申请供应商资格，注册账号，养老机构登记，社工机构登记，入驻平台，我们是一家社会组织，想成为服务商，需要什么资质，怎么进供应商名单，新成立的机构，民办非企业想登记，怎么接政府的项目，养老院入库，协会怎么加入，没登记过，新机构想申请资格，和政府合作的流程，成为服务商的流程',
      label: '登记',
      done: '提交了登记',
    },
    verifyOrganisation: {
      says: '核验组织登记，审核机构登记，核验社会组织',
      label: '核验通过',
      done: '核验通过了登记',
      ask: '证书、信用代码和填报的内容对得上吗？',
    },
    returnOrganisation: { label: '退回补正', done: '退回了登记，请补正' },
    rejectOrganisation: { label: '不予通过', done: '没有通过这次登记' },
    recuseOrganisation: { label: '我要回避', done: '回避了这件登记' },
    correctOrganisation: {
      says: '补正登记资料，补充登记材料',
      label: '补正资料',
      done: '补正了登记资料',
      ask: '资料要补正，补好再交上来就行。',
    },
    updateProfile: {
      says: '变更信息，修改单位信息，改法定代表人，换银行账户，账号变更，地址变了，改联系电话，证书换了，单位搬家，换了办公地址，法人变更，换法人，理事长换人，换开户行',
      label: '变更资料',
      done: '提交了变更',
    },
    suspendOrganisation: { label: '暂停资格', done: '暂停了这家组织的资格' },
    proposeSuspension: {
      says: '暂停一家组织的资格，暂停供应商',
      label: '提出暂停',
      done: '提出暂停资格，等这家组织陈述意见，由协调小组秘书决定',
    },
    confirmSuspension: {
      says: '决定暂停资格',
      label: '决定暂停',
      done: '决定暂停这家组织的资格',
      ask: '民政部门提出暂停这家组织的资格。陈述期满后请决定：暂停，还是不暂停？',
    },
    refuseSuspension: { label: '不暂停', done: '决定不暂停资格' },
    objectSuspension: { says: '不同意暂停资格，对暂停资格有异议', label: '陈述意见', done: '对暂停资格陈述了意见' },
    endSuspension: { label: '到期恢复', done: () => '暂停期满，资格恢复了' },
    restoreOrganisation: { label: '恢复资格', done: '恢复了这家组织的资格' },
    followAppeal: { label: '执行复核', done: () => '申诉复核撤销了暂停，资格已经恢复' },
    recordDissolution: {
      says: '登记组织注销，组织已经注销，吊销登记证书',
      label: '登记注销',
      done: '登记了这家组织已经注销',
    },
    withdrawOrganisation: { label: '撤回', done: '撤回了这次提交' },
  },
  forms: {
    organisation: {
      title: '登记社会组织',
      intro:
        '登记一次，以后投标、报进展、收款都用这份资料。这里登记的是购办里的资料，不代替民政部门的成立登记。提交后由民政部门核验。',
      needs: '登记证书的照片、银行账号；有等级评估的，请备好评估文件',
      fields: {
        name: {
          label: '名称',
          ask: '组织的全称是？请和登记证书上一字不差，例如“暖心社会工作服务中心”。',
        },
        type: { label: '类型', ask: '是哪一类社会组织？', options: types },
        code: {
          label: '信用代码',
          ask: '统一社会信用代码是？在登记证书右上角，18 位，例如 52230199MJ0000018E。没有代码的社区备案组织可以跳过。',
        },
        certificate: { label: '登记证书', ask: '请发登记证书的照片或 PDF。社区备案组织请发备案证明。' },
        level: {
          label: '登记层级',
          ask: '是在哪一级登记的？',
          options: { city: '市级', district: '区县级', street: '街道级' },
        },
        registrar: { label: '登记机关', ask: '发证的登记机关是？例如“区民政局”。' },
        supervisingUnit: { label: '主管单位', ask: '业务主管单位是？直接登记、没有主管单位的，可以跳过。' },
        representative: {
          label: '法定代表人',
          ask: '法定代表人的姓名是？',
          help: '对外公开时只显示姓，例如“王*”。',
        },
        division: { label: '所在区县', ask: '组织在哪个区县？' },
        street: { label: '街道', ask: '在哪个街道或乡镇？例如“新华街道”。' },
        community: { label: '社区', ask: '在哪个社区？没有可以跳过。' },
        address: { label: '住所', ask: '登记的住所是？例如“友谊路 100 号 2 楼”。' },
        foundedOn: { label: '成立日期', ask: '哪一天成立的？例如 2018-05-20。' },
        validFrom: { label: '证书生效日', ask: '登记证书的有效期从哪一天起？例如 2023-05-20。' },
        validTo: { label: '证书到期日', ask: '登记证书的有效期到哪一天？例如 2028-05-19。' },
        funds: { label: '注册资金', ask: '注册资金（开办资金、原始基金）是多少元？例如 30000，没有请写 0。' },
        staff: { label: '专职人员', ask: '专职人员有几位？' },
        socialWorkers: { label: '持证社工', ask: '专职人员里，持有社会工作者证书的有几位？没有请写 0。' },
        volunteers: { label: '志愿者', ask: '登记在册的志愿者大约有多少位？没有请写 0。' },
        fields: { label: '服务领域', ask: '主要做哪些领域的服务？最多选 8 项。' },
        rating: {
          label: '评估等级',
          ask: '社会组织评估等级是？没有参加过评估，选“没有”。',
          options: { none: '没有', '1A': '1A', '2A': '2A', '3A': '3A', '4A': '4A', '5A': '5A' },
        },
        ratedOn: { label: '评定日期', ask: '这个等级是哪一天评定的？例如 2024-12-01。' },
        ratedUntil: { label: '等级有效期', ask: '等级的有效期到哪一天？例如 2029-11-30。' },
        ratingEvidence: { label: '评估文件', ask: '请发评估等级的证书或公告，照片或 PDF 都可以。' },
        lastCheck: { label: '上年年检', ask: '上一年度的年检结论是？', options: checks },
        checkBefore: { label: '前年年检', ask: '再往前一年的年检结论是？', options: checks },
        taxExempt: {
          label: '免税资格',
          ask: '有没有非营利组织免税资格？',
          help: '有免税资格，政府购买服务的收入也不在免税收入之内，仍要依法纳税。',
          options: { yes: '有', no: '没有' },
        },
        taxExemptUntil: { label: '免税有效期', ask: '免税资格的有效期到哪一天？例如 2027-12-31。' },
        bankName: { label: '开户银行', ask: '开户银行的全称是？例如“中国工商银行人民路支行”。' },
        bankAccount: {
          label: '银行账号',
          ask: '组织的银行账号是？8 到 30 位数字，必须是组织自己名下的账户。',
          help: '对外不公开。以后变更账号，要重新核验。',
        },
        contactName: { label: '联系人', ask: '联系人的姓名是？' },
        contactPhone: { label: '联系电话', ask: '联系人的电话是？例如 13800000000 或 010-84600000。' },
        charter: { label: '章程', ask: '有章程的话，请发文件；可以跳过。' },
        annualReport: { label: '年度报告', ask: '请发最近一年的年度工作报告；没有可以跳过。' },
        audit: { label: '审计报告', ask: '请发最近一年的审计报告；没有可以跳过。' },
        pledge: {
          label: '诚信承诺',
          ask: '我承诺：以上内容和材料真实有效，依法依章程开展活动，接受监督；如有不实，愿意承担责任。您确认吗？',
        },
      },
    },
    'organisation-suspension': {
      title: '提出暂停资格',
      intro:
        '这家组织有 10 个工作日陈述意见，再由协调小组秘书决定。暂停期间不能投标、不能签合同，已经签的合同照常履行。',
      needs: '事实和依据的材料',
      fields: {
        ground: {
          label: '原因',
          ask: '因为什么暂停？',
          options: {
            untrue: '弄虚作假',
            breach: '严重违约',
            unsafe: '侵害服务对象',
            unchecked: '检查不合格或拒检',
            other: '其他',
          },
        },
        until: { label: '暂停到', ask: '暂停到哪一天？到期自动恢复。例如 2027-12-31。' },
        reason: { label: '说明', ask: '请写事实和依据，这家组织会收到。' },
        evidence: { label: '材料', ask: '请发证明这些事实的材料。' },
      },
    },
    'suspension-objection': {
      title: '陈述意见',
      intro: '民政部门不能自己决定暂停；协调小组秘书看了双方的意见再决定。',
      fields: {
        objection: { label: '意见', ask: '您怎么看？请写事实和依据。' },
        proofs: { label: '材料', ask: '有证明材料请发来；没有可以跳过。' },
      },
    },
    dissolution: {
      title: '登记注销',
      fields: {
        ground: {
          label: '原因',
          ask: '因为什么不再存续？',
          options: { dissolved: '已经注销', revoked: '登记证书被吊销' },
        },
        on: { label: '日期', ask: '哪天注销（吊销）的？例如 2027-06-15。' },
        document: { label: '文书', ask: '根据哪份决定或者通知？例如“哈民注字〔2027〕18 号”。' },
        evidence: { label: '文书照片', ask: '请发这份决定或者通知。' },
      },
    },
    'organisation-rejection': {
      title: '不予通过的理由',
      fields: {
        ground: {
          label: '理由',
          ask: '为什么不能通过？',
          options: {
            'not-in-register': '登记机关查无此组织',
            untrue: '材料不真实',
            expired: '证书已经失效',
            dishonest: '列入严重失信名单',
            'claimed-by-another': '已由他人代表登记',
            other: '其他',
          },
          help: '选“材料不真实”的，会留作信用记录的依据，请附上证据。',
        },
        reason: { label: '说明', ask: '请写明事实和依据，申请人会看到。例如“登记机关核实，证书编号不存在”。' },
        evidence: { label: '证据', ask: '有核实的材料请发过来；没有可以跳过。' },
      },
    },
    'appeal-order': {
      title: '执行复核',
      fields: {
        number: { label: '申诉编号', ask: '申诉的编号？' },
        reason: { label: '理由', ask: '为什么？' },
      },
    },
  },
  ends: {
    withdrawn: { now: '已经撤回', still: '以后可以重新登记。' },
    rejected: {
      now: '登记没有通过核验',
      still:
        '理由在上面。补齐或改正以后可以重新登记。不服的，十个工作日内可以提出申诉，六十日内可以申请行政复议，六个月内可以起诉。',
    },
  },
  rules: {
    'private-unit-prefix': {
      refusal: ({ name, prefix }) =>
        `名称填的是“${name}”。民办非企业单位的名称不能用“${prefix}”开头。请按登记证书上的名称改一下；如果证书上就是这样，请先联系登记机关。`,
      holds: '名称用字符合规定',
    },
    'social-organisation-code': {
      refusal: ({ code }) =>
        `代码 ${code} 本身没有写错，但不是社会组织的：企业的代码 9 开头，机关和事业单位的 1 开头，社会组织是 51、52、53 或 59 开头。请对着民政部门发的登记证书再填一次；企业请按采购公告里的联系方式递交响应文件。`,
      holds: '是社会组织的信用代码',
    },
    'code-of-registered': {
      refusal: () =>
        '没有填信用代码。在民政部门登记的组织都有代码，在登记证书右上角，请补上；社区备案组织请把类型改成“社区备案组织”。',
      holds: '登记的组织有信用代码',
    },
    'type-matches-code': {
      refusal: ({ type, expected, code }) =>
        `类型选的是“${typeName(type)}”，代码 ${code} 的第 2 位表示的是“${typeName(expected)}”，两个对不上。请改类型，或者对着证书改代码。`,
      holds: '类型和信用代码一致',
    },
    'code-free': {
      refusal: ({ code, holder }) =>
        `代码 ${code} 已经登记过了，是“${holder}”。您如果是这家组织的人，请向它的负责人要一个邀请码，直接发给我就能加入；如果是别人冒用，请联系登记机关。`,
      holds: '信用代码没有登记过',
    },
    'code-still-free': {
      refusal: ({ code, holder }) =>
        `代码 ${code} 已经核验过一家：“${holder}”。同一个代码只能登记一次，请查清由谁代表这家组织，再选“不予通过”写明理由。`,
      holds: '信用代码没有别人登记',
    },
    'one-registration': {
      refusal: ({ number }) => `您已经有一件登记正在办，编号 ${number}。等它办完再登记下一家；填错了可以先撤回那一件。`,
      holds: '没有别的登记正在办',
    },
    'founded-before-today': {
      refusal: ({ foundedOn }) => said`成立日期填的是${day(foundedOn)}，还没有到。请填登记证书上的成立日期。`,
      holds: '成立日期在今天以前',
    },
    'certificate-in-order': {
      refusal: ({ validFrom, validTo }) =>
        said`证书有效期填的是从${day(validFrom)}到${day(validTo)}，前后颠倒了。请对着证书再填一次。`,
      holds: '证书有效期前后一致',
    },
    'certificate-in-force': {
      refusal: ({ validTo }) =>
        said`证书${day(validTo)}就到期了，到期的证书不能用来登记。请先到登记机关换证，换好再来，填过的都给您留着。`,
      holds: '登记证书在有效期内',
    },
    'certificate-still-in-force': {
      refusal: ({ validTo }) => said`证书在${day(validTo)}到期了，不能核验通过。请退回补正，请组织换证以后再交。`,
      holds: '登记证书到今天仍在有效期内',
    },
    'social-workers-within-staff': {
      refusal: ({ staff, socialWorkers }) =>
        `持证社工填了 ${socialWorkers} 位，比专职人员 ${staff} 位还多。社工算在专职人员里面，请改其中一个数。`,
      holds: '持证社工没有超过专职人员',
    },
    'rating-in-force': {
      refusal: ({ rating, ratedOn, ratedUntil }) =>
        said`${rating} 的评定日期是${day(ratedOn)}，有效期到${day(ratedUntil)}，今天已经不在有效期内，或者日期前后颠倒。请改日期；等级过期的，请选“没有”。`,
      holds: '评估等级在有效期内',
    },
    'tax-exempt-in-force': {
      refusal: ({ taxExemptUntil }) =>
        said`免税资格${day(taxExemptUntil)}就到期了。请选“没有”，续办下来以后再来变更；登记不受影响。`,
      holds: '免税资格在有效期内',
    },
    'for-its-own-people': {
      refusal: () => '这件登记由组织自己的负责人来办。您如果换了岗位，请现在的负责人来办。',
      holds: '由组织自己的人办理',
    },
    'few-returns-this-time': {
      refusal: ({ most }) => `已经退回补正 ${most} 次了，这次要作决定：核验通过，或者不予通过并写明理由。`,
      holds: '退回补正的次数还没有用完',
    },
    'suspension-within-term': {
      refusal: ({ until, months, last }) =>
        said`暂停到填的是${day(until)}。最长 ${String(months)} 个月，可以填到${day(last)}，也要晚于今天。请改一下。`,
      holds: '暂停的时间在最长期限以内',
    },
    'suspension-heard': {
      refusal: ({ until }) => said`这家组织可以陈述意见到${moment(until)}，到时候再决定暂停。现在就可以决定不暂停。`,
      holds: '陈述期已满',
    },
    'suspension-over': {
      refusal: () => '暂停期还没有满。需要提前恢复的，民政部门可以按“恢复资格”。',
      holds: '暂停期已满',
    },
    'not-suspended': {
      refusal: () => '这家组织的资格已经暂停了，不用再暂停一次。需要的话可以恢复资格。',
      holds: '资格没有暂停',
    },
    suspended: {
      refusal: () => '这家组织的资格没有暂停，不用恢复。',
      holds: '资格已经暂停或者已登记注销',
    },
    'not-dissolved': {
      refusal: ({ on }) => said`这家组织在${day(on)}已经注销。登记有误的，民政部门可以恢复资格。`,
      holds: '组织没有注销',
    },
    'dissolved-by-now': {
      refusal: ({ on }) => said`注销日期填的是${day(on)}，还没有到。请填文书上已经生效的日期。`,
      holds: '注销日期已经到了',
    },
  },
  briefs: {
    suspension: {
      title: '暂停资格',
      rows: { ground: '原因', until: '暂停到', reason: '民政部门的说明', objection: '这家组织的意见' },
    },
  },
} satisfies TextsOf<typeof declared>;
