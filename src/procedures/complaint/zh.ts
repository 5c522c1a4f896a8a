import { day } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './complaint.ts';

export const zh = {
  name: '反映问题',
  begin: '反映问题',
  says: '我的投诉，我的投诉办到哪了，投诉处理结果，投诉有答复吗，反映的问题解决了吗，我反映的事怎么样了，上次投诉的结果，查投诉进度',
  steps: { triage: '受理', handling: '办理', rating: '评价' },
  positions: {
    'triage.route': { now: '正在受理，看由哪个部门来办' },
    'handling.answer': { now: '办理部门正在调查和答复' },
    'rating.rate': { now: '已经答复，等反映人评价' },
  },
  actions: {
    fileComplaint: {
      label: '提交',
      done: '反映了问题',
      says: '投诉，我要投诉，怎么投诉，在哪里投诉，举报，我要举报，向谁投诉，反映情况，反映一个问题，我有意见，提意见，不满意，对服务不满意，服务不好，服务质量差，态度不好，态度恶劣，骂人，打人，护理员没来，没有人上门，约好了没来，没人管，少做了，时间不够，迟到早退，偷工减料，饭是凉的，饭菜不好，饭不干净，吃坏了肚子，没送饭，人摔伤了，把老人弄伤了，虐待老人，乱收费，多收钱，要红包，要好处，索要财物，骗钱，克扣，冒名签字，代签，虚报次数，造假，弄虚作假，没做却说做了，没有资质，不会护理，打针手法差，手法不好，串通，围标，走后门，有猫腻，不公平，把名额给自己人，照顾熟人，贪污，腐败，违规，违纪，挪用资金，泄露隐私，环境差，不卫生，太脏了，推卸责任，没人接电话，他们迟迟不来，白等了一天，老是换时间，没到点就走，不按约定的时间来，只待了几分钟，饭里有虫子，菜太少了，分量不够，动手打孩子，推搡老人，不尊重老人，嫌弃病人，把人一个人丢下，丢了东西，家里东西不见了，偷东西，乱翻东西，喝了酒来上班，抽烟，用过期的东西，设备坏了没人修，没有暖气，屋里冷，推销产品，强迫买东西，电话一直打不通，签名不是本人，记录是假的，没服务却记了时间，说好免费却收钱，另外收费，套取补贴，骗补贴，亲戚承包，领导的亲戚，内定，收回扣，空壳机构，个人信息被泄露，总接到推销电话',
    },
    routeToBuyer: {
      label: '转购买单位',
      says: '转办投诉，分派投诉，受理投诉，交给谁办',
      done: '受理了，转购买单位办理',
      ask: '这件事由谁来办？不能转给被反映的单位。',
    },
    routeToSupervision: {
      label: '转纪检监察',
      done: '受理了，转纪检监察机关办理',
      ask: '这件事由谁来办？涉及违纪违法的转纪检监察机关。',
    },
    routeToFinance: { label: '转财政', done: '受理了，转财政部门办理' },
    routeToCivilAffairs: { label: '转民政', done: '受理了，转民政部门办理' },
    forwardElsewhere: { label: '告知去处', done: '告知了应当由哪个机关办理' },
    closeDuplicate: { label: '重复反映', done: '并入了先前的反映' },
    declineComplaint: { label: '不予受理', done: '决定不予受理，并说明了理由' },
    recuseTriage: { label: '我要回避', done: '回避了，转由纪检监察机关受理' },
    answerComplaint: {
      says: '答复投诉，回复反映人，处理投诉',
      label: '答复',
      done: '作了答复',
      ask: '请查清以后答复反映人。',
    },
    askForDetails: { label: '问反映人', done: '请反映人补充情况' },
    extendAnswer: { label: '延期答复', done: '延长了答复期限' },
    handBackComplaint: { label: '交回', done: '交回了，请另转部门' },
    recuseHandling: { label: '我要回避', done: '回避了这件反映' },
    rateAnswer: {
      says: '给答复打分，评价一下，满意度评价，打个分',
      label: '评价',
      done: '作了评价',
      ask: '这次答复，您打几分？1 分最不满意，5 分最满意。给 1 分或 2 分，会换一个部门再查，只再查一次。',
    },
    reopenComplaint: { says: '对答复不满意，答复不对，重新调查，再查一遍', label: '要求再查', done: '要求再查一次' },
    closeAnswered: { label: '办结', done: ({ who }) => (who ? `${who} 办结了` : '评价期满，办结了') },
    addDetails: {
      says: '补充材料，再补几张照片，还有情况要说，补充投诉内容，补交证据',
      label: '补充情况',
      done: '补充了情况',
    },
    withdrawComplaint: { says: '撤回投诉，撤诉，取消投诉，不投诉了，撤销反映', label: '撤回', done: '撤回了反映' },
  },
  forms: {
    complaint: {
      title: '反映问题',
      intro:
        '您的名字和联系方式只有答复您的人看得到，也可以不留。在网页上写，不记您是谁；在聊天软件里写，聊天软件本身知道您是谁。',
      fields: {
        about: {
          label: '哪方面',
          ask: '是哪方面的问题？',
          options: {
            'service-quality': '服务质量',
            misconduct: '违纪违规',
            money: '资金',
            disclosure: '信息公开',
            other: '其他',
          },
          help: '收受好处、弄虚作假、打击报复，都选“违纪违规”，由纪检监察机关来查。',
        },
        whom: {
          label: '反映谁',
          ask: '反映的是谁？不会转给被反映的一方来办。',
          options: {
            supplier: '上门服务的机构',
            buyer: '出钱的部门',
            evaluator: '来评估的机构',
            group: '协调小组办公室',
            official: '政府工作人员',
            unsure: '说不清',
          },
        },
        facts: {
          label: '发生了什么',
          ask: '请说说发生了什么，例如“8 月起护理员每周只来一次，合同公示是三次”。',
        },
        when: { label: '时间', ask: '什么时候的事？例如 2026-08-12。记不清可以跳过。' },
        where: { label: '地点', ask: '在什么地方？例如“新华社区日间照料中心”。可以跳过。' },
        evidence: { label: '照片', ask: '有照片或别的凭据，请发过来；没有可以跳过。' },
        reply: {
          label: '要不要答复',
          ask: '要不要另外联系您本人？答复在这里都能看到。',
          options: { yes: '要', no: '不用' },
        },
        name: { label: '怎么称呼', ask: '怎么称呼您？只有答复您的人看得到，不想留可以跳过。' },
        contact: { label: '联系方式', ask: '除了这里，还可以怎么联系您？例如电话。不想留可以跳过。' },
      },
    },
    'complaint-forwarding': {
      title: '告知去处',
      fields: {
        to: { label: '办理机关', ask: '应当由哪个机关办理？例如“市市场监督管理局”。' },
        reason: { label: '说明', ask: '请写明理由和怎么联系，反映人会看到。例如“食品安全归市场监管，电话 12315”。' },
      },
    },
    'complaint-duplicate': {
      title: '重复反映',
      fields: {
        number: { label: '先前的编号', ask: '先前那一件的编号是？' },
        reason: { label: '说明', ask: '请写明为什么是同一件事，反映人会看到。' },
      },
    },
    'complaint-question': {
      title: '问反映人',
      fields: { question: { label: '想问的', ask: '想请反映人补充什么？例如“是哪几天没有来？”答复期限不变。' } },
    },
    'complaint-details': {
      title: '补充情况',
      fields: {
        details: { label: '补充', ask: '请写要补充的情况。答复的期限不会因此推后。' },
        evidence: { label: '照片', ask: '有照片或别的凭据，请发过来；没有可以跳过。' },
      },
    },
    'complaint-answer': {
      title: '答复',
      fields: {
        outcome: {
          label: '结论',
          ask: '查下来，反映的情况属实吗？',
          options: { upheld: '属实', partly: '部分属实', 'not-upheld': '不属实' },
        },
        findings: {
          label: '查明的情况',
          ask: '请写查明了什么、怎么查的，反映人会看到。例如“调取了 8 月全部签到，12 次中缺 7 次”。',
        },
        measures: { label: '怎么处理', ask: '怎么处理、到什么时候？例如“已责令 11月30日前补足 7 次，由社区核对”。' },
        remedies: {
          label: '还可以找谁',
          ask: '反映人不同意这个答复，还可以找哪个机关、在什么期限内？例如“可自收到答复之日起 30 日内，向答复单位的上一级机关请求复查”。',
        },
      },
    },
    'complaint-rating': {
      title: '评价答复',
      fields: {
        score: {
          label: '评分',
          ask: '您对这次答复打几分？1 分最不满意，5 分最满意。给 1 分或 2 分，会换一个部门再查，只再查一次。',
          options: { '1': '1 分', '2': '2 分', '3': '3 分', '4': '4 分', '5': '5 分' },
        },
        lacking: { label: '哪里不满意', ask: '哪里没有解决？说一说，再查的人会看到。可以跳过。' },
      },
    },
  },
  ends: {
    completed: {
      now: '已经办结',
      still: '有新情况，可以另反映一件；不同意答复的，可以按答复里写的，向上一级机关请求复查。',
    },
    rejected: {
      now: '没有受理，或者并入了先前的反映',
      still: '理由在上面。不同意的，可以向信访部门反映，或者拨打 12345；涉及违纪违法的，请打 12388。',
    },
    withdrawn: { now: '已经撤回', still: '以后可以再反映。' },
  },
  briefs: { complained: { title: '反映的项目', rows: { project: '项目', number: '编号' } } },
  rules: {
    'happened-before-today': {
      refusal: ({ date }) => said`时间填的是${day(date)}，还没有到。请改一下，记不清可以不填。`,
      holds: '时间不晚于今天',
    },
    'complaint-in-time': {
      refusal: ({ months, last }) =>
        said`这个项目结束以后 ${months} 个月内可以反映，到${day(last)}为止，现在过了。涉及违纪违法的，没有期限，请直接找纪检监察机关，电话 12388。`,
      holds: '在可以反映的期限内',
    },
    'routed-impartially': {
      refusal: () =>
        '反映的事和您所在的单位有关，或者现在轮不到您来转，所以不能由您转办。您可以选“我要回避”，由纪检监察机关受理；到期没有转办的，也会转给纪检监察机关。',
      holds: '受理人与这件事无关',
    },
    'not-the-one-complained-about': {
      refusal: () => '反映的就是购买单位或它的工作人员，不能转给它自己来办。请转纪检监察机关。',
      holds: '没有转给被反映的一方',
    },
    'misconduct-to-supervision': {
      refusal: () => '这件事涉及违纪或者工作人员，只能由纪检监察机关来查。请转纪检监察机关。',
      holds: '不涉及违纪',
    },
    'yours-to-answer': {
      refusal: () => '这件反映没有转给您的岗位，或者反映的就是您的单位，不能由您答复。请由转到的部门来办。',
      holds: '由转到的部门答复',
    },
    'within-petition-limit': {
      refusal: ({ until, last }) =>
        said`延到${day(until)}就超过了规定：从收到之日起最多 60 天，这一件是${day(last)}。请选那一天或者更早的一天。`,
      holds: '没有超过 60 天的期限',
    },
    'may-reopen': {
      refusal: () => '这件反映已经再查过一次了，不能再打开。您如果还不同意，可以按答复里写的，向上一级机关请求复查。',
      holds: '还可以再查一次',
    },
    'first-look': {
      refusal: () => '反映人已经要求再查一次，由您这里查清答复，不能再交回。需要时间的话，可以延期答复。',
      holds: '还没有要求再查',
    },
    'rating-window-over': {
      refusal: ({ date }) => said`反映人在${day(date)}以前都可以评价或者要求再查，现在还不能办结。`,
      holds: '评价的期限已过',
    },
  },
} satisfies TextsOf<typeof declared>;
