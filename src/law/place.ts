import type { CityDate } from './date.ts';
import type { Division } from './divisions-data.ts';
import { type Setting, setting } from './setting.ts';

/** The city, as every address in it may name it, and what it is divided into. */
export function divisionsOf(law: { readonly settings: readonly Setting[] }, on: CityDate): readonly Division[] {
  return setting(law, 'city.divisions', on).value;
}

/** What an address says of where it is; nothing of what it does not say. */
export interface PlaceInWords {
  /** A district or county by its code (GB/T 2260). */
  readonly division?: string;
  readonly street?: string;
  readonly community?: string;
}

/** Reads district, street and community out of an address as it is written in China: from the larger to the smaller. */
export function placeIn(divisions: readonly Division[], address: string): PlaceInWords {
  const named = divisions.find((each) => !isCity(each) && address.includes(each.zh));
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

/** The division whose office registered whoever bears a credit code (its characters 3 to 8). */
export function registeredIn(divisions: readonly Division[], creditCode: string): Division | undefined {
  return divisions.find(({ code }) => code === creditCode.slice(2, 8));
}

/** Is it a whole city, and not a part of it? */
export function isCity({ code }: { readonly code: string }): boolean {
  return code.endsWith('00');
}
