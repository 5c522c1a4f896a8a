import { hash } from 'node:crypto';
import { canonical } from '../src/law/canonical.ts';

/** One link of a case's log: what is stored, where, and the hash of the one before. */
export interface Link {
  readonly case: string;
  readonly seq: number;
  readonly event: unknown;
  readonly prev: string;
}

/** The hash that the first event of a case follows. */
export function rootHash(caseId: string): string {
  return sha256(caseId);
}

/** SHA-256, in hexadecimal, of a link written in one way only: keys in order, no white space. */
export function linkHash({ case: caseId, seq, event, prev }: Link): string {
  return sha256(canonical({ case: caseId, event, prev, seq }));
}

function sha256(text: string): string {
  return hash('sha256', text);
}
