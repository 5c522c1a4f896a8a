export type OrganisationKind = 'association' | 'private-non-enterprise' | 'foundation' | 'other-social' | 'not-social';

export type CreditCodeReading =
  | {
      readonly ok: true;
      /** The code as it is kept: 18 characters, no spaces, upper case. */
      readonly code: string;
      readonly kind: OrganisationKind;
      /** Whether the inner subject code (GB 11714) also checks; a failure is only a warning. */
      readonly subjectCheck: boolean;
    }
  | {
      readonly ok: false;
      readonly why: 'length' | 'letter' | 'check' | 'characters';
      /** The place of what is wrong, counted from 1. */
      readonly at?: number;
      readonly letter?: string;
      /** The code that was probably meant: only given when it checks. */
      readonly suggestion?: string;
    };

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const subjectAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const subjectWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const meant: ReadonlyMap<string, string> = new Map([
  ['I', '1'],
  ['O', '0'],
  ['S', '5'],
  ['V', 'U'],
  ['Z', '2'],
]);
const kinds: ReadonlyMap<string, OrganisationKind> = new Map([
  ['51', 'association'],
  ['52', 'private-non-enterprise'],
  ['53', 'foundation'],
  ['59', 'other-social'],
]);

/**
 * Reads a unified social credit code (GB 32100-2015) as typed: spaces, hyphens, small and full-width letters allowed.
 * Letters that the code never uses are named with what was probably meant.
 */
export function readCreditCode(text: string): CreditCodeReading {
  const code = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
  const characters = [...code];
  if (characters.length !== 18) return { ok: false, why: 'length' };
  const strange = characters.findIndex((one) => !alphabet.includes(one) && !meant.has(one));
  if (strange !== -1) return { ok: false, why: 'characters', at: strange + 1, letter: characters[strange] ?? '' };
  const unused = characters.findIndex((one) => meant.has(one));
  if (unused !== -1) {
    const mended = characters.map((one) => meant.get(one) ?? one).join('');
    const hint = { ok: false, why: 'letter', at: unused + 1, letter: characters[unused] ?? '' } as const;
    return checks(mended) ? { ...hint, suggestion: mended } : hint;
  }
  if (!checks(code)) return { ok: false, why: 'check' };
  return { ok: true, code, kind: kinds.get(code.slice(0, 2)) ?? 'not-social', subjectCheck: subjectChecks(code) };
}

function checks(code: string): boolean {
  return code.at(17) === alphabet[(31 - (weighted(code, alphabet, weights) % 31)) % 31];
}

function subjectChecks(code: string): boolean {
  const rest = (11 - (weighted(code.slice(8, 16), subjectAlphabet, subjectWeights) % 11)) % 11;
  return code.at(16) === (rest === 10 ? 'X' : String(rest));
}

function weighted(code: string, values: string, factors: readonly number[]): number {
  let sum = 0;
  for (const [index, factor] of factors.entries()) sum += values.indexOf(code.charAt(index)) * factor;
  return sum;
}
