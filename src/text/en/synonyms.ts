/** Words that mean the same to whoever asks, in each line; the first stands for all of them. */
export const synonyms = `
complain complaint complaints grievance sue accuse denounce
carer caregiver nurse helper aide worker staff cleaner
come came show arrive turn appear
bad terrible awful poor horrible rude filthy disgusting
bid tender proposal offer quote quotation
apply application enrol enroll join
register registration signup
organisation organization ngo charity association nonprofit foundation
money payment pay paid funds fee instalment installment
status progress state news update happened happening
project projects tenders contracts purchase procurement
report reports
invite invitation add
colleague colleagues user member coworker accountant
login log signin
website web computer browser laptop
approve approval approvals authorise authorize
budget budgets
elderly old senior seniors
meals meal food lunch dinner
language languages
draft drafts unfinished resume
task tasks todo todos
steal stole stolen theft thief robbed
hit slap slapped beat beaten struck
substitute deputy cover replace replacement stand-in
leave holiday holidays vacation absent sick ill
explain clarify clarification
mean means meaning
quit resign resigned leaver
protest challenge contest dispute
invoice invoices bill bills
phone mobile device tablet
mother father mum mom dad grandpa grandma grandmother grandfather parent parents
child kid children kids son daughter
`;

/** What is only manner, and says nothing of what is meant. */
export const manner = `
a an the i i'm i'd i've we we'd you he she they it me us your his her their this that these those to of for on in at by with and or
is are was were be been am do does did can could would should will shall may might please want wants wanted like need needs have has had
there here just some any about from get got one ones
`;

/** What only asks. */
export const asking = 'what which who whom whose where when why how';
