/** The vocabulary: what the trade calls its procedures, steps, roles and bodies. Names are stored, so they are never renamed. */

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each language as it calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };

/** The languages in which a reader of this one could be spoken to instead, in their order, beginning with the next. */
export function otherLanguages(language: Language): readonly Language[] {
  const place = languages.indexOf(language);
  return [...languages.slice(place + 1), ...languages.slice(0, place)];
}

/** What is said in Chinese, which is the text that counts, and in English; a further language may say it too. */
export type Translated<T> = { readonly [Spoken in 'zh' | 'en']: T } & { readonly [Further in Language]?: T };

/** What a reader of this language is told: where nobody has translated it yet, the English. */
export function inLanguage<T>(said: Translated<T>, language: Language): T {
  return said[language] ?? said.en;
}

/** The same for every language there is. */
export function inEach<T>(said: Translated<T>): Readonly<Record<Language, T>> {
  const each = languages.map((language) => [language, inLanguage(said, language)] as const);
  return Object.fromEntries(each) as Record<Language, T>; // fromEntries forgets the keys
}

/** The channels, and what each is called where somebody is told of it. */
export const channelNames = {
  telegram: { zh: 'Telegram', en: 'Telegram' },
  slack: { zh: 'Slack', en: 'Slack' },
  web: { zh: '网页办事台', en: 'the web desk' },
} as const satisfies Readonly<Record<string, Translated<string>>>;
export type ChannelName = keyof typeof channelNames;
export const channels = Object.keys(channelNames) as readonly ChannelName[]; // Object.keys forgets the keys' type

/** What somebody may switch off: news of what others did, reminders in one message, quiet at night. */
export const topics = ['news', 'digest', 'night'] as const;
export type Topic = (typeof topics)[number];

/** By what is narrowed down what waits for somebody: how soon it is due, at which step it stands, whose it is. */
export const sieves = ['due', 'step', 'office'] as const;
export type Sieve = (typeof sieves)[number];

/** What the chat of an office can be told: each notice, once a week what goes on, each working day what is late. */
export const postFeeds = ['notices', 'digest', 'overdue', 'heads'] as const;
export type PostFeed = (typeof postFeeds)[number];
/** What can be subscribed to: by anybody, what is published of one project; by an office, the above. */
export type Feed = 'project' | PostFeed;

/** The steps of each procedure, in order, and within a step its stages. A position is written `step.stage`. */
export const steps = {
  organisation: { verification: ['review', 'correct'], register: ['verified', 'hearing'] },
  membership: { invitation: ['confirm', 'open'] },
  departure: {},
  deputy: { deputising: ['confirm', 'planned', 'acting'] },
  adjustment: { adjusting: ['confirm'] },
  holidays: { entering: ['confirm'] },
  purchase: {
    setup: ['consult', 'confirm', 'correct'],
    budget: ['request', 'review', 'sign', 'deferred'],
    initiation: ['prepare', 'opinions', 'correct'],
    catalogue: ['check', 'approve', 'correct'],
    publication: ['intention', 'approve', 'supervise', 'correct'],
    bidding: ['open', 'failed'],
    qualification: ['review', 'sign'],
    evaluation: ['panel', 'consult', 'offers', 'scoring', 'prices', 'report', 'sign', 'halted'],
    award: ['confirm', 'publish'],
    contract: ['draft', 'sign'],
    management: ['run', 'ending', 'fund', 'grant', 'changing', 'contested', 'paused'],
    acceptance: ['organise', 'evaluate', 'certify', 'rectify', 'recheck', 'confirm'],
    payment: ['settle'],
  },
  bid: {
    bidding: ['sign', 'correct', 'submitted'],
    qualification: ['opened'],
    evaluation: ['qualified', 'explain', 'final', 'sealed', 'out'],
    award: ['ranked', 'won', 'lost'],
  },
  report: { progress: ['due', 'review', 'correct'] },
  payment: {
    request: ['due', 'correct', 'hearing'],
    certify: ['review'],
    approve: ['review'],
    pay: ['treasury', 'held'],
  },
  complaint: { triage: ['route'], handling: ['answer'], rating: ['rate'] },
  comment: { consultation: ['given'] },
  incident: { incident: ['judge'] },
  inquiry: { answering: ['reply'] },
  appeal: { panel: ['vote'] },
  reopening: { reopening: ['confirm', 'hear'], recovery: ['owed', 'check'] },
  challenge: {
    answering: ['answer', 'sign', 'accept'],
    complaint: ['review', 'correct', 'reply', 'decide'],
  },
} as const;

export type ProcedureId = keyof typeof steps;
export type StepName<P extends ProcedureId = ProcedureId> = P extends ProcedureId
  ? keyof (typeof steps)[P] & string
  : never;

type StagesOf<P extends ProcedureId> = {
  [S in StepName<P>]: (typeof steps)[P][S] extends readonly (infer G extends string)[] ? `${S}.${G}` : never;
}[StepName<P>];

/** Where a case of procedure P can stand. */
export type Position<P extends ProcedureId = ProcedureId> = P extends ProcedureId ? StagesOf<P> : never;

export const procedureIds = Object.keys(steps) as readonly ProcedureId[]; // Object.keys forgets the keys' type

/** The acts of each procedure, from its opening on. They are stored, so they are never renamed. */
export const acts = {
  organisation: [
    'registerOrganisation',
    'verifyOrganisation',
    'returnOrganisation',
    'rejectOrganisation',
    'recuseOrganisation',
    'correctOrganisation',
    'updateProfile',
    'suspendOrganisation',
    'proposeSuspension',
    'confirmSuspension',
    'refuseSuspension',
    'objectSuspension',
    'endSuspension',
    'restoreOrganisation',
    'recordDissolution',
    'followAppeal',
    'withdrawOrganisation',
  ],
  membership: [
    'inviteMember',
    'confirmInvitation',
    'refuseInvitation',
    'acceptInvitation',
    'revokeInvitation',
    'expireInvitation',
  ],
  departure: ['endSeats'],
  deputy: [
    'nameDeputy',
    'confirmDeputy',
    'refuseDeputy',
    'withdrawDeputy',
    'lapseDeputy',
    'beginDeputy',
    'endDeputy',
    'endDeputyEarly',
  ],
  holidays: ['proposeHolidays', 'confirmHolidays', 'refuseHolidays', 'withdrawHolidays'],
  adjustment: ['proposeAdjustment', 'confirmAdjustment', 'refuseAdjustment', 'withdrawAdjustment'],
  purchase: [
    'createProject',
    'summariseNeeds',
    'confirmProject',
    'returnProject',
    'rejectProject',
    'recuseProject',
    'correctProject',
    'requestBudget',
    'approveBudget',
    'approvePartly',
    'returnBudget',
    'rejectBudget',
    'deferBudget',
    'recuseBudget',
    'signBudget',
    'returnBudgetUnsigned',
    'rejectBudgetUnsigned',
    'recuseSigning',
    'resumeBudget',
    'prepareDossier',
    'giveOpinion',
    'giveAdvice',
    'approveInitiation',
    'approveWithConditions',
    'returnInitiation',
    'reopenAtInitiation',
    'rejectInitiation',
    'deferInitiation',
    'recuseInitiation',
    'mendInitiation',
    'checkCatalogue',
    'returnCatalogue',
    'reopenAtCatalogueCheck',
    'recuseCatalogueCheck',
    'includeInCatalogue',
    'returnCatalogueLine',
    'reopenAtCatalogue',
    'excludeFromCatalogue',
    'recuseCatalogue',
    'mendCatalogue',
    'publiciseSole',
    'prepareTender',
    'approveTender',
    'returnTender',
    'recuseTender',
    'superviseMethod',
    'returnMethod',
    'recuseMethod',
    'correctTender',
    'openBids',
    'extendDeadline',
    'clarifyTender',
    'stopTender',
    'declareFailed',
    'restartTender',
    'judgeBidders',
    'confirmRegistry',
    'recuseQualification',
    'signQualification',
    'declareFailedQualification',
    'returnQualification',
    'recuseQualificationSigning',
    'namePanel',
    'drawPanel',
    'declareNoConflict',
    'recusePanelMember',
    'replaceMember',
    'askOffers',
    'openOffers',
    'stopEvaluation',
    'scoreBids',
    'doubtPrice',
    'judgePrices',
    'concludeEvaluation',
    'signReport',
    'closeSigning',
    'reopenScoring',
    'confirmStop',
    'resumeEvaluation',
    'confirmAward',
    'awardOther',
    'returnReport',
    'letFirstStand',
    'abandonAward',
    'recuseAward',
    'publishAward',
    'draftContract',
    'declineAward',
    'takeNext',
    'signForBuyer',
    'signForSupplier',
    'changeContract',
    'requestAcceptance',
    'beginAcceptance',
    'inspect',
    'fileContract',
    'terminateContract',
    'agreeTermination',
    'objectTermination',
    'confirmTermination',
    'refuseTermination',
    'proposeChange',
    'approveChangeFunds',
    'grantChangeFunds',
    'refuseChangeFunds',
    'signChangeForBuyer',
    'signChangeForSupplier',
    'refuseChange',
    'withdrawChange',
    'lapseChange',
    'confirmSuspending',
    'refuseSuspending',
    'resumeService',
    'organiseAcceptance',
    'recuseAcceptance',
    'usersOpinion',
    'evaluateService',
    'scoreService',
    'recuseJudging',
    'changeGroup',
    'closeOpinions',
    'certify',
    'orderRectification',
    'recuseCertifying',
    'reportRectified',
    'closeRectification',
    'recheckService',
    'recheckOpinion',
    'closeRecheck',
    'confirmGrade',
    'objectGrade',
    'returnGrade',
    'recuseGrade',
    'closeOut',
    'handOver',
    'withdrawPurchase',
    'cancelPurchase',
    'giveUpTask',
    'carryOverBudget',
    'refuseCarryOver',
    'recordBounce',
    'askAdvance',
    'grantAdvance',
    'refuseAdvance',
    'askCarryOver',
    'declineCarryOver',
    'followRemedy',
    'followAppeal',
    'resumeSigning',
  ],
  bid: [
    'draftBid',
    'signBid',
    'returnBid',
    'lapseBid',
    'correctBid',
    'openBid',
    'qualify',
    'failQualification',
    'askPrice',
    'explainPrice',
    'closeExplanation',
    'askOffer',
    'fileOffer',
    'changeOffer',
    'dropOut',
    'lapseOffer',
    'openOffer',
    'rank',
    'award',
    'passOver',
    'concludeBid',
    'endBid',
    'withdrawBid',
    'noteCorrection',
    'lose',
    'cancelBid',
  ],
  report: [
    'openReport',
    'fileReport',
    'moveReport',
    'cancelReport',
    'dropReport',
    'acceptReport',
    'returnReport',
    'flagReport',
    'recuseReport',
    'correctReport',
  ],
  payment: [
    'openPayment',
    'moveInstalment',
    'requestPayment',
    'cancelPayment',
    'correctPayment',
    'certifyMilestone',
    'returnPayment',
    'recuseCertifying',
    'approvePayment',
    'rejectPayment',
    'recuseApproving',
    'pay',
    'holdPayment',
    'bouncePayment',
    'recusePaying',
    'releasePayment',
    'rejectHeldPayment',
    'objectEnding',
    'agreeEnding',
    'confirmEnding',
    'refuseEnding',
    'annulPayment',
  ],
  complaint: [
    'fileComplaint',
    'routeToBuyer',
    'routeToSupervision',
    'routeToFinance',
    'routeToCivilAffairs',
    'forwardElsewhere',
    'closeDuplicate',
    'declineComplaint',
    'recuseTriage',
    'answerComplaint',
    'askForDetails',
    'extendAnswer',
    'handBackComplaint',
    'recuseHandling',
    'rateAnswer',
    'reopenComplaint',
    'closeAnswered',
    'addDetails',
    'withdrawComplaint',
  ],
  comment: ['giveComment', 'withdrawComment', 'countComment'],
  appeal: ['fileAppeal', 'voteAppeal', 'recuseAppeal', 'withdrawAppeal'],
  reopening: [
    'reopenPurchase',
    'confirmReopening',
    'refuseReopening',
    'withdrawReopening',
    'recuseReopening',
    'decideReopening',
    'stateOnReopening',
    'reportRefund',
    'confirmRefund',
    'returnRefund',
    'endRecovery',
  ],
  incident: ['reportIncident', 'judgeIncident', 'addToIncident'],
  inquiry: ['askInquiry', 'answerInquiry', 'recuseInquiry', 'withdrawInquiry'],
  challenge: [
    'fileChallenge',
    'answerChallenge',
    'recuseChallenge',
    'signAnswer',
    'returnAnswer',
    'acceptAnswer',
    'letAnswerStand',
    'complainToFinance',
    'admitComplaint',
    'returnComplaint',
    'refuseComplaint',
    'forwardComplaint',
    'recuseComplaint',
    'correctComplaint',
    'lapseComplaint',
    'replyToComplaint',
    'closeReplies',
    'decideComplaint',
    'stopClock',
    'suspendPurchase',
    'withdrawChallenge',
  ],
} as const satisfies Readonly<Record<ProcedureId, readonly string[]>>;
/** What can be done on a case of procedure P. */
export type ActName<P extends ProcedureId = ProcedureId> = (typeof acts)[P & keyof typeof acts][number];

/** Is this the name of an act of that procedure? */
export function isAct<P extends ProcedureId>(procedure: P, name: string): name is ActName<P> {
  const known: readonly string[] = acts[procedure];
  return known.includes(name);
}

/** How a case can end. */
export const outcomes = [
  'completed',
  'rejected',
  'withdrawn',
  'cancelled',
  'failed-tender',
  'awarded',
  'not-awarded',
  'not-qualified',
  'revoked',
  'expired',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Every role, and where on a case its holders are found. */
export const roles = {
  anyone: 'anyone',
  citizen: 'opener',
  applicant: 'opener',
  user_rep: 'users',
  media: 'city',
  org_admin: 'supplier',
  org_staff: 'supplier',
  org_finance: 'supplier',
  buyer_staff: 'buyer',
  buyer_head: 'buyer',
  acceptor: 'buyer',
  finance_budget: 'city',
  finance_budget_head: 'city',
  finance_proc: 'city',
  finance_treasury: 'city',
  establishment: 'city',
  ndrc: 'city',
  civil_affairs: 'city',
  audit: 'city',
  supervision: 'city',
  group_chair: 'city',
  group_sec: 'city',
  agency: 'city',
  expert: 'panel',
  evaluator: 'evaluator',
  admin: 'city',
  auditor: 'city',
  invitee: 'panel',
  system: 'system',
} as const satisfies Record<string, Place>;

/** A body on the case: whoever holds the role there. */
export const bodyPlaces = ['buyer', 'supplier', 'incubator', 'handler'] as const;
export type BodyPlace = (typeof bodyPlaces)[number];
/** Persons who are named on the case one by one: no seat alone puts anybody here. */
export const namedPlaces = ['panel', 'users', 'evaluator', 'class'] as const;
export type NamedPlace = (typeof namedPlaces)[number];
/**
 * Where a role's holders are found on a case: at one of its bodies, among the persons named on it, the person who opened
 * it, any seat of the city, anyone at all, or the programme itself.
 */
export type Place = BodyPlace | NamedPlace | 'opener' | 'city' | 'anyone' | 'system';
export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as readonly Role[]; // Object.keys forgets the keys' type

/** Roles that a seat in a body can carry, by the kind of body. */
export const seatRoles = {
  department: [
    'buyer_staff',
    'buyer_head',
    'acceptor',
    'finance_budget',
    'finance_budget_head',
    'finance_proc',
    'finance_treasury',
    'establishment',
    'ndrc',
    'civil_affairs',
    'audit',
    'supervision',
    'group_chair',
    'group_sec',
    'agency',
    'admin',
    'auditor',
  ],
  organisation: ['org_admin', 'org_staff', 'org_finance'],
  evaluator: ['evaluator', 'expert'],
  public: ['user_rep', 'media', 'expert'],
} as const satisfies Record<string, readonly Role[]>;
export type BodyKind = keyof typeof seatRoles;

/**
 * Seats of offices in which one decides, pays, or lets others into theirs: a second office agrees before anybody is let in
 * there, and whoever lets others in decides and pays nothing.
 */
export const powers = {
  buyer_staff: 'decides',
  buyer_head: 'decides',
  acceptor: 'decides',
  finance_budget: 'decides',
  finance_budget_head: 'decides',
  finance_proc: 'decides',
  finance_treasury: 'pays',
  civil_affairs: 'decides',
  group_chair: 'decides',
  group_sec: 'decides',
  agency: 'decides',
  audit: 'decides',
  supervision: 'gives',
  admin: 'gives',
} as const satisfies { readonly [R in Role]?: 'decides' | 'pays' | 'gives' };

export function powerOf(role: Role): 'decides' | 'pays' | 'gives' | undefined {
  return (powers as { readonly [R in Role]?: 'decides' | 'pays' | 'gives' })[role];
}

/** What an act does for which whoever does it proves by a passkey that it is he, where the city wants that. */
export const provenKinds = ['pay', 'open', 'award', 'appoint'] as const;
export type Proven = (typeof provenKinds)[number];

export const noticeKinds = [
  'consultation',
  'catalogue',
  'intention',
  'sole-source',
  'tender',
  'correction',
  'failed',
  'cancelled',
  'award',
  'contract',
  'contract-change',
  'acceptance',
  'evaluation',
  'payment',
  'inquiry',
  'bounced',
  'refund',
  'standstill',
  'remedy',
  'decision',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
