/** A test that shows a requirement: its file, and the sentence by which it is called there. */
export interface Shown {
  readonly file: string;
  readonly says: string;
}

/** What is asked of the house, in a line; shown by tests, or not yet where none is named. */
export interface Requirement {
  readonly id: `R${number}`;
  readonly asks: string;
  readonly shown: readonly Shown[];
}

const core = (name: string, says: string): Shown => ({ file: `test/core/${name}.test.ts`, says });
const purchase = (step: string, says: string): Shown => core(`purchase/${step}`, says);
const law = (part: string, says: string): Shown => core(`law/${part}`, says);
const system = (name: string, says: string): Shown => ({ file: `test/system/${name}.test.ts`, says });

/** All that is asked, R1 to R120, in its order. Whoever makes one true names the test that shows it. */
export const requirements = [
  asked('R1', 'How much of what is bought goes to social organisations is measured for each year'),
  asked('R2', 'Coordination, docking and supervision are there, each for the offices whose it is'),
  asked(
    'R3',
    'An organisation goes from what is bought to its bid without leaving the chat',
    core('portal', 'is shown by a link, with what one can begin on it, or begins it at once'),
  ),
  asked(
    'R4',
    'No project is approved without indicators that count something',
    purchase('setup', 'there is an indicator of every kind'),
  ),
  asked('R5', 'How long each step takes, and how much is late, is counted'),
  asked('R6', 'Departments that buy and propose nothing are listed each month'),
  asked('R7', 'Functions that can be handed over are registered with where that stands'),
  asked('R8', 'A tender is told to every organisation whose fields it touches'),
  asked(
    'R9',
    'At each step it is said what is needed, who decides, until when, and what comes next',
    core('briefs', 'a card that asks for a decision, in %s'),
    core('one-card', 'says by one press why it is due on its day: the term, from when, and what that rests on'),
    core('reference', 'says of every act where it leads: wherever cases went, it is written that they can go'),
  ),
  asked(
    'R10',
    'Every kind of notice can be found in one place by anybody',
    core('portal', 'notices are searched by words and by kind'),
  ),
  asked(
    'R11',
    'No tender goes out without a scheme by which it is judged',
    purchase('publication', 'weigh to a hundred, the price within the limits of the method'),
  ),
  asked(
    'R12',
    'Each indicator has its target, unit and sense',
    purchase('setup', 'there is an indicator of every kind'),
    core('bid', 'what is promised reaches every target, in its own sense'),
  ),
  asked(
    'R13',
    'Nobody from the supplier judges its service, and a third party does',
    purchase('acceptance', 'the group is odd, of three at least, and has nobody from the supplier'),
  ),
  asked(
    'R14',
    'After the end there is a time in which a purchase can be opened again',
    core('reopening', 'can be reopened by audit for twelve months, and not a day longer, and by nobody else'),
    core('reopening', 'has what the treasury confirms back on its line, and published as paid no more'),
  ),
  asked('R15', 'Plans and policies can be read'),
  asked(
    'R16',
    'Nothing is set aside, committed or paid beyond its budget line, however many try at once',
    purchase('budget', 'a line bears no more than is left on it, to the fen'),
    purchase('contract', 'nothing is promised on a line on which nothing is set aside'),
    system(
      'stores-money',
      'whatever is moved, the sums are those of the entries, and no line bears more than its limit',
    ),
  ),
  asked(
    'R17',
    'There are several methods, and terms of up to three years',
    law('procurement', 'change at the thresholds themselves'),
    purchase(
      'offers',
      'two bidders in consultation: each is spoken to, both make a final offer, and who is silent is not judged',
    ),
    purchase('offers', 'in a negotiation the lowest final offer that meets the need is first'),
    purchase('setup', 'no term is longer than thirty-six months, and none ends before it begins'),
  ),
  asked(
    'R18',
    'What is left at the end of a year is carried over by a recorded approval',
    core(
      'payment',
      'money of a year that is over is paid only once finance has carried it over, whatever the treasury says, and that of a year to come not yet',
    ),
    core('payment', 'the department asks to carry money over, once at a time, and finance decides'),
  ),
  asked('R19', 'Rent, water and power of an organisation can be supported'),
  asked('R20', 'Each item and tender names the policy on which it stands'),
  asked(
    'R21',
    'The catalogue has its groups',
    core('options', 'a service can be chosen down to the item that can be bought'),
  ),
  asked('R22', 'The catalogue is read by anybody, by its version'),
  asked('R23', 'Verified organisations are listed, and whoever is not may bid all the same'),
  asked(
    'R24',
    'A group that is only on file with its community signs no contract',
    law(
      'supplier',
      'whoever is not in the register, has left it, is suspended or only on file with a community may not supply',
    ),
  ),
  asked('R25', 'Incubation bases are listed with the room that they have'),
  asked('R26', 'Organisations are found by type, level, field and area'),
  asked('R27', 'Civil affairs of a district sees to what is the district’s'),
  asked('R28', 'The service park has units, tenants and leases'),
  asked('R29', 'What counts as dishonest is a public standard, and nothing else is recorded'),
  asked('R30', 'An organisation takes the pledge that is in force before its first bid'),
  asked('R31', 'An incubation centre has its cases'),
  asked('R32', 'What became of each incubated group is counted'),
  asked('R33', 'A start-up grant is given once to each new organisation of a street'),
  asked('R34', 'A project says by which manner its service is delivered'),
  asked('R35', 'Points of service belong to a community, a street and a district'),
  asked('R36', 'Good projects are shown'),
  asked('R37', 'Organisations propose projects'),
  asked('R38', 'Residents propose what is needed, and hear what becomes of it'),
  asked('R39', 'How many supply, and how much the largest, is measured'),
  asked(
    'R40',
    'Of each step it is known which office leads it',
    core('reference', 'says of every act where it leads: wherever cases went, it is written that they can go'),
  ),
  asked(
    'R41',
    'The group decides when two thirds took part, its chair included',
    purchase('initiation', 'two thirds of the group must have taken part, the chair included'),
    core('deputy', 'has the seat from the first day on which a second office lets him, to the end of the last'),
  ),
  asked(
    'R42',
    'Budget and staffing can each stop a project',
    purchase('initiation', 'finance and the staffing office can each stop it alone'),
  ),
  asked('R43', 'The special plan has goals with their year, target and actual'),
  asked('R44', 'Guidance is shown by class of service'),
  asked('R45', 'The plan for organisations has goals of its own'),
  asked(
    'R46',
    'A budget line has its year, department and item, and serves nothing else',
    purchase('budget', 'the money comes from the own lines, each of which is named once'),
    purchase('budget', 'a line serves the item that it was budgeted for, or any item of its field'),
    purchase('budget', 'a line is of a year in which the service is provided and paid for, and of none that is over'),
  ),
  asked('R47', 'Money follows the task', purchase('budget', 'what is bought is no longer provided directly')),
  asked(
    'R48',
    'A project can be paid from several sources, which make the whole',
    purchase('setup', 'the sources of money add up to the whole'),
  ),
  asked(
    'R49',
    'Nothing is paid before its part is due, invoiced and certified',
    core('payment', 'an instalment goes through four hands and is published when it is paid'),
    core('payment', 'an invoice pays once'),
    core(
      'shorter-forms',
      'an invoice that another contract was asked to pay by is refused by name, and what was filled in stays',
    ),
    core('payment', 'no claim is ended by one person: the supplier is heard, and another office decides'),
    core('payment', 'nothing is paid for a day to an account that was changed'),
  ),
  asked(
    'R50',
    'What is paid in parts makes the price',
    purchase('contract', 'the instalments make the price, within advance cap and final floor'),
    purchase('contract', 'it is paid in the shares that were published'),
  ),
  asked(
    'R51',
    'An organisation short of money can ask for an earlier or larger advance',
    purchase(
      'contract',
      'a supplier who is short of money asks for a larger advance, and finance grants it within the cap',
    ),
  ),
  asked('R52', 'What was done for and about an organisation is one line of time'),
  asked('R53', 'Training is enrolled in, attended and counted'),
  asked('R54', 'An organisation looks over its own governance'),
  asked('R55', 'Evaluators are registered, and drawn by lot'),
  asked('R56', 'Grades of organisations have their issuer and their five years'),
  asked('R57', 'Anybody looks up the standing of an organisation'),
  asked(
    'R58',
    'Whoever was judged fair or poor says how it will be put right',
    purchase('acceptance', 'a fair service is accepted only once it was put right and looked at again'),
  ),
  asked('R59', 'Charities and public services can be supported by class'),
  asked('R60', 'An organisation sees what it lacks for tax exemption'),
  asked('R61', 'Hub organisations recommend and mentor'),
  asked('R62', 'Fields in which too few can supply are listed'),
  asked(
    'R63',
    'Rules are data with the day from which they hold',
    law('deadline', 'are the ones in force on the day the term starts'),
    law('setting', 'is the one in force on the day, in whatever order the rows come'),
  ),
  asked('R64', 'Every tender says whom to ask, where and how'),
  asked(
    'R65',
    'A purchase goes through thirteen steps in their order, and none is skipped',
    core('stories', 'a purchase goes through all of its steps in their order, and is completed'),
    core('engine-properties', 'whoever tries whatever, in any order, on %s'),
  ),
  asked(
    'R66',
    'A project is set up and has a number of its own',
    purchase('setup', 'a new project goes to the public first, and its entry is announced'),
    purchase('setup', 'the head confirms what another has entered, within five working days'),
  ),
  asked(
    'R67',
    'Finance approves, returns or rejects a budget with its reason',
    purchase('budget', 'an approved budget is set aside on its line'),
    purchase('budget', 'a partial approval sets aside less, and that is the limit from then on'),
  ),
  asked(
    'R68',
    'The group votes, with quorum and double gate',
    purchase('initiation', 'the members give their opinions at the same time, and then it is the chair'),
    purchase('initiation', 'half of the votes is no majority'),
  ),
  asked(
    'R69',
    'An approved project enters the catalogue',
    purchase('catalogue', 'civil affairs checks the line, then finance includes it'),
  ),
  asked(
    'R70',
    'The tender is announced',
    purchase(
      'publication',
      'another than the author approves, and with it the tender is published and bidding open until the closing',
    ),
  ),
  asked(
    'R71',
    'After the closing no bid is taken, by the clock of the server',
    core('bid', 'the closing is an instant of the server: at it, it is too late'),
  ),
  asked(
    'R72',
    'Whoever does not qualify is told why',
    purchase('qualification', 'a bidder that fails is told more than a word'),
  ),
  asked(
    'R73',
    'A panel of lawful size scores, each for himself, and ranks by the published formula',
    purchase('evaluation', 'a panel that is named by hand is odd, large enough, mostly of experts, and free'),
    purchase('evaluation', 'nobody reads another’s points until all have filed, and each member scores once'),
    purchase('evaluation', 'the ranking follows the published formula and is told to every bid'),
  ),
  asked(
    'R74',
    'The award is announced with all that the law wants in it',
    purchase('award', 'the notice names supplier, amount, panel and scores; every bidder hears its own'),
  ),
  asked(
    'R75',
    'The contract is concluded within its term, and announced',
    purchase('contract', 'the contract is concluded by the second signature, whoever is first'),
    purchase('award', 'has the term of the law, and then the next one is awarded'),
  ),
  asked(
    'R76',
    'A running service is reported on, and inspected',
    core('report', 'a report is sent back, mended and accepted; a flag leaves it where it is'),
    purchase('management', 'findings are to be put right by a later day'),
    purchase('change', 'holds once both have signed, each for his own side, and is published as it was and as it is'),
    core('incident', 'is taken when it is late, and that it is late is noted'),
  ),
  asked(
    'R77',
    'Users, evaluator and offices judge a service before it is accepted',
    purchase('acceptance', 'users, evaluator and offices are asked side by side, those who were named in person'),
    purchase('acceptance', 'without the users nothing can be judged, however many others speak'),
  ),
  asked(
    'R78',
    'A purchase is paid in parts to its last fen, and closed',
    purchase('settlement', 'when all is paid the project is complete and nothing goes back'),
    purchase('settlement', 'nothing is closed while an instalment is open'),
    core(
      'payment',
      'what came back after it was paid is committed again, corrected in public, and paid once more by all hands',
    ),
  ),
  asked(
    'R79',
    'All of it is done by buttons and questions, in few presses',
    core('shorter-forms', 'a bid takes six questions'),
    core('every-field', 'every field of %s'),
  ),
  asked('R80', 'Four parties make the catalogue together'),
  asked('R81', 'An evaluator sorts out functions, and departments answer'),
  asked('R82', 'What an organisation proposes is judged, and enters the catalogue or not'),
  asked('R83', 'Items of the catalogue have their status and their history'),
  asked('R84', 'The catalogue is adjusted once a year'),
  asked('R85', 'The share of social organisations is compared with the year before'),
  asked('R86', 'A tender has its place in the Citizens’ Hall'),
  asked('R87', 'What looks wrong is flagged to who watches over it'),
  asked('R88', 'Departments and organisations meet'),
  asked(
    'R89',
    'Only a method that the law allows for amount and ground can be chosen',
    law('procurement', 'include quotations and directed purchase only below the threshold'),
    purchase('publication', 'name a method that the amount allows, with its ground'),
    purchase('publication', 'the grounds of the law belong to their methods'),
  ),
  asked(
    'R90',
    'A price that is abnormally low is asked about, and judged by the panel',
    purchase(
      'evaluation',
      'is asked about as soon as the panel is seated, and the bidder has his minutes and is heard until it is decided',
    ),
    purchase('evaluation', 'is not valid where most find it unproven, and the notice says so with the votes'),
    law('scoring', 'is below half of the mean, half of the second lowest, or 45 % of the ceiling'),
  ),
  asked(
    'R91',
    'Conditions that shut organisations out are not published',
    purchase('publication', 'use no words that shut suppliers out'),
    purchase('publication', 'give no points for what is a condition'),
  ),
  asked(
    'R92',
    'More than a year needs its four conditions, and more than three are refused',
    purchase('setup', 'a term of exactly twelve months needs no ticks; one day more needs all four'),
    purchase('setup', 'no term is longer than thirty-six months, and none ends before it begins'),
  ),
  asked('R93', 'Fields of service are opened one after the other'),
  asked('R94', 'How far four fields are covered is shown by district'),
  asked('R95', 'Projects for those in need come first'),
  asked('R96', 'A project names the groups for whom it is'),
  asked('R97', 'Urgent services are marked in the catalogue'),
  asked('R98', 'Where money is short, what comes first is proposed first'),
  asked(
    'R99',
    'Several parties judge a service, with weights and a rule for those who are missing',
    law('evaluation', 'weighs each party'),
    law('evaluation', 'weighs those present when the score is enough without the others'),
    purchase('acceptance', 'the public hears of each standard and of the grade that all parties make together'),
  ),
  asked(
    'R100',
    'Anybody complains of a project, and follows what becomes of it',
    core('complaint', 'needs two choices and one text, from anybody, under a project'),
    core(
      'access-code',
      'is read and rated on another device, where nothing else can be begun, and the receipt tells nothing',
    ),
  ),
  asked(
    'R101',
    'A project is judged before, during and after',
    core('stories', 'a purchase goes through all of its steps in their order, and is completed'),
    purchase('initiation', 'a project of more than twelve months is evaluated before it begins'),
  ),
  asked(
    'R102',
    'The last part is paid by how the service was judged',
    core('payment', 'the last instalment waits for the certificate, and a deduction lowers it'),
    purchase('acceptance', 'what is not accepted is not paid for'),
    purchase('acceptance', 'a poor service is not accepted, whatever is deducted, until a second look finds it better'),
  ),
  asked(
    'R103',
    'Targets, what is reported and how it is judged hang together',
    core('options', 'a report refers to the indicators of the purchase it belongs to'),
    core('report', 'every indicator is reported, with a file and the declaration'),
    core('report', 'are a warning below 80 of a hundred of what was planned by then, and an alarm below 60'),
  ),
  asked(
    'R104',
    'Rewards and sanctions follow by rule, are confirmed and can be appealed',
    purchase(
      'acceptance',
      'that a service is not accepted as it is no one hand decides: the supplier is heard for five working days, and another confirms',
    ),
    core(
      'appeal',
      'keeps the purchase open, and where it is revoked the service is judged anew and what ended can be asked for again',
    ),
  ),
  asked('R105', 'Good service is rewarded'),
  asked(
    'R106',
    'Poor service or a violation has its consequence, after notice and hearing',
    core('organisation', 'is suspended by no one office: it is heard, and another decides'),
    purchase('management', 'the buyer does not end a contract alone: the supplier is heard, and another decides'),
    purchase(
      'acceptance',
      'that a service is not accepted as it is no one hand decides: the supplier is heard for five working days, and another confirms',
    ),
  ),
  asked(
    'R107',
    'What is bought is not paid for a second time as direct provision',
    purchase('budget', 'what is bought is no longer provided directly'),
  ),
  asked('R108', 'Posts of what was handed over are reduced by schedule'),
  asked('R109', 'Nobody is hired for what was handed over'),
  asked('R110', 'That holds once it is contracted and funded'),
  asked(
    'R111',
    'What is sent back says why, has its term and comes again',
    purchase('setup', 'a project sent back is corrected and comes to the head again'),
    core('bid', 'an administrator sends a draft back, and it comes again'),
    purchase('initiation', 'a project that is opened once more is changed in what was opened, and in nothing else'),
  ),
  asked(
    'R112',
    'Suppliers challenge and complain apart from citizens, with standing and terms of their own',
    core('challenge', 'process and result only who has bid, the documents whoever may bid'),
    core('challenge', 'are over at 24:00 of the last day, and not before'),
    core('challenge', 'comes after the answer, or where none came in time, within fifteen working days'),
    core('challenge', 'is decided, published with the parties, and carried out'),
    core('challenge', 'revokes it where nothing was done, sets its money aside again, and takes the next one'),
    core(
      'challenge',
      'revokes what is still to be done of one that has begun, and what was done is accepted and settled',
    ),
    core('challenge', 'are counted before whoever decides, and the third within twelve months is published as one'),
    core('inquiry', 'is made by any supplier, whether he bids or not, and waits three working days for an answer'),
  ),
  asked(
    'R113',
    'What the platform decides can be appealed, and another decides on that',
    core('appeal', 'is decided by most of them, and a suspension that is revoked is over'),
    core('appeal', 'is for whoever it was decided on, within ten working days, and where something was decided'),
    core('appeal', 'is its supplier’s alone, within ten working days'),
  ),
  asked(
    'R114',
    'Every change is kept with who did it and when, and none can be altered unnoticed',
    purchase('setup', 'the state is the log replayed'),
    system('stores-verify', 'a last event that was altered and hashed anew differs from the card'),
    system('stores-verify', 'the server itself may neither change nor remove an event'),
  ),
  asked(
    'R115',
    'Reminders come once, by working days',
    core('reminded', 'whoever has several gets one message, which leads to each, and gets it once'),
    law('deadline', 'do not count the starting day, at whatever hour it starts'),
  ),
  asked('R116', 'Everything is said in Chinese and English', core('portal', 'a public page, in %s')),
  asked(
    'R117',
    'Money is whole fen, and is written out in capitals',
    law('money', 'whatever is read is a whole number of fen'),
    law('money', 'means the same when it is read'),
  ),
  asked(
    'R118',
    'Nothing personal is public, and whoever complains can stay unnamed',
    core('reading', 'the public is shown no number, account or name of a person, at any moment'),
    core('complaint', 'of them only whoever answers knows by whom it is'),
  ),
  asked(
    'R119',
    'Of two who decide at once one does, and the other is told',
    core('confirmation', 'is refused like any other press once somebody else was faster'),
    system('locks', 'two acts on one complaint wait for each other, and each stands on what the other did'),
  ),
  asked('R120', 'Purchases can be taken away as open data'),
] as const satisfies readonly Requirement[];

function asked(id: Requirement['id'], asks: string, ...shown: readonly Shown[]): Requirement {
  return { id, asks, shown };
}
