import { day, words } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './challenge.ts';

const stages = {
  documents: '采购文件',
  opening: '开启',
  qualification: '资格审查',
  result: '评审和结果',
};

const remedies = {
  continue: '继续采购',
  correct: '更正采购文件',
  reevaluate: '重新评审',
  next: '另定下一名',
  restart: '重新采购',
  void: '撤销合同',
  compensate: '合同照常，依法赔偿',
};

export const zh = {
  name: '质疑',
  begin: '提出质疑',
  says: '我的质疑，质疑答复了吗，质疑办到哪了，质疑结果',
  steps: { answering: '答复质疑', complaint: '财政部门处理' },
  positions: {
    'answering.answer': { now: '购买单位正在核实质疑，起草答复' },
    'answering.sign': { now: '答复已经拟好，等购买单位负责人签发' },
    'answering.accept': { now: '已经答复，不同意的还可以向财政部门投诉' },
    'complaint.review': { now: '财政部门正在审查要不要受理' },
    'complaint.correct': { now: '财政部门请投诉人补正' },
    'complaint.reply': { now: '财政部门已经受理，等购买单位书面说明' },
    'complaint.decide': { now: '财政部门正在调查，作处理决定' },
  },
  actions: {
    fileChallenge: {
      label: '提出质疑',
      done: '提出了质疑',
      says: '质疑，我要质疑，怎么质疑，对中标结果有异议，对招标文件有异议，评审不公平我要质疑，权益受到损害，提质疑函，废标不合理，我们的投标被判无效不公平，评分有问题，打分不公平，招标要求有倾向性，条件是为一家量身定做的，不认可中标结果，采购过程违法，排斥我们投标',
    },
    answerChallenge: {
      label: '答复',
      done: '拟好了答复',
      says: '答复质疑，处理质疑，质疑答复函',
      ask: '请核实以后答复。期限是收到质疑后七个工作日，答复以前不能签订合同。',
    },
    recuseChallenge: { label: '我要回避', done: '回避了这件质疑' },
    signAnswer: {
      label: '签发答复',
      done: '签发了质疑答复',
      ask: '签发这份答复吗？签发以后会公告，并按答复执行。',
    },
    returnAnswer: { label: '退回重拟', done: '把答复退回重拟' },
    acceptAnswer: {
      label: '接受答复',
      done: '接受了答复',
      ask: '质疑已经答复。同意的按“接受答复”；不同意的，在可投诉的期限内可以按“向财政投诉”。',
    },
    complainToFinance: {
      label: '向财政投诉',
      done: '向财政部门提出了投诉书',
      says: '向财政局投诉，投诉到财政局，对质疑答复不满意，提交投诉书，质疑没有答复',
    },
    letAnswerStand: { label: '期满办结', done: () => '投诉期满，没有投诉，质疑办结' },
    admitComplaint: {
      label: '受理',
      done: '受理了，已告诉购买单位在五个工作日内说明',
      ask: '受理这件投诉书吗？不全的请退回补正，不符合条件的请说明理由。',
    },
    returnComplaint: { label: '退回补正', done: '请投诉人补正' },
    refuseComplaint: { label: '不予受理', done: '决定不予受理，并说明了理由' },
    forwardComplaint: { label: '视为受理', done: () => '审查期满没有不予受理，按受理转告购买单位说明' },
    recuseComplaint: { label: '我要回避', done: '回避了这件投诉书' },
    correctComplaint: { label: '补正', done: '补正了投诉书', ask: '请按财政部门写的补正投诉书。' },
    lapseComplaint: { label: '逾期未补正', done: () => '逾期没有补正，投诉书按撤回办理' },
    replyToComplaint: { label: '书面说明', done: '作了书面说明', ask: '请在五个工作日内书面说明，并附证据。' },
    closeReplies: { label: '不再等说明', done: '不再等书面说明，转入处理' },
    decideComplaint: {
      label: '作决定',
      done: '作了投诉处理决定',
      says: '投诉处理决定，处理供应商投诉，驳回投诉，投诉成立',
      ask: '请查清以后作处理决定。决定会公告，并按决定执行。',
    },
    stopClock: { label: '扣除时间', done: '因检验、鉴定或者补正，扣除了时间' },
    suspendPurchase: { label: '通知暂停', done: '通知暂停采购活动' },
    withdrawChallenge: { label: '撤回', done: '撤回了' },
  },
  forms: {
    challenge: {
      title: '提出质疑',
      intro: '一个环节的问题请一次提完。单位名称、地址和联系人按登记的写入，不用再填；由负责人提出，视为签字。',
      needs: '事实依据，有的话还有证明材料',
      fields: {
        stage: {
          label: '质疑什么',
          ask: '对哪个环节有质疑？采购文件谁能投标谁就能质疑，其余的要参加了投标才能质疑。',
          options: stages,
        },
        matter: { label: '质疑事项', ask: '具体质疑什么？例如“评审因素‘本市业绩’排斥外地供应商”。' },
        facts: { label: '事实依据', ask: '有哪些事实？例如“采购文件第 12 页要求近三年本市业绩，得 10 分”。' },
        request: { label: '请求', ask: '请求怎么处理？例如“删去这项因素”。' },
        basis: { label: '法律依据', ask: '依据哪条法律？例如“《政府采购法实施条例》第二十条”。可以跳过。' },
        evidence: { label: '证明材料', ask: '有证明材料请发过来；没有可以跳过。' },
      },
    },
    'challenge-answer': {
      title: '质疑答复',
      fields: {
        outcome: {
          label: '结论',
          ask: '质疑成立吗？',
          options: { upheld: '成立', 'not-upheld': '不成立', inadmissible: '不符合质疑条件' },
        },
        findings: {
          label: '查明的情况',
          ask: '查明了什么、怎么查的？公告里会写。例如“核对采购文件第 12 页和需求调查记录，该项要求与服务无关”。',
        },
        basis: { label: '依据', ask: '依据哪条规定？例如“《政府采购法实施条例》第二十条第二项”。' },
        follows: { label: '怎么办', ask: '成立以后怎么办？不影响结果的，继续采购。', options: remedies },
      },
    },
    'complaint-to-finance': {
      title: '投诉书',
      intro: '投诉的事项不能超出质疑的事项。质疑和答复会自动附上；由负责人提出，视为签字。',
      fields: {
        matter: { label: '投诉事项', ask: '具体投诉什么？要在质疑的事项以内。' },
        facts: { label: '事实依据', ask: '有哪些事实？例如“答复没有说明第 12 页的要求与服务有什么关系”。' },
        request: { label: '请求', ask: '请求怎么处理？例如“认定该项因素违法，重新采购”。' },
        basis: { label: '法律依据', ask: '依据哪条法律？例如“《政府采购法》第二十二条第二款”。' },
        evidence: { label: '证明材料', ask: '有证明材料请发过来；没有可以跳过。' },
      },
    },
    'complaint-refusal': {
      title: '不予受理',
      fields: {
        ground: {
          label: '情形',
          ask: '属于哪一种？',
          options: {
            'beyond-challenge': '超出质疑的事项',
            'other-office': '不归本机关管',
            'already-decided': '已经处理过',
            'no-harm': '与本单位权益无关',
          },
        },
        reason: { label: '说明', ask: '请写理由；不归本机关管的，写明该找谁。投诉人会看到。' },
      },
    },
    'complaint-reply': {
      title: '书面说明',
      fields: {
        reply: { label: '说明', ask: '请就投诉的事项说明情况和依据。' },
        evidence: { label: '证据', ask: '请发有关的证据；没有可以跳过。' },
      },
    },
    'complaint-decision': {
      title: '投诉处理决定',
      fields: {
        outcome: {
          label: '决定',
          ask: '怎么决定？',
          options: {
            dismissed: '驳回',
            unproven: '驳回，查无实据',
            fabricated: '驳回，捏造或者材料虚假',
            upheld: '成立',
          },
        },
        findings: { label: '查明的事实', ask: '查明了什么？公告里会写。' },
        basis: { label: '依据', ask: '依据哪条规定？例如“财政部令第94号第三十二条”。' },
        follows: {
          label: '处理',
          ask: '成立以后怎么办？不影响结果的，继续采购。合同已签、还没有履行的，另定或者重新采购都会先撤销合同。',
          options: remedies,
        },
        barredUntil: {
          label: '禁止参加到',
          ask: '禁止参加政府采购活动到哪一天？从今天起一年以上、三年以下。',
        },
      },
    },
    'clock-stop': {
      title: '扣除时间',
      fields: {
        cause: {
          label: '原因',
          ask: '为什么扣除？',
          options: { test: '检验检测鉴定', experts: '专家评审', papers: '投诉人补正材料' },
        },
        until: { label: '到哪一天', ask: '到哪一天为止？' },
        reason: { label: '说明', ask: '请写明由谁做什么。' },
      },
    },
    suspension: {
      title: '通知暂停采购活动',
      intro: '最长三十天，只能用一次。会公告；暂停期间不能签合同，也不能付款。',
      fields: {
        until: { label: '到哪一天', ask: '暂停到哪一天？' },
        reason: { label: '理由', ask: '为什么要暂停？' },
      },
    },
  },
  ends: {
    completed: {
      now: '已经办结',
      still: '对财政部门的处理决定不服的，六十日内可以申请行政复议，六个月内可以起诉。',
    },
    rejected: {
      now: '财政部门没有受理',
      still: '理由在决定里。不服的，六十日内可以申请行政复议，六个月内可以起诉。',
    },
    withdrawn: { now: '已经撤回', still: '质疑期没过的，可以再提。' },
    expired: { now: '逾期没有补正，按撤回办理', still: '投诉期没过的，可以重新质疑或者向财政部门咨询。' },
  },
  briefs: {
    'supplier-complaint': {
      title: '投诉书',
      rows: {
        title: '项目',
        stage: '环节',
        matter: '投诉事项',
        facts: '事实依据',
        request: '请求',
        basis: '法律依据',
        answered: '质疑的答复',
        reply: '购买单位的说明',
        groundless: '十二个月内查无实据',
      },
    },
    challenge: {
      title: '质疑',
      rows: {
        title: '项目',
        stage: '环节',
        matter: '质疑事项',
        facts: '事实依据',
        request: '请求',
        basis: '法律依据',
        outcome: '答复的结论',
        follows: '怎么办',
        findings: '查明的情况',
        complaintUntil: '可投诉到',
      },
    },
    challengeable: {
      title: '可以质疑的环节和最后一天',
      rows: {
        title: '项目',
        documents: '采购文件',
        opening: '开启',
        qualification: '资格审查',
        result: '评审和结果',
      },
    },
  },
  papers: {
    'challenge-letter': {
      title: '质疑函',
      opening: '对下面的政府采购项目，依照《政府采购法》第五十二条提出质疑。',
      rows: {
        supplier: '质疑供应商',
        address: '地址',
        representative: '法定代表人',
        contactName: '联系人',
        contactPhone: '联系电话',
        title: '项目名称',
        number: '项目编号',
        stage: '质疑的环节',
        matter: '质疑事项',
        facts: '事实依据',
        basis: '法律依据',
        request: '质疑请求',
      },
      note: '注：本函由法定代表人、主要负责人或者其授权代表签字或者盖章，并加盖公章（财政部令第94号第十二条）。由授权代表签字的，附授权委托书（第八条）。采购文件要求纸质的，签章后送采购文件写明的联系人。',
    },
    'challenge-answer-letter': {
      title: '质疑答复函',
      opening: '贵单位提出的质疑收悉。经核实，答复如下。',
      rows: {
        title: '项目名称',
        number: '项目编号',
        received: '收到质疑函的日期',
        matter: '质疑事项',
        outcome: '结论',
        findings: '查明的情况',
        basis: '依据',
        follows: '怎么办',
      },
      closing: '对本答复不满意的，可以在答复期满后十五个工作日内向财政部门投诉（《政府采购法》第五十五条）。',
      note: '注：答复用书面形式，送质疑供应商和其他有关供应商（财政部令第94号第十三条）。',
    },
    'complaint-letter': {
      title: '投诉书',
      to: '同级财政部门',
      opening: '对下面项目的质疑答复不满意，或者没有在期限内得到答复，依照《政府采购法》第五十五条向财政部门投诉。',
      rows: {
        supplier: '投诉人',
        address: '地址',
        representative: '法定代表人',
        contactName: '联系人',
        contactPhone: '联系电话',
        respondent: '被投诉人',
        title: '项目名称',
        number: '项目编号',
        challenged: '质疑的事项',
        answered: '质疑的答复',
        matter: '投诉事项',
        facts: '事实依据',
        basis: '法律依据',
        request: '请求',
      },
      note: '注：投诉书由法定代表人、主要负责人或者其授权代表签字或者盖章，并加盖公章，按被投诉人和与投诉事项有关的供应商数量提供副本（财政部令第94号第十八条）。',
    },
    'complaint-decision-paper': {
      title: '投诉处理决定书',
      rows: {
        title: '项目名称',
        number: '项目编号',
        complainant: '投诉人',
        address: '投诉人地址',
        respondent: '被投诉人',
        matter: '投诉事项',
        request: '请求',
        findings: '查明的事实',
        basis: '依据',
        outcome: '决定',
        follows: '处理',
      },
      closing:
        '对本决定不服的，可以自收到之日起六十日内申请行政复议（《行政复议法》第二十条），或者自收到之日起六个月内向人民法院起诉（《行政诉讼法》第四十六条）。',
      note: '注：决定书加盖印章，送投诉人和与投诉事项有关的当事人，并在省级以上财政部门指定的媒体公告（财政部令第94号第三十三条、第三十四条）。',
    },
  },
  notices: {
    decision: {
      title: '投诉处理决定公告',
      rows: {
        title: '项目名称',
        number: '编号',
        complainant: '投诉人',
        buyer: '被投诉人',
        matter: '投诉事项',
        outcome: '决定',
        findings: '查明的事实',
        basis: '依据',
        follows: '处理',
        contract: { label: '已签的合同', options: { revoked: '撤销，没有履行的不再履行' } },
        listed: {
          label: '列入不良行为记录名单',
          options: { groundless: '十二个月内三次以上查无实据', false: '捏造事实或者材料虚假' },
        },
        barredUntil: '禁止参加政府采购活动到',
      },
    },
    standstill: {
      title: '暂停签订和履行合同的公告',
      rows: {
        title: '项目名称',
        ground: {
          label: '原因',
          options: { challenge: '有供应商质疑', suspended: '财政部门处理投诉期间通知暂停' },
        },
        stage: '涉及的环节',
        until: '最迟到',
      },
    },
    remedy: {
      title: '质疑答复公告',
      rows: {
        title: '项目名称',
        number: '质疑编号',
        stage: '环节',
        matter: '质疑事项',
        outcome: '结论',
        findings: '查明的情况',
        follows: '怎么办',
      },
    },
  },
  rules: {
    'challenge-runs': {
      refusal: () =>
        '这个项目现在没有在质疑期内的环节。采购文件、采购过程和结果，都在期满以后七个工作日内质疑。涉及违纪违法的，没有期限，请直接找纪检监察机关，电话 12388。',
      holds: '有环节在质疑期内',
    },
    'stage-in-time': {
      refusal: ({ stage, until }) =>
        until === ''
          ? `“${words(stage, stages, '')}”还没有结束，结束以后才能质疑。请改选已经结束的环节。`
          : said`“${words(stage, stages, '')}”的质疑期到${day(until)}为止，现在过了。请改选还在期内的环节；涉及违纪违法的，可以找纪检监察机关。`,
      holds: '在质疑期内',
    },
    'took-part': {
      refusal: () =>
        '这个环节只有参加了投标的供应商才能质疑，贵组织没有投标。对采购文件有质疑的，请改选“采购文件”；其他问题可以用“反映问题”。',
      holds: '参加了这次采购',
    },
    'once-per-stage': {
      refusal: ({ number, stage }) =>
        `对“${words(stage, stages, '')}”贵组织已经提过质疑（${number}），同一环节要一次提完。要改的，可以先撤回那一件再提；不同意答复的，可以向财政部门投诉。`,
      holds: '这个环节还没有质疑过',
    },
    'follows-as-lawful': {
      refusal: ({ follows, lawful }) =>
        said`现在不能“${words(follows, remedies, '')}”。这个项目走到这一步，质疑成立可以：${words(lawful, remedies, '、')}。合同已经签订的，由财政部门在处理中决定。请改选。`,
      holds: '处理方式合法',
    },
    'complaint-runs': {
      refusal: ({ from, until }) =>
        said`质疑答复以后，或者${day(from)}过了还没有答复，才能向财政部门投诉，到${day(until)}为止。期限过了的，可以向纪检监察机关反映，电话 12388。`,
      holds: '在可以投诉的期限内',
    },
    'complaint-term-over': {
      refusal: ({ until }) => said`到${day(until)}为止都可以投诉，现在还不能办结。`,
      holds: '投诉期已过',
    },
    'sent-back-once': {
      refusal: () => '已经请投诉人补正过一次，不能再退。请受理，或者说明理由不予受理。',
      holds: '还没有退回补正过',
    },
    'refusal-in-time': {
      refusal: ({ until }) =>
        said`不予受理要在审查以后三个工作日内告知，这一件到${day(until)}为止，现在过了，收到之日起就是受理。请受理；查下来不成立的，在处理决定里驳回。`,
      holds: '在可以不予受理的期限内',
    },
    'forwarding-due': {
      refusal: ({ until }) => said`到${day(until)}还没有不予受理的，才按受理转告购买单位。`,
      holds: '到了应当转告的时候',
    },
    'barred-as-long-as-law': {
      refusal: ({ barredUntil, from, to }) =>
        said`填的是${day(barredUntil)}。捏造事实、材料虚假的，禁止参加政府采购活动一年以上、三年以下，应当在${day(from)}和${day(to)}之间。请改一下。`,
      holds: '禁止的时间合法',
    },
    'term-to-act-over': {
      refusal: ({ until }) => said`到${day(until)}才期满，请等到那以后。`,
      holds: '期限已过',
    },
    'decision-as-lawful': {
      refusal: ({ follows, lawful }) =>
        `现在不能“${words(follows, remedies, '')}”。这个项目走到这一步，可以：${words(lawful, remedies, '、')}。请改选。`,
      holds: '处理方式合法',
    },
    'stopped-ahead': {
      refusal: ({ until }) => said`填的是${day(until)}，要填以后的一天。请改一下。`,
      holds: '日期在以后',
    },
    'within-thirty-days': {
      refusal: ({ until, last }) =>
        said`填的是${day(until)}。暂停最长三十天，最晚到${day(last)}，并且要在今天以后。请改一下。`,
      holds: '暂停不超过三十天',
    },
    'suspended-once': {
      refusal: () => '这件已经通知暂停过一次，不能再暂停。请在期限内作出决定。',
      holds: '还没有暂停过',
    },
    'still-as-lawful': {
      refusal: ({ follows }) =>
        said`答复写的是“${words(follows, remedies, '')}”，项目现在走到的这一步已经不能这样办。请退回重拟。`,
      holds: '处理方式仍然合法',
    },
  },
} satisfies TextsOf<typeof declared>;
