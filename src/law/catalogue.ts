import { type CatalogueItem, catalogueItems } from './catalogue-data.ts';

const byCode: ReadonlyMap<string, CatalogueItem> = new Map(catalogueItems.map((one) => [one.code, one]));

/** The catalogue item of a code, undefined when there is none. */
export function item(code: string): CatalogueItem | undefined {
  return byCode.get(code);
}

/** The two classes: public services, and auxiliary services for government duties. */
export function levelOne(): readonly CatalogueItem[] {
  return catalogueItems.filter((one: CatalogueItem) => one.parent === undefined);
}

/** The fields of service (A04 社会保障服务), of one class or of both. */
export function levelTwo(parent?: string): readonly CatalogueItem[] {
  return levelOne()
    .filter((one) => parent === undefined || one.code === parent)
    .flatMap((one) => children(one.code));
}

/** What stands directly below a code: for a field of service, the items that can be bought. */
export function children(code: string): readonly CatalogueItem[] {
  return catalogueItems.filter((one: CatalogueItem) => one.parent === code);
}

/** Is this code that one, or does it stand below it at whatever depth? */
export function isWithin(code: string, other: string): boolean {
  const parent = item(code)?.parent;
  return code === other || (parent !== undefined && isWithin(parent, other));
}
