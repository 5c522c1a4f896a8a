import { divisions } from './divisions-data.ts';

/** The city itself, which every address in it may name. */
const city = '230100';

/** What an address says of where it is; nothing of what it does not say. */
export interface PlaceInWords {
  /** A district or county by its code (GB/T 2260). */
  readonly division?: string;
  readonly street?: string;
  readonly community?: string;
}

/** Reads district, street and community out of an address as it is written in China: from the larger to the smaller. */
export function placeIn(address: string): PlaceInWords {
  const named = divisions.find(({ code, zh }) => code !== city && address.includes(zh));
  const within = named ? address.slice(address.indexOf(named.zh) + named.zh.length) : address;
  const [street] = /\p{Script=Han}{2,8}?(?:街道|镇|乡)/u.exec(within) ?? [];
  const after = street === undefined ? within : within.slice(within.indexOf(street) + street.length);
  const [community] = /\p{Script=Han}{2,10}?社区/u.exec(after) ?? [];
  return {
    ...(named && { division: named.code }),
    ...(street !== undefined && { street }),
    ...(community !== undefined && { community }),
  };
}

/** The division of this city whose office registered whoever bears a credit code (its characters 3 to 8). */
export function registeredIn(creditCode: string): (typeof divisions)[number] | undefined {
  return divisions.find(({ code }) => code === creditCode.slice(2, 8));
}

/** Is it the whole city, and not a part of it? */
export function isCity({ code }: { readonly code: string }): boolean {
  return code === city;
}
