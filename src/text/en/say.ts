import { evidenceNames } from '../../engine/evidence-kinds.ts';
import { day, listed, money } from '../../engine/say-value.ts';
import type { RemedyTerms } from '../../law/remedy.ts';
import { codeOf, said, secretOf } from '../../law/said.ts';
import type { Say } from '../say.ts';

const kinds = (sort: Parameters<typeof evidenceNames>[0]): string => evidenceNames(sort).join(', ');
const evidence = `${kinds('document')}, photos (${kinds('photo')}) or sound (${kinds('sound')})`;

function charactersOf(count: number): string {
  return `${count} ${count === 1 ? 'character' : 'characters'}`;
}

function newNotices(count: number): string {
  return `${count} new ${count === 1 ? 'notice' : 'notices'}`;
}

/** Where something is not taken back: who has it now, and what can be done instead. */
function howToGoOn(holder: string | number = '', acts: string | number = ''): string {
  const sent = holder === '' ? '' : `To change it, please ask ${holder} to send it back.`;
  return [sent, acts === '' ? '' : `What you can do now: ${acts}.`].filter(Boolean).join(' ');
}

const reports =
  'If something is wrong, report a problem on the project’s page, without a name if you like; misconduct: call 12388.';
const challenges = ({ challenge, complaint }: RemedyTerms): string =>
  `A supplier whose rights are harmed can challenge this with the buyer within ${challenge} working days after the notice period, and, if the answer does not content or does not come, complain to the finance bureau within ${complaint} working days after the days to answer.`;
const decisions = ({ reconsideration }: RemedyTerms): string =>
  `Against this you can ask the city government for administrative reconsideration within ${reconsideration} days, or sue within six months.`;

/** What stands below each kind of notice: whom to turn to, and until when. */
const noticeRemedies: Say['noticeRemedies'] = {
  consultation: () => 'Say what you think of the need on the project’s page before the day.',
  catalogue: () => reports,
  intention: () => 'This is an intention; the tender notice counts. Tell the buyer what you think of it.',
  'sole-source': () => 'Any supplier, office or person can object on the project’s page before the day.',
  tender: challenges,
  correction: challenges,
  failed: challenges,
  cancelled: challenges,
  award: challenges,
  contract: () => `Disputes between the parties go the way that the contract names. ${reports}`,
  'contract-change': () => `Disputes between the parties go the way that the contract names. ${reports}`,
  acceptance: () => `The provider can object to the buyer in writing, or as the contract says. ${reports}`,
  evaluation: () => `The provider can object to the buyer in writing. ${reports}`,
  payment: () => reports,
  inquiry: () =>
    'Suppliers can ask again. Who thinks that his rights are harmed can challenge while its days last, which asking does not prolong.',
  bounced: () => reports,
  refund: () => reports,
  standstill: () => 'Challenge and complaint go on meanwhile; how they end will be published.',
  remedy: ({ complaint }) =>
    `The supplier that challenged can complain to the finance bureau within ${complaint} working days after the days to answer.`,
  decision: decisions,
};

export const say: Say = {
  welcome: (city) =>
    `Hello, this is Gouban, the purchase of public services by the city of ${city}. You can look up who provides services for you and what they cost, and report a problem; social organisations can register, bid and report progress.`,
  whoAreYou: 'Which are you?',
  citizen: 'A resident',
  organisation: 'An organisation',
  official: 'A department',
  toCitizen: 'You can look up what is being bought and who does it, report a problem with a project, and follow it.',
  toOrganisation:
    'If your organisation isn’t registered yet, register it first. If it is, ask its head for an invitation code and send it to me.',
  toOfficial:
    'Please send me the invitation code that your department’s administrator gave you; then I know your department and your duties. If you have none, ask that administrator.',
  languageSet: 'Good, I’ll speak English with you from now on.',
  whatCanIDo: 'What would you like to do?',
  menu: 'Home',
  backToList: 'Back to the list',
  help: 'How it works',
  helpText: (commands) =>
    said`Just press the buttons, or write:
${commands}
When no question is open the word alone will do, and so will the number of a project or a receipt.`,
  filesTaken: (limit) => `${evidence}, up to ${limit} MB each.`,
  charactersFit: (min, max) => (min > 1 ? `${min} to ${charactersOf(max)}.` : `At most ${charactersOf(max)}.`),
  filesFit: (max) => `At most ${max} ${max === 1 ? 'file' : 'files'}.`,
  notUnderstood: 'I didn’t quite understand. Is it one of these? You can also write a number.',
  didYouMean: (words) =>
    `I’m not sure what you mean, and no public project was found for “${words}”. Is it one of these?`,
  nothingFound: (words) =>
    `I didn’t quite understand. No public project was found for “${words}”: names, numbers, buyers, providers, places and kinds of service were searched. Try another word, for example “meals”, or a number; or press one of these buttons.`,
  ownWords: {
    inbox: {
      label: 'To do',
      says: 'inbox, my inbox, what waits for me, what should I do, to do, things to approve, what do I need to sign, pending approvals, is it my turn, my open tasks, anything for me to do, anything to review, what is on my list, overdue, late tasks, payments waiting for me, what is due today, my work today, sent back to me',
    },
    later: {
      label: 'Opens later',
      says: 'opens later, what can I do later, what is coming up, what comes next for me, not open yet, upcoming tasks, when will it be my turn, what do I have next month, next week, coming up soon',
    },
    'year-end': {
      label: 'Year end',
      says: 'year end, what is open at the end of the year, what lapses in December, what has to be carried over, what is to be paid before the year is over, budget year end, money not spent this year, what expires in December, what is left of the budget this year',
    },
    cases: {
      label: 'My cases',
      says: 'my cases, where is my case, status, case status, status of my application, my applications, how far is it, is there an answer yet, why is there no answer, any result, when will I hear from you, track progress, what I filed, past cases, still waiting for a reply, who is handling it, no reply yet, heard nothing, weeks without an answer, what came of it, what has been done about it, how long does it take',
    },
    drafts: {
      label: 'Drafts',
      says: 'my drafts, continue, continue the form, go on filling in, unfinished form, saved form, half filled form, finish my form, where is the form I began, go on where I stopped, what I wrote yesterday, saved bid, what I have saved',
    },
    help: {
      label: 'How it works',
      says: 'help, what is this, who are you, what can I do here, instructions, how to use this, guide, manual, I do not understand, support, human, talk to a person, first time here, I am lost, how do I begin, what is it for, teach me, how does it work',
    },
    menu: {
      label: 'Home',
      says: 'start, home, menu, main menu, begin, hello, hi, hey, good morning, good afternoon, good evening, start over, is anybody there',
    },
    'sign-in': {
      label: 'Sign in on the web',
      says: 'login, log in, sign in, web desk, website, use my computer, link to the web, on the web, browser, new phone, I changed my phone, another device, on my laptop, in a browser, on a bigger screen, open it on the computer, my phone is broken, my phone is lost, on a big screen',
    },
    'who-am-i': {
      label: 'Who am I',
      says: 'who am I, my role, my office, my account, whose account is this, who is signed in here, what am I here, which account is this, as whom am I signed in, in which role am I here, am I signed in, signed in as whom',
    },
    topics: {
      label: 'Alerts',
      says: 'alerts, alert settings, notification settings, notifications, stop sending me messages, stop notifying me, too many messages, turn off reminders, mute, do not disturb, quiet at night, no messages at night, subscribe, subscribe to notices, unsubscribe, my subscriptions, what am I subscribed to, fewer messages, do not ping me, silence, no sound, tell me of new notices, notify me of notices',
    },
    'log-out': {
      label: 'Sign out',
      says: 'log out, logout, sign out, unlink, unlink this account, disconnect my account, somebody else uses this, sign me out, take my account off this phone, remove my account',
    },
    language: {
      label: 'Change the language',
      says: 'language, change language, english, chinese, speak chinese, speak english, other language, I cannot read Chinese, in English please, do you have English, not in Chinese',
    },
  },
  nothingToGoBack: 'There is no question before this one.',
  nothingToCancel: 'No form is open at the moment.',
  putAside:
    'Put aside. Everything you filled in is kept; go on whenever you like, in another chat app or on the web too.',
  discarded: (until) => said`The draft is deleted; nothing was sent. It can be fetched back until ${until}.`,
  inboxOf: (count) => `To do: ${count}`,
  draftsOf: (count) => `Go on: ${count} begun`,
  myCases: 'My cases',
  empty: {
    inbox: 'Nothing is waiting for you now. I’ll tell you when something is.',
    later: 'Nothing opens later.',
    cases: 'You have no cases yet. You can begin from the home menu.',
    drafts: 'There are no drafts.',
    'year-end': 'Nothing is open: all that was due is paid, and all that was reserved is used.',
  },
  listTitle: { inbox: 'To do', later: 'Opens later', cases: 'My cases', drafts: 'Drafts', 'year-end': 'Year end' },
  yearEnd: {
    lead: (year, count) =>
      `${count === 1 ? '1 project has' : `${count} projects have`} money of ${year} or before open. What is reserved lapses on 31 December, unless a contract is signed or finance carries it over; what is contracted is paid within the year, or carried over. Open a project to do it.`,
    total: 'Total',
    reserved: (amount) => said`reserved ${amount}`,
    committed: (amount) => said`contracted, not paid ${amount}`,
    due: (amount) => said`of that due this year ${amount}`,
    moreLines: (count) =>
      `${count === 1 ? '1 more line is' : `${count} more lines are`} on the web desk, under “Budget balances”.`,
  },
  dueGroup: { late: 'Overdue', today: 'Due today', week: 'Due this week', open: 'In time' },
  countOf: (name, count) => `${name}: ${count}`,
  sieves: { due: 'Due at any time', step: 'At any step', office: 'Of any office' },
  siftedOut: 'Of what waits for you, nothing fits all of these.',
  firstOf: (count) => `More than ${count} things wait for you; these are the ${count} that are due first.`,
  inChat: 'It is in our conversation: see Messages.',
  ownHome: 'Your home',
  open: 'Open',
  more: 'More',
  whole: 'Full details',
  instalmentOf: (nth, amount, day) => `payment ${nth}, ${amount}, ${day}`,
  lessOfIt: 'Fewer details',
  whichProject: 'Which project is it?',
  oneOfThese: 'Is it one of these?',
  noneFound: (words) => `Nothing was found for “${words}”. Try another word, or the number. Which project is it?`,
  typeNameOrNumber: 'Write part of its name, or its number.',

  choosesLater: 'You may leave out what is to be chosen: it is asked with buttons afterwards.',
  rowStands: (row, of, stands) => `Row ${row} of ${of}${stands === '' ? '' : `: ${stands}`}`,
  cellAsked: (column) => `Which is it for “${column}” in this row?`,
  rowAsked: (columns) => `Please write for this row: ${columns}`,
  addRow: 'Add a row',
  removeRow: (row) => `Take out row ${row}`,
  rowRemoved: (row) => `Row ${row} is taken out.`,
  underSeal: 'Under seal: nobody reads it before it is opened',
  formTakes: (minutes, questions) =>
    `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, ${questions} ${questions === '1' ? 'question' : 'questions'}.`,
  haveReady: (things) => `Please have ready: ${things}.`,
  copyFrom: (year, title) => `Fill in from “${title}” of ${year}`,
  copiedFrom: (year, title) =>
    `Filled in from “${title}” of ${year}. It says what was so then: please look through each answer; all of it can be changed.`,
  leaveAnyTime: 'You can leave at any time; what you filled in is kept.',
  alreadyOpen: (filled, of) => `One is already open: ${filled} of ${of} answers are in, all kept.`,
  begin: 'Begin',
  resume: 'Go on',
  allQuestions: 'All questions first',
  optionalMark: ' (optional)',
  reviewFirst: 'Please check. To change something, press its ✎',
  mayAdd: 'You may add, but need not:',
  keepForLater: 'Keep for later',
  discard: 'Delete draft',
  leftWith: (title, filled, of) =>
    `“${title}” is put aside with ${filled} of ${of} answers kept. What was new on the page that you closed is not among them unless you pressed Next.`,
  buttonOver: 'That button is out of date; nothing was changed.',
  formGone: 'This form has been sent or deleted; nothing more is to be filled in. What was sent is under “My cases”.',
  keptToRead: 'What you wrote is kept for you to read, but can no longer be submitted. You can delete it afterwards.',
  discardOf: (title) => `Delete: ${title}`,
  discardAsk: (title) =>
    `Delete the draft “${title}”? What you filled in is deleted with it; for a short time it can still be fetched back.`,
  discardSure: 'Yes, delete it',
  discardNot: 'No, keep it',
  sureOf: (act) => `${act}?`,
  bindsFirmly: 'It takes effect at once, and those concerned are told.',
  bindsFinally: 'Once done, it cannot be undone.',
  sureNot: 'Not now',
  sent: '✓ Sent',
  submit: 'Submit',

  edit: '✎',
  skip: 'Skip',
  back: 'Back',
  later: 'Later',
  goOn: 'Go on',
  keepIt: 'Keep it',
  confirm: 'I confirm',
  confirmed: 'Confirmed',
  clear: 'Take it out',
  cleared: (value) => `Taken out: ${value}.`,
  putBack: 'Put it back',
  isBack: 'It is back.',
  fetchBack: 'Fetch it back',
  fetchedBack: 'Your draft is back; go on where you were.',
  discardedMark: '✕ Deleted',
  skipped: '(left out)',
  today: 'Today',
  now: (value) => said`Now: ${value}`,
  mendTo: (value) => `Make it ${value}`,
  inCell: (line, column, wrong) => said`Row ${line}, “${column}”: ${wrong}`,
  rowsAgain: 'Please correct it and send it again.',
  rowsNow: 'These are there now. Another line is added to them; to change them, correct them and send all lines:',
  namedRowsNow: 'These are there now. To change one, send that line with its name:',
  rowsBegun: 'Part of these is filled in. Go on row by row, or fill in the empty cells and send all lines:',
  rowShape: (columns) => `One line each, cells separated by semicolons: ${columns}`,
  cellEnd: '; ',
  cellTakes: (column, options) => `${column}: ${options}`,
  or: ' / ',
  withNote: (name, note) => `${name} (${note})`,
  moreOptions: (count) => `${count} more are not listed; write part of the name to find one.`,
  filesNotAskedFor: 'This question takes words, so the file was not kept; what you wrote beside it is your answer.',
  captionNotKept: (text) => `What you wrote beside the file was not kept: “${text}”. This question takes files only.`,
  editNotTaken: (label) => `You changed what you wrote; “${label}” stays as it was. To change it, press ✎.`,
  editTooLate:
    'You changed what you wrote, but that form is no longer open, so the change was not taken. If there is something new, you can begin anew.',
  editUnheard: 'What you changed had never arrived, so the change was not taken. Please send it again.',
  filesKept: (count, names, place) =>
    `✓ Received ${count > 1 ? `${count} files: ` : ''}${names}${place === undefined ? '' : `, kept under “${place}”`}.`,
  filesLeft: (names, max) => `Not kept: ${names}. At most ${max} fit here: take one out first, then send it again.`,
  placeKept: (place, label) => `✓ Received the place ${place}, kept under “${label}”.`,
  unaskedKept: (names, until) =>
    said`Received: ${names}. No file was asked for, so this is kept for you until ${until}.`,
  unaskedNone: 'There are no files waiting now. Whatever you want to hand in, just send it again.',
  unaskedLeft: (names) =>
    `Not kept: ${names}. Too many of your files are waiting for a place; put those in first, or send this tomorrow.`,
  unaskedCaption: (text) => `What you wrote beside the files was not kept: “${text}”.`,
  unaskedBelow: 'The files that are waiting are all below.',
  whereTo: 'Where does it belong?',
  nowhereYet: 'You have nothing open that takes files. Once you have begun something, press “Put it in” below.',
  askFiles: 'Put it in',
  dropFiles: 'Not needed',
  filesDropped: 'Fine, nothing was kept. Send it again when you need it.',
  removeFile: (name) => `Take out ${name}`,
  fileRemoved: (name) => `Took out ${name}.`,
  spoken: {
    skip: 'skip, skip it, skip this, skip this one, pass, leave it out, leave blank',
    none: "none, nothing, no, n/a, na, nil, not any, I don't know, don't know, no idea, not sure, can't remember",
    back: 'back, go back, previous, previous question, last question, one back',
    later:
      "later, cancel, quit, exit, stop, not now, leave it, put it aside, I'll do it later, maybe later, never mind",
    goOn: "go on, continue, next, next question, done, that's all, that is all, that's it, no more, finished, keep it",
    submit: 'submit, send, send it, hand it in, file it, submit it',
    start: 'start, begin, start now, resume, continue',
    confirm: 'yes, y, ok, okay, sure, agree, agreed, I agree, confirm, confirmed, I confirm, true',
  },
  misread: {
    missing: () => 'This is empty.',
    'cannot-skip': () => 'This one must be answered; it can’t be skipped.',
    'too-short': ({ min, actual }) =>
      `That is ${charactersOf(actual)}; at least ${min} ${min === 1 ? 'is' : 'are'} needed. Please say a little more.`,
    'too-long': ({ max, actual }) =>
      `That is ${charactersOf(actual)}; at most ${max} ${max === 1 ? 'fits' : 'fit'}. Please shorten it.`,
    'not-a-number': ({ given }) => `I can’t read “${given}” as a number. Please write digits only, for example 240.`,
    'which-comma': ({ given }) =>
      `I can’t tell what the comma in “${given}” separates. Please write decimals with a point, like 1.5; thousands may be 12,000.`,
    'too-fine': ({ given }) => `“${given}” has too many decimals; there is room for two.`,
    'not-whole': ({ given }) => `“${given}” has decimals; this takes a whole number.`,
    'too-small': ({ min, given }) => said`You wrote ${given}; the least here is ${min}. Please check.`,
    'too-large': ({ max, given }) => said`You wrote ${given}; the most here is ${max}. Is there a digit too many?`,
    'not-money': ({ given }) => `I can’t read “${given}” as an amount. Please write yuan, for example 600000.`,
    'not-a-date': ({ given }) =>
      `I can’t read “${given}” as a day. Please write it like 2026-12-31 or 31 December, or say yesterday, next Friday.`,
    'not-an-option': ({ given }) => `“${given}” is not among these. Please choose one, or write part of its name.`,
    'several-options': ({ given, count }) => `“${given}” fits ${count} of these. Please write a little more.`,
    'too-few': ({ min }) => `At least ${min} ${min === 1 ? 'is' : 'are'} needed.`,
    'too-many': ({ max }) => `At most ${max}.`,
    'not-a-phone': ({ given }) =>
      `“${given}” doesn’t look like a phone number: 11 digits for a mobile, a landline with its area code.`,
    'not-an-account': ({ given }) => `“${given}” doesn’t look like a bank account: 8 to 30 digits.`,
    'not-a-case-number': ({ given }) =>
      `There is no number in “${given}”. It is letters, a year and a count, with hyphens between, and stands at the top of the card and the receipt.`,
    'code-length': ({ given }) =>
      `“${given}” doesn’t have 18 characters. The code stands at the top right of the certificate.`,
    'code-letter': ({ at, letter }) =>
      `Character ${at} is the letter ${letter}. The code never uses I, O, S, V or Z; it is probably a digit that looks like it.`,
    'code-check': ({ given }) =>
      `The check character of “${given}” doesn’t fit; one character is probably wrong. Please compare it with the certificate.`,
    'code-characters': ({ at }) =>
      `Character ${at} is none that the code uses. Please write digits and capital letters only.`,
    'not-confirmed': () => 'It must be confirmed to go on. If you do not agree, leave it for now.',
    'needs-file': () =>
      'This asks for a file: please send a photo or a PDF. If you have none and there is a “Skip”, press it.',
    'needs-text': () =>
      'This one is answered in words or with a button, so the file was not taken. Send it when a file is asked for.',
    voice: () =>
      'I cannot listen to voice messages, so please answer this one in writing. The microphone on your keyboard writes down what you say.',
    'too-soon': ({ given }) =>
      `“${given}” came before this was asked, so it was not kept. If it answers this question, please send it again; if it belongs to the one before, press “Back” first.`,
    'no-place': () =>
      'This question does not ask where, so the place was not kept. Please answer in words or press a button.',
    'row-cells': ({ line, expected, found, missing }) => {
      const has = `Line ${line} has ${found} ${found === 1 ? 'cell' : 'cells'} and should have ${expected}, separated by semicolons.`;
      return missing === '' ? has : `${has} Missing: ${missing}.`;
    },
    'row-twice': ({ line, name }) =>
      `Line ${line} is about “${name}” again. Each is written once; this second line is not taken.`,
  },
  takenAs: (typed, value) => said`“${typed}” is taken as ${value}.`,
  refusals: {
    'case-closed': () => 'This case is closed and can no longer be changed. If there is something new, begin another.',
    'not-at-this-step': () => 'The case has moved on and your choice was not counted. This is how it stands.',
    'not-your-turn': () => 'This step belongs to another office. Below you see who holds it now.',
    recused: () => 'You stepped back from this case; somebody else decides it.',
    'own-organisation': () =>
      'This concerns an organisation in which you hold a seat, so by law you may not decide it. Please let a colleague do it.',
    'same-person': () => 'One person may not both prepare and approve the same case. Please let a colleague do it.',
    'already-filed': () => 'This has already been done in this round; once is enough.',
    incomplete: () => 'Some answers are missing. Please complete them first.',
    'not-open-for-this': () =>
      'This can’t be done on the project now: it is too early, or too late. You can look at where it stands.',
    'over-budget': ({ fen, available }) =>
      said`${money(available)} is left on this budget line, not enough for ${money(fen)}, so nothing was done. Please adjust the amount or the budget first.`,
    'reminded-today': () => 'A reminder went out today already. You can send another one tomorrow.',
    'has-gone-on': ({ holder, acts }) =>
      `Somebody has gone on with it, so it was not taken back. ${howToGoOn(holder, acts)}`,
    'taken-back-by-another': ({ holder, acts }) =>
      `Only whoever did this can take it back, so it was not. ${howToGoOn(holder, acts)}`,
    'too-late-to-take-back': ({ holder, acts }) =>
      `A minute has passed and those concerned have been told, so it was not taken back. ${howToGoOn(holder, acts)}`,
    'second-holder-away': () =>
      'The key to the bids is kept in two halves, and whoever keeps the second has not connected it: so nothing was opened, and nothing has changed. Call that keeper (the city’s administrator knows who it is), then press again.',
    'nobody-to-remind': () => 'Nobody can do this step at present. It goes up to the next office by itself.',
    'no-seat-for-post': () =>
      'Only officials can have something told here: a buyer’s officers and heads the notices of their office, supervising offices and the coordination group also the digest and the overdue list, in chats of their own. If you hold such a seat, link this account first: write “login” to me privately.',
    'nothing-to-subscribe': () =>
      'Nothing is published of this that you could follow. Open a public project that is still under way, and follow that.',
    'too-many-subscriptions': ({ most }) =>
      `You follow ${most} projects, and no more fit. Write “alerts”, stop following some, and follow this one then.`,
    'own-here': () =>
      'You have something of your own here (a post, a draft or a case), so this account was not linked to anybody else, and the code is not used up. If that person is you as well, write “login” here and send the code that you get to the other account.',
    'own-there': () =>
      'Not linked: that account has something of its own (a post, a draft or a case), so it cannot become yours. If that is you as well, write “login” there and send the code that you get here.',
    'linked-lately': ({ until }) =>
      said`This account was linked only lately and cannot unlink an earlier one before ${day(until)}. Please use an earlier account for that.`,
    'no-passkey': () =>
      'This step needs a passkey, which shows that it is you, and you have none yet. Write “login” to come to the web desk, add one under “My account”, and come back to this.',
    'proof-over': () =>
      'This proof can’t be used any more: too late, already used, or the case has changed since. Nothing was done; have a look at how it stands now, and press again if you still want to.',
    'only-account': () =>
      'This is the only chat account that is linked to you: signed out, you could not come back. Link another first: write “login” here and send the code to the bot in another chat; then sign out.',
    'leaves-at-desk': () => 'On the web, please press “Sign out” at the top of the page.',
    'moved-on': () => 'That question has moved on; this is how it stands.',
    'no-such-case': ({ given }) =>
      `Nothing was found for “${given}”, or it is not public. Please check the number, or search by name.`,
    'no-such-code': () =>
      'This code cannot be used: mistyped, already used or expired. Ask whoever invited you for a new one; for a sign-in code write “login” again.',
    'no-such-access-code': () =>
      'There is no such access code: it may be mistyped, or a newer one has replaced it. Please compare it once more; if it is lost, open the case where you reported it and press “Access code”.',
    'too-many-tries': () =>
      'Codes were tried too often in this hour, so none is taken now. Please come back in an hour; yours can be used for as long as it is valid.',
    'case-files-full': ({ files, most }) =>
      `There are too many files on this case, which holds at most ${files} files and ${most} MB, so this was not taken yet. All that you filled in is kept as a draft; please take out some files, or make them smaller, and submit it again.`,
    'too-many-filed': () =>
      'Too much came in about this project in this hour, so this one was not taken yet. All that you filled in is kept as a draft; please submit it in an hour.',
    'too-many-drafts': ({ most }) =>
      `You have ${most} drafts that are not finished, so no further one can be begun. Please submit or delete some first.`,
    'only-this-case': () =>
      'You are here by an access code, for this one case. For anything else please sign out first.',
    'opens-at-desk': () => 'This link opens in a browser; it can’t be used in a chat.',
    'file-too-large': ({ name, limit }) =>
      `“${name}” is too large; the most is ${limit} MB. Please compress it or send a photo.`,
    'file-broken': ({ name }) => `“${name}” did not arrive whole, so it cannot be shown. Please send the photo again.`,
    'file-active': ({ name }) =>
      `“${name}” holds a macro or a script, which would run on the machine of whoever opens it. Please save it without, print it to a PDF again, or send photos of its pages.`,
    'file-kind': ({ name }) => `“${name}” is not a kind of file that can be taken. Please send ${evidence}.`,
    wordless: () =>
      'I cannot read stickers, polls and the like, so nothing was kept. Please write, or press a button above; send photos and files when they are asked for.',
    'files-waiting': ({ name }) =>
      `“${name}” was not kept: too many of your files are waiting for a place. Put those in first, or send it tomorrow.`,
    'files-enough': ({ name }) =>
      `“${name}” was not kept: too much has come from you today. Please make it smaller and send it tomorrow; what was kept before is still there.`,
    'draft-gone': () =>
      'This draft cannot be fetched back: a deleted draft is kept for a short time only, or you have it back already. You can begin a new one.',
    'draft-again': () =>
      'You have begun another of the same form since, so the draft was not fetched back. Send or delete the newer one first, then fetch this one back.',
    'no-video': () =>
      'A video cannot be taken, so it was not kept. Please send photos, papers or a recording, or write it down.',
    'no-files': () => 'There are no files on this case that you can open now.',
    'file-unreadable': ({ name }) => `“${name}” did not arrive whole. Please send it again.`,
  },
  sealedContent: 'Content',
  filedBy: (title, by, at) => said`${title} (${by}, ${at})`,
  and: ', ',
  fileNamed: (name, size) => `${name} (${size})`,
  seeSource: (source) => `Source: ${source}`,

  received: (title) => `Received: ${title}`,
  dealtWith: (act) => `Done: ${act}`,
  nextIs: (now, holder, due) =>
    said`${now}.${holder ? said` This step is with: ${holder}` : ''}${due ? said`${holder ? ';' : ''} ${due.opens ? '' : 'due '}${due.text}` : ''}${holder || due ? '.' : ''}`,
  nextIsYours: (now, due) => said`${now}. It is your turn next${due ? said`; due ${due.text}` : ''}.`,
  nextIsHeld: (now, why) => said`${now}. ${why}`,
  ended: (outcome) => `This is closed: ${outcome}. `,
  possibleUntil: (kind, day) => `${kind}: possible until ${day}.`,
  keptUntil: (day) => `All of it is kept until ${day} at least.`,
  openFiles: 'Open files',
  filesElsewhere: (minutes, at) =>
    said`They can also be opened on the web (for ${minutes} minutes, once you have signed in): ${at}`,
  filesLeftOut: (count) => `${count} more ${count === 1 ? 'file' : 'files'}.`,
  moreFiles: 'Show more files',
  filesNoMore:
    'You cannot open the files you asked for any more: the case is no longer yours to read, or the files were not kept whole. Please open the case again.',
  seeProgress: 'See progress',
  nextTurn: 'Next to do',
  takeBack: 'Take it back',
  canTakeBack: 'You can take it back within a minute; others are told only after that.',
  takenBack: 'Taken back; nobody was told. What you wrote is kept as a draft.',
  tookBack: (who) => `${who} took back the last step`,
  thenTakenBack: (what) => `${what} (taken back within a minute)`,
  remind: 'Send a reminder',
  remindedFor: (office) => `Reminded: ${office}.`,
  remindedBy: (who, act, due) =>
    said`⏰ ${who} is waiting for this: ${act}${due ? said` Due ${due.by}: ${due.left}.` : ''}`,
  paper: {
    number: (number) => `No. ${number}`,
    to: (whom) => `To ${whom}:`,
    row: (label, value) => `${label}: ${value}`,
    enclosed: 'Enclosed: ',
    sealed: '(seal)',
    signed: '(signature)',
    dayByHand: 'Date: ______________',
    translation: 'A translation for reading. The Chinese paper is the one that is signed.',
  },
  yourReceipts: 'Your receipts',
  receiptHolds: (number, what, at) => said`Receipt ${number} is genuine: ${what}, ${at}. The record is unchanged.`,
  receiptBroken: (number) => `Receipt ${number} was not found, or the record doesn’t match. Please check the number.`,
  decidedAlready: (who, what, at) => said`${who} ${what} at ${at}; your choice was not counted.`,
  decided: (what, on) => `${what}: ${on}`,
  comma: ', ',
  aboutForm: (what, all) => said`${what}: ${all}`,
  pressDone: (what) => `Done: ${what}.`,

  yuan: 'yuan',
  units: {
    people: (n) => `${n} ${n === '1' ? 'person' : 'people'}`,
    visits: (n) => `${n} ${n === '1' ? 'visit' : 'visits'}`,
    hours: (n) => `${n} ${n === '1' ? 'hour' : 'hours'}`,
    clock: (n) => `${n}:00`,
    months: (n) => `${n} ${n === '1' ? 'month' : 'months'}`,
    year: (n) => n,
    posts: (n) => `${n} ${n === '1' ? 'post' : 'posts'}`,
    points: (n) => `${n} ${n === '1' ? 'point' : 'points'}`,
    percent: (n) => `${n}%`,
    comments: (n) => `${n} ${n === '1' ? 'comment' : 'comments'}`,
    complaints: (n) => `${n} ${n === '1' ? 'complaint' : 'complaints'}`,
    bids: (n) => `${n} ${n === '1' ? 'bid' : 'bids'}`,
    similar: (n) => `${n} similar ${n === '1' ? 'project' : 'projects'}`,
    bidders: (n) => `${n} ${n === '1' ? 'bidder' : 'bidders'}`,
    rank: (n) => `no. ${n}`,
    instalment: (n) => `no. ${n}`,
  },

  yourTurn: 'This step is waiting for you.',
  toDo: (act) => `Please see to it: ${act}.`,
  yoursFrom: (opens, act) => said`Yours ${opens}: ${act}. I’ll tell you then.`,
  you: 'Your turn',
  seat: (office, role) => `${office} (${role})`,
  somebody: (role) => `${/^[aeiou]/.test(role) ? 'An' : 'A'} ${role}`,
  dayMoved: (was, is) => said`The public holidays are announced: what was due provisionally on ${was} is due on ${is}.`,
  provisional: 'Provisional: the day may still move when that year’s public holidays are announced.',
  whyDay: {
    title: 'Why this day',
    legal: 'By law, by',
    latest: 'At the latest',
    advised: 'Better by',
    rule: 'Counted as',
    term: {
      least: (length) => `at least ${length}`,
      most: (length) => `at most ${length}`,
      whole: (length) => `exactly ${length}`,
    },
    unit: {
      workday: (n) => `${n} working ${n === 1 ? 'day' : 'days'}`,
      day: (n) => `${n} ${n === 1 ? 'day' : 'days'}, holidays included`,
    },
    from: 'Counted from',
    begins: (day) => said`${day}, which does not count itself`,
    leftOut: 'Left out',
    weekends: (days) => `${days} weekend ${days === 1 ? 'day' : 'days'}`,
    basis: 'Rests on',
    marks: { V: '', V2: '', M: ' (still to be checked)', D: ' (the city’s own term)' },
    fixed: 'The day stands in the papers of this case; no term of the law counts it.',
  },
  notBegun: 'Not begun',
  lastStep: 'Closing',
  otherField: 'Other fields',
  programme: 'Gouban',
  escalatedTo: (role) => `overdue, and reported to: ${role}`,
  nobodyAbleTo: (role) => `nobody can deal with it; reported to: ${role}`,
  heldUpTo: (role) => `cannot go on as it is; to be decided by: ${role}`,
  news: (who, what) => `${who} ${what}.`,
  opinions: (filed, of) => {
    if (filed === 0) return ` (none of ${of} done yet)`;
    return filed === of ? ` (all ${of} done)` : ` (${filed} of ${of} done)`;
  },
  doneSoOften: (what, times) => ` (${what}: ${times})`,

  nowOpen: (act, due) => said`⏰ You can do this now: ${act}${due ? said` Due ${due.by}: ${due.left}.` : ''}`,
  digest: (count) => `⏰ ${count} things need your attention`,
  heldUp: (act, why) => said`⏰ Not possible yet: ${act}. ${why}`,
  reminder: (act, due, missing) =>
    said`⏰ A reminder: ${act} Due ${due.by}: ${due.left}.${missing ? said` ${missing}` : ''}`,
  stillMissing: (filled, of, what) => said`${filled} of ${of} answers are in; still missing: ${what}.`,
  overdue: (act, due) => said`⏰ Overdue: ${act} Due ${due.by}: ${due.left}. Please deal with it soon.`,
  overdueToOther: (office, act, due) =>
    said`⏰ ${office} has yet to do this: ${act} Due ${due.by}: ${due.left}. Please see that it is done, or that somebody else does it.`,
  overdueToWaiting: (office, to) =>
    `The answer to you is late; ${office} has been reminded, and ${to} has been told to see to it. You need not send anything again.`,
  nobodyAble: (office) =>
    `⏰ Nobody at ${office} can deal with this: the seat is empty, or its holder must step back. Please see that somebody else does.`,
  nobodyHolds: (office, role) =>
    `⏰ Nobody holds the seat ${role}${office ? ` at ${office}` : ''}, and something waits for it. Please invite somebody.`,
  nobodyAbleToWaiting: (office) =>
    `Nobody at ${office} can deal with your matter now. This was reported, so that somebody else does. You need not send it again.`,

  inviteCode: (code, until, desk, chat) =>
    said`Invitation code: ${codeOf(code)}\nValid until ${until}, once only. Please have it sent to Gouban, or opened here:\n${desk}${chat ? said`\n${chat}` : ''}`,
  codeUsed: (body, role) => `Welcome. You have joined ${body}; your post: ${role}.`,
  signedInOn: (count) =>
    count === 1 ? 'You are signed in on the web in one browser.' : `You are signed in on the web in ${count} browsers.`,
  signOut: 'Sign out everywhere on the web',
  identityLinked:
    'The city’s own sign-in was just linked to you: it opens the web desk. If it was not you, please tell the platform’s administrator at once.',
  proveIt: (act, on, minutes, at) =>
    said`One more step: show by your passkey that it is you.\n${act}\n${on}\nValid for ${minutes} minutes, once you have signed in:\n${at}`,
  proven: 'Shown by your passkey, and done.',
  passkeyAsks: (device) =>
    `Somebody on the web (${device}) just made a passkey in your name, by which payments, openings and awards can be confirmed for you. Was it you?`,
  letPasskey: 'It was me',
  passkeyKept: 'The passkey is yours. From now on payments, openings, awards and appointments are confirmed by it.',
  passkeyDropped:
    'Not added: that passkey can’t be used. If it was not you who made it, please sign out everywhere on the web at once.',
  passkeyRemoved:
    'One of your passkeys was just removed on the web. If it was not you, please tell the platform’s administrator at once.',
  passkeyGone: 'That passkey is not in your name any more.',
  identityUnlinked:
    'The city’s own sign-in is not linked to you any more and does not let you in. If it was not you, please tell the platform’s administrator at once.',
  signedInNewly: (device) =>
    `You were just signed in to the web desk on a device that is new (${device}). If it was you, there is nothing to do. If not, please sign out everywhere on the web at once.`,
  signedInBy:
    'This sign-in link was just used: you are signed in on the web. If it was not you, please sign out everywhere at once.',
  codeIsUsed: 'This sign-in code can’t be used any more.',
  signedOut: 'You are signed out everywhere on the web, and no sign-in code that was not used works any more.',
  unlinkThe: (channel) => `Unlink ${channel}`,
  seatGiven: (name, body, role) =>
    `${name} has joined ${body}; post: ${role}. If nobody there knows this person, please tell the platform’s administrator at once.`,
  supplierStands: (name, standing, numbers) =>
    standing === 'left'
      ? `${name} is dissolved and can’t provide services any more. Your projects with it that are still open: ${listed(numbers, ', ')}. Please see to the people served soon; where a contract is running, your head can press “End early”.`
      : `${name} is suspended. Your projects with it that are still open: ${listed(numbers, ', ')}. Contracts that are signed go on; nothing more can be signed or added meanwhile. Please keep an eye on the service, and end it early if you must.`,
  invitedToBid: (title, number) =>
    `Your organisation is invited to bid for “${title}”. Write the project’s number ${number} to see the notice and the documents, and to bid. Who else is invited, and how many, stays secret until the opening.`,
  deputyFor: (body, role, until) =>
    said`From now on you act at ${body} (${role}), until ${{ kind: 'date', date: until }}; then that seat closes by itself.`,
  seatEnded: (body, role, reason) =>
    `Your seat at ${body} (${role}) is closed: ${reason}. You are signed out everywhere on the web; what is your own you can still do. If in doubt, ask the head of that body.`,
  seated: (name, seats) => (seats ? `${name} (${seats})` : name),
  askedThere:
    'One more step: go back to the account in which you asked for the code, and press “It is me, let it link” there. Nothing is linked before that.',
  letItLinkAsks: (channel, name) =>
    said`Somebody on ${channel}${name ? said` (${name})` : ''} just used your sign-in code and says it is you. Once linked, that account sees your cases and can act for you. Is it you who is linking it?`,
  letItLink: 'It is me, let it link',
  linkRefused: (channel) => `Not linked: that account on ${channel} sees nothing of yours. The code has lapsed, too.`,
  linkIsOver: 'The code was used already or has lapsed, so nothing was linked. To link it, write “login” again.',
  notLinked:
    'Not linked: the owner of the code said in their own account that it is somebody else. To link an account of your own, write “login” there and use that code.',
  nowLinked: (channel) =>
    `An account on ${channel} was just linked to you: it sees your cases and can act for you. If it was you, there is nothing to do. If not, please unlink it at once.`,
  unlinkIt: 'Not me, unlink it',
  unlinkedIt: (channel) =>
    `Unlinked: that account on ${channel} is yours no more; it sees nothing of yours and cannot act for you.`,
  unlinkedBefore: 'That account is not linked to you any more.',
  isItYou: (who) =>
    `This code belongs to ${who}. Once linked, you are that person here: you see their cases, and what you do counts as theirs. If you did not ask for the code yourself, please do not link. Is it you?`,
  itIsMe: 'It is me, link',
  itIsNotMe: 'It is not me',
  linked: (who) => `Good, ${who}: this account is linked. Messages reach you once, in the chat where you were last.`,
  linkedHere: (here, others) =>
    others ? `This is ${here}; you are also linked on ${others}.` : `This is ${here}; no other account is linked.`,
  topicsTitle: 'Alerts',
  topicsAlways: 'Your turn, deadlines and the outcome of your own cases always reach you. The rest is up to you.',
  topic: {
    news: { label: 'Progress', is: 'each step that others take on cases you look after' },
    digest: { label: 'One reminder', is: 'what falls due together comes in one message' },
    night: { label: 'Quiet nights', is: 'messages come at night too, without a sound' },
  },
  topicIs: {
    on: 'on',
    off: 'off',
    now: (label, is) => `${label}: ${is}`,
    switchOn: (label) => `Turn on ${label}`,
    switchOff: (label) => `Turn off ${label}`,
  },
  subscribe: 'Follow its notices',
  unsubscribe: 'Stop following',
  subscribed: (title) => `You follow “${title}”: each new notice is sent to you.`,
  unsubscribed: (title) => `You no longer follow “${title}”.`,
  subscriptions: 'Projects you follow',
  noticeRemedies,
  noticesTold: (count) => `${newNotices(count)} of projects you follow`,
  post: {
    title: (chat) => (chat ? `What “${chat}” is told` : 'What that chat is told'),
    whatItIs:
      'Gouban must be a member there, and in a channel be able to post. Only what is public, or counts, and nothing personal; nothing can be done there. Who begins and ends it is noted, and anyone of the same office can end it.',
    content: {
      notices: { label: 'notices', is: 'each as it is published' },
      digest: { label: 'weekly digest', is: 'on Monday mornings: how much goes on, and how much is late' },
      overdue: { label: 'overdue list', is: 'each working morning: which office is late with how much' },
      heads: { label: 'log codes', is: 'one a day, by which the records can be held to what they were' },
    },
    askedPrivately: 'Good: what it should be told is asked in your own chat with me.',
    begun: (label, is, office) => `For ${office} this chat gets the ${label} from now on: ${is}.`,
    ended: (label, office) => `${office} has ended the ${label} here.`,
    notices: newNotices,
    digest: 'What goes on this week',
    digestOf: (running, late) =>
      late > 0 ? `${running} under way, ${late} of them late` : `${running} under way, none late`,
    nothingRuns: 'Nothing is under way.',
    overdue: (count) => `${count} overdue`,
    overdueOf: (count) => `${count}`,
    overdueSince: (day) => said`the oldest was due ${day}`,
    head: (number) => `Log code no. ${number}`,
    headIs:
      'It stands for all records up to that moment. Keep this message: should anyone alter or remove earlier records, it will show.',
    headAt: 'Up to',
    headHash: 'Code',
  },
  noOne: 'You haven’t said who you are yet',
  sureToLogOut:
    'After that this account is yours no more: nothing of yours comes here, and nothing can be done here in your name. Your cases stay, and go on in your other accounts; a code from “login” links this one again. Sign out?',
  closedToYou: 'This case can no longer be seen in this account.',
  loggedOut: 'Signed out: this account is yours no more. Please delete yourself what came here before.',
  askForCode: 'Access code',
  accessCode: (code) =>
    said`Access code: ${secretOf(code)}\nWith it, on the web under “Read your answer” or by sending it to Gouban, you can follow this case from another device or account, add to it and rate the answer. Give it to nobody. Asking again makes a new one and ends this one.`,
  opened: (link, minutes) =>
    said`To add, rate or ask for another look, open this (valid for ${minutes} minutes, once only, for nobody else):\n${link}`,
  signIn: (link, code, minutes, chat) =>
    said`Your link to the web desk (valid for ${minutes} minutes, once only, for nobody else):\n${link}\nTo use another chat app as well, send this code to Gouban there: ${secretOf(code)}${chat ? said`, or open ${chat}` : ''}`,
  repeated: '(sent again)',
  late: (at) => said`This is from ${at}; it could not be delivered then.`,
  standsForEarlier: 'This takes the place of an earlier message.',
  notDeliveredElsewhere: 'This could not be delivered to your other account, so it comes here.',
  latestBelow: 'The latest is below.',
  newerBelow: (what) => `${what}: the latest is below.`,
  tooFast:
    'That is more at once than can be taken. Please wait a quarter of a minute, then send again what had no answer.',
  sorry: (reference) =>
    `I’m sorry, something failed and this step was not done; what was saved before is kept. Please try again in a moment; if it persists, tell us this reference: ${reference}`,
  demo: 'Demo data',
};
