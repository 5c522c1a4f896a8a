import { closed, plain, unlabelled } from './plain.ts';

/** A bank account as it is kept: its figures. Whatever else was typed stays, for whoever checks it to see. */
export function accountNumber(text: string): string {
  return closed(
    unlabelled(
      plain(text),
      /^(?:银行)?(?:账|帐|卡)(?:户|号)?(?:号码)?(?:是|为)?|^(?:bank )?(?:account|card)(?: (?:no\.?|number))?/,
    ),
  );
}

/** The number of an invoice as it is kept and compared: no spaces, dashes, nor what it is called. */
export function invoiceNumber(text: string): string {
  const said = unlabelled(plain(text), /^(?:数电)?(?:发票)?(?:号码?|票号)?(?:是|为)?|^invoice(?: (?:no\.?|number))?/);
  return closed(said.replace(/^(?:no\.?|n[o°º]|#)/, '').replace(/号$/, '')).toUpperCase();
}

/**
 * The name of a person as it is kept and compared: no spaces among Chinese characters, one elsewhere, and one dot between
 * the parts of a name of another people.
 */
export function personName(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replaceAll(/ ?[·•‧・∙⋅․‧᛫] ?/gu, '·')
    .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replaceAll(/\s+/gu, ' ');
}
