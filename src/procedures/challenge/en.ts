import { day, words } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './challenge.ts';

const stages = {
  documents: 'tender documents',
  opening: 'opening',
  qualification: 'qualification review',
  result: 'evaluation and result',
};

const remedies = {
  continue: 'go on',
  correct: 'correct the documents',
  reevaluate: 'evaluate again',
  next: 'award to the next',
  restart: 'begin anew',
  void: 'revoke the contract',
  compensate: 'the contract stands, losses are made good',
};

export const en = {
  name: 'Challenge',
  begin: 'Challenge a tender',
  says: 'my challenge, is my challenge answered, what became of my challenge',
  steps: { answering: 'Answer to the challenge', complaint: 'Before the finance bureau' },
  positions: {
    'answering.answer': { now: 'The buyer is looking into the challenge' },
    'answering.sign': { now: 'The answer is drafted; the head of the buyer is to sign it' },
    'answering.accept': { now: 'Answered; whoever disagrees can complain to the finance bureau' },
    'complaint.review': { now: 'The finance bureau is checking whether to take it' },
    'complaint.correct': { now: 'The finance bureau wants it completed' },
    'complaint.reply': { now: 'The finance bureau has taken it; the buyer is to reply in writing' },
    'complaint.decide': { now: 'The finance bureau is looking into it and deciding' },
  },
  actions: {
    fileChallenge: {
      label: 'Challenge',
      done: 'challenged the tender',
      says: 'challenge a tender, challenge the award, object to the tender documents, the evaluation was unfair, our rights were harmed, bid protest, protest the result, the documents favour one bidder, the conditions fit one bidder alone, our bid was wrongly rejected, the scoring was wrong, contest the award, dispute the result',
    },
    answerChallenge: {
      label: 'Answer',
      done: 'drafted the answer',
      says: 'answer a challenge, reply to a challenge',
      ask: 'Look into it and answer within seven working days. No contract is signed before that.',
    },
    recuseChallenge: { label: 'Step back', done: 'stepped back from this challenge' },
    signAnswer: {
      label: 'Sign the answer',
      done: 'signed the answer',
      ask: 'Sign this answer? It will be published and carried out.',
    },
    returnAnswer: { label: 'Send back', done: 'sent the answer back' },
    acceptAnswer: {
      label: 'Accept the answer',
      done: 'accepted the answer',
      ask: 'Your challenge is answered. Accept it, or complain to the finance bureau while you still can.',
    },
    complainToFinance: {
      label: 'Complain to finance',
      done: 'complained to the finance bureau',
      says: 'complain to the finance bureau, disagree with the answer to our challenge, our challenge was not answered',
    },
    letAnswerStand: { label: 'Close', done: () => 'Nobody complained in time, so the challenge is closed' },
    admitComplaint: {
      label: 'Take it',
      done: 'took the complaint, and asked the buyer to reply within five working days',
      ask: 'Take this complaint? If something is missing, send it back; if it can’t be taken, say why.',
    },
    returnComplaint: { label: 'Send back', done: 'asked for the complaint to be completed' },
    refuseComplaint: { label: 'Don’t take it', done: 'did not take the complaint, and said why' },
    forwardComplaint: {
      label: 'Counts as taken',
      done: () => 'It was not refused in time, so it counts as taken and was forwarded to the buyer',
    },
    recuseComplaint: { label: 'Step back', done: 'stepped back from this complaint' },
    correctComplaint: {
      label: 'Complete it',
      done: 'completed the complaint',
      ask: 'Complete the complaint as the finance bureau asks.',
    },
    lapseComplaint: { label: 'Not completed', done: () => 'It was not completed in time and counts as withdrawn' },
    replyToComplaint: {
      label: 'Reply in writing',
      done: 'replied in writing',
      ask: 'Reply in writing within five working days, with the evidence.',
    },
    closeReplies: { label: 'Wait no longer', done: 'waited for no reply any more' },
    decideComplaint: {
      label: 'Decide',
      done: 'decided on the complaint',
      says: 'decide on a supplier’s complaint, dismiss a complaint, uphold a complaint',
      ask: 'Look into it and decide. The decision will be published and carried out.',
    },
    stopClock: { label: 'Stop the clock', done: 'left out the days of a test, of experts or of missing papers' },
    suspendPurchase: { label: 'Suspend purchase', done: 'suspended the purchase' },
    withdrawChallenge: { label: 'Withdraw', done: 'withdrew it' },
  },
  forms: {
    challenge: {
      title: 'Challenge a tender',
      intro:
        'Say all about one stage at once. Name, address and contact are those of the register; its head files it, which counts as a signature.',
      needs: 'the facts, and whatever proves them',
      fields: {
        stage: {
          label: 'Stage',
          ask: 'Which stage? Whoever may bid can challenge the documents; the others only who did bid.',
          options: stages,
        },
        matter: {
          label: 'What is challenged',
          ask: 'What exactly? For example “the factor ‘local record’ shuts out others”.',
        },
        facts: {
          label: 'Facts',
          ask: 'Which facts show it? For example “page 12 wants three years of local record, 10 points”.',
        },
        request: { label: 'Request', ask: 'What should be done? For example “drop that factor”.' },
        basis: {
          label: 'Legal basis',
          ask: 'Which law? For example “Implementation Regulation, Art. 20”. You can skip this.',
        },
        evidence: { label: 'Evidence', ask: 'Please send what proves it; skip this if there is nothing.' },
      },
    },
    'challenge-answer': {
      title: 'Answer to the challenge',
      fields: {
        outcome: {
          label: 'Finding',
          ask: 'Is the challenge right?',
          options: { upheld: 'upheld', 'not-upheld': 'not upheld', inadmissible: 'not admissible' },
        },
        findings: {
          label: 'What was found',
          ask: 'What was found, and how? It will be published. For example “page 12 and the needs survey show no need for it”.',
        },
        basis: { label: 'Basis', ask: 'On which provision? For example “Implementation Regulation, Art. 20 (2)”.' },
        follows: {
          label: 'What follows',
          ask: 'What follows? Where the result is not affected, the tender goes on.',
          options: remedies,
        },
      },
    },
    'complaint-to-finance': {
      title: 'Complaint to the finance bureau',
      intro:
        'It can’t go beyond what you challenged. The challenge and its answer are attached; your head files it, which counts as a signature.',
      fields: {
        matter: { label: 'Complaint', ask: 'What exactly, within what you challenged?' },
        facts: {
          label: 'Facts',
          ask: 'Which facts? For example “the answer doesn’t say what page 12 has to do with the service”.',
        },
        request: {
          label: 'Request',
          ask: 'What should be done? For example “find the factor unlawful and begin anew”.',
        },
        basis: { label: 'Legal basis', ask: 'Which law? For example “Government Procurement Law, Art. 22”.' },
        evidence: { label: 'Evidence', ask: 'Please send what proves it; skip this if there is nothing.' },
      },
    },
    'complaint-refusal': {
      title: 'Not taken',
      fields: {
        ground: {
          label: 'Ground',
          ask: 'Which is it?',
          options: {
            'beyond-challenge': 'beyond the challenge',
            'other-office': 'another office’s',
            'already-decided': 'decided before',
            'no-harm': 'no right harmed',
          },
        },
        reason: { label: 'Reason', ask: 'Why? If it’s another office’s, say which. The supplier will see it.' },
      },
    },
    'complaint-reply': {
      title: 'Reply in writing',
      fields: {
        reply: { label: 'Reply', ask: 'What do you say to it, and on which grounds?' },
        evidence: { label: 'Evidence', ask: 'Please send the evidence; skip this if there is none.' },
      },
    },
    'complaint-decision': {
      title: 'Decision on the complaint',
      fields: {
        outcome: {
          label: 'Decision',
          ask: 'What do you decide?',
          options: {
            dismissed: 'dismissed',
            unproven: 'dismissed: groundless',
            fabricated: 'dismissed: made up, or false papers',
            upheld: 'upheld',
          },
        },
        findings: { label: 'What was found', ask: 'What was found? It will be published.' },
        basis: { label: 'Basis', ask: 'On which provision? For example “Order 94, Art. 32”.' },
        follows: {
          label: 'What follows',
          ask: 'What follows? Where the result is not affected, the tender goes on. A signed contract of which nothing was done is revoked before the next one is taken or it begins anew.',
          options: remedies,
        },
        barredUntil: {
          label: 'Kept out until',
          ask: 'Until which day is it kept out of public tenders? At least one year from today, and three at most.',
        },
      },
    },
    'clock-stop': {
      title: 'Stop the clock',
      fields: {
        cause: {
          label: 'Why',
          ask: 'Why do the days not count?',
          options: { test: 'tests', experts: 'experts', papers: 'papers to be completed' },
        },
        until: { label: 'Until', ask: 'Until which day?' },
        reason: { label: 'Explanation', ask: 'Who does what meanwhile?' },
      },
    },
    suspension: {
      title: 'Suspend the purchase',
      intro: 'For thirty days at most, and once. It is published; nothing is signed or paid meanwhile.',
      fields: {
        until: { label: 'Until', ask: 'Until which day?' },
        reason: { label: 'Reason', ask: 'Why is it to be suspended?' },
      },
    },
  },
  ends: {
    completed: {
      now: 'Closed',
      still:
        'Against a decision of the finance bureau you can ask for administrative reconsideration within 60 days, or sue within six months.',
    },
    rejected: {
      now: 'Not taken by the finance bureau',
      still:
        'The reason is in the decision. You can ask for administrative reconsideration within 60 days, or sue within six months.',
    },
    withdrawn: { now: 'Withdrawn', still: 'While its days run you can challenge again.' },
    expired: {
      now: 'Not corrected in time, so it counts as withdrawn',
      still: 'While its days run you can challenge again; the finance bureau tells you what is left.',
    },
  },
  briefs: {
    'supplier-complaint': {
      title: 'Complaint to the finance bureau',
      rows: {
        title: 'Project',
        stage: 'Stage',
        matter: 'Complaint',
        facts: 'Facts',
        request: 'Request',
        basis: 'Legal basis',
        answered: 'Answer to the challenge',
        reply: 'The buyer’s reply',
        groundless: 'Found groundless in twelve months',
      },
    },
    challenge: {
      title: 'Challenge',
      rows: {
        title: 'Project',
        stage: 'Stage',
        matter: 'What is challenged',
        facts: 'Facts',
        request: 'Request',
        basis: 'Legal basis',
        outcome: 'Finding',
        follows: 'What follows',
        findings: 'What was found',
        complaintUntil: 'Complaint to finance until',
      },
    },
    challengeable: {
      title: 'What can be challenged, and the last day',
      rows: {
        title: 'Project',
        documents: 'Tender documents',
        opening: 'Opening',
        qualification: 'Qualification review',
        result: 'Evaluation and result',
      },
    },
  },
  papers: {
    'challenge-letter': {
      title: 'Letter of challenge',
      opening: 'The tender below is challenged under Article 52 of the Government Procurement Law.',
      rows: {
        supplier: 'Supplier',
        address: 'Address',
        representative: 'Legal representative',
        contactName: 'Contact',
        contactPhone: 'Telephone',
        title: 'Project',
        number: 'Project number',
        stage: 'Stage',
        matter: 'What is challenged',
        facts: 'Facts',
        basis: 'Legal basis',
        request: 'Request',
      },
      note: 'Note: signed or sealed by the legal representative or whoever is authorised, and sealed by the supplier (Decree 94, Art 12); with a power of attorney where somebody is authorised (Art 8). Where the tender documents ask for paper, it goes to the contact named there.',
    },
    'challenge-answer-letter': {
      title: 'Answer to a challenge',
      opening: 'Your challenge was received and looked into. This is the answer.',
      rows: {
        title: 'Project',
        number: 'Project number',
        received: 'Challenge received',
        matter: 'What is challenged',
        outcome: 'Finding',
        findings: 'What was found',
        basis: 'Basis',
        follows: 'What follows',
      },
      closing:
        'Whoever is not satisfied can complain to the finance bureau of the same level within fifteen working days after the days to answer are over (Government Procurement Law, Art 55).',
      note: 'Note: the answer is in writing and goes to the supplier and to others concerned (Decree 94, Art 13).',
    },
    'complaint-letter': {
      title: 'Complaint to the finance bureau',
      to: 'the finance bureau of the same level',
      opening:
        'The answer to the challenge of the tender below does not satisfy, or did not come in time. This complaint is made under Article 55 of the Government Procurement Law.',
      rows: {
        supplier: 'Complainant',
        address: 'Address',
        representative: 'Legal representative',
        contactName: 'Contact',
        contactPhone: 'Telephone',
        respondent: 'Respondent',
        title: 'Project',
        number: 'Project number',
        challenged: 'What was challenged',
        answered: 'The answer to it',
        matter: 'Complaint',
        facts: 'Facts',
        basis: 'Legal basis',
        request: 'Request',
      },
      note: 'Note: signed or sealed by the legal representative or whoever is authorised, and sealed by the supplier, with a copy for each party (Decree 94, Art 18).',
    },
    'complaint-decision-paper': {
      title: 'Decision on a complaint',
      rows: {
        title: 'Project',
        number: 'Project number',
        complainant: 'Complainant',
        address: 'Complainant’s address',
        respondent: 'Respondent',
        matter: 'Complaint',
        request: 'Request',
        findings: 'What was found',
        basis: 'Basis',
        outcome: 'Decision',
        follows: 'What follows',
      },
      closing:
        'Against this decision an administrative review can be applied for within sixty days of its receipt (Administrative Reconsideration Law, Art 20), or a court be asked within six months (Administrative Litigation Law, Art 46).',
      note: 'Note: the decision is sealed, goes to the parties and is published (Decree 94, Art 33 and 34).',
    },
  },
  notices: {
    decision: {
      title: 'Decision on a supplier’s complaint',
      rows: {
        title: 'Project',
        number: 'Number',
        complainant: 'Complainant',
        buyer: 'Respondent',
        matter: 'Complaint',
        outcome: 'Decision',
        findings: 'What was found',
        basis: 'Basis',
        follows: 'What follows',
        contract: { label: 'The signed contract', options: { revoked: 'revoked; what is not done yet is not done' } },
        listed: {
          label: 'Entered in the list of misconduct',
          options: { groundless: 'three groundless complaints within twelve months', false: 'a false complaint' },
        },
        barredUntil: 'Kept out of public tenders until',
      },
    },
    standstill: {
      title: 'Signing and performance stopped',
      rows: {
        title: 'Project',
        ground: {
          label: 'Why',
          options: {
            challenge: 'a supplier challenged the tender',
            suspended: 'the finance bureau stopped it while it decides on a complaint',
          },
        },
        stage: 'Stage',
        until: 'At the latest until',
      },
    },
    remedy: {
      title: 'Answer to a challenge',
      rows: {
        title: 'Project',
        number: 'Challenge',
        stage: 'Stage',
        matter: 'What is challenged',
        outcome: 'Finding',
        findings: 'What was found',
        follows: 'What follows',
      },
    },
  },
  rules: {
    'challenge-runs': {
      refusal: () =>
        'Nothing of this tender is in its days. Documents, process and result are challenged within seven working days each. Misconduct has no time limit: call discipline inspection, 12388.',
      holds: 'A stage is in its days',
    },
    'stage-in-time': {
      refusal: ({ stage, until }) =>
        until === ''
          ? `The stage “${words(stage, stages, '')}” isn’t over yet, so it can’t be challenged yet. Choose one that is over.`
          : said`The stage “${words(stage, stages, '')}” could be challenged until ${day(until)}. Choose one that is still in its days; misconduct can be told to discipline inspection.`,
      holds: 'In its days',
    },
    'took-part': {
      refusal: () =>
        'Only who bid can challenge this stage, and your organisation did not. If it’s about the documents, choose “tender documents”; anything else can be reported as a problem.',
      holds: 'Took part in this tender',
    },
    'once-per-stage': {
      refusal: ({ number, stage }) =>
        `Your organisation has challenged “${words(stage, stages, '')}” already (${number}); all about one stage is said at once. To change it, withdraw that one and file it anew; if you disagree with its answer, complain to the finance bureau.`,
      holds: 'This stage was not challenged yet',
    },
    'follows-as-lawful': {
      refusal: ({ follows, lawful }) =>
        `“${words(follows, remedies, '')}” isn’t possible now. Where this project stands, what can follow is: ${words(lawful, remedies, ', ')}. Once the contract is signed the finance bureau decides. Choose again.`,
      holds: 'What follows is lawful',
    },
    'complaint-runs': {
      refusal: ({ from, until }) =>
        said`You can complain to the finance bureau once the challenge is answered, or was not by ${day(from)}, until ${day(until)}. After that, misconduct can still be told to discipline inspection, 12388.`,
      holds: 'The days to complain run',
    },
    'complaint-term-over': {
      refusal: ({ until }) => said`A complaint can come until ${day(until)}, so it can’t be closed yet.`,
      holds: 'The days to complain are over',
    },
    'sent-back-once': {
      refusal: () => 'It was sent back once already. Take it, or say why it can’t be taken.',
      holds: 'Not sent back yet',
    },
    'refusal-in-time': {
      refusal: ({ until }) =>
        said`A refusal must be told within three working days after the review, here by ${day(until)}, which is past; so it counts as received. Take it; if nothing is in it, dismiss it in the decision.`,
      holds: 'It can still be refused',
    },
    'forwarding-due': {
      refusal: ({ until }) =>
        said`Only what is not refused by ${day(until)} counts as taken and is forwarded to the buyer.`,
      holds: 'It is time to forward it',
    },
    'barred-as-long-as-law': {
      refusal: ({ barredUntil, from, to }) =>
        said`The day given is ${day(barredUntil)}. A false complaint keeps its supplier out for one to three years: choose a day from ${day(from)} to ${day(to)}.`,
      holds: 'It is kept out as long as the law says',
    },
    'term-to-act-over': {
      refusal: ({ until }) => said`There is time until ${day(until)}; please wait until then.`,
      holds: 'The term is over',
    },
    'decision-as-lawful': {
      refusal: ({ follows, lawful }) =>
        `“${words(follows, remedies, '')}” isn’t possible now. Where this project stands, you can: ${words(lawful, remedies, ', ')}. Choose again.`,
      holds: 'What follows is lawful',
    },
    'stopped-ahead': {
      refusal: ({ until }) => said`You wrote ${day(until)}; it must be a later day than today. Please change it.`,
      holds: 'The day lies ahead',
    },
    'within-thirty-days': {
      refusal: ({ until, last }) =>
        said`You wrote ${day(until)}. A purchase can be suspended for thirty days, until ${day(last)} at the latest, and from tomorrow on. Please change it.`,
      holds: 'Thirty days at most',
    },
    'suspended-once': {
      refusal: () => 'It was suspended once already. Decide within the term.',
      holds: 'Not suspended yet',
    },
    'still-as-lawful': {
      refusal: ({ follows }) =>
        `The answer says “${words(follows, remedies, '')}”, which isn’t possible any more where the project stands now. Send it back.`,
      holds: 'What follows is still lawful',
    },
  },
} satisfies TextsOf<typeof declared>;
