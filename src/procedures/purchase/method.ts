import type { MethodCode } from '../../law/method.ts';

/** The methods that a buyer can choose from; emergency procurement has a procedure of its own (财库〔2026〕12号). */
export const methodsOffered = [
  'open-tender',
  'competitive-consultation',
  'invited-tender',
  'competitive-negotiation',
  'single-source',
  'framework',
  'quotation',
  'directed',
] as const satisfies readonly MethodCode[];

/** Are suppliers named in the documents, so that only they can file? */
export function isByInvitation(method: unknown): boolean {
  return method === 'invited-tender' || method === 'single-source' || method === 'directed';
}

/** Is it a tender, open or by invitation (财政部令第87号 Art 3)? */
export function isTender(method: unknown): boolean {
  return method === 'open-tender' || method === 'invited-tender';
}

/** Are the suppliers spoken to before they make their final offers (财政部令第74号 Art 31; 财库〔2014〕214号 Art 19)? */
export function isByTalks(method: unknown): boolean {
  return method === 'competitive-consultation' || method === 'competitive-negotiation';
}

/** Is the ranking by points? By the other methods the lowest price that meets the need is taken, or one is agreed. */
export function isScored(method: unknown): boolean {
  return method === 'open-tender' || method === 'invited-tender' || method === 'competitive-consultation';
}
