import { hash } from 'node:crypto';

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

/** JSON with the keys of every object in order; what JSON leaves out is left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((each) => (each === undefined ? 'null' : canonical(each))).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`);
  return `{${entries.join(',')}}`;
}

function sha256(text: string): string {
  return hash('sha256', text);
}
