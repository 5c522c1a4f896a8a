import { describe, expect, it } from 'vitest';
import { children, item, levelOne, levelTwo } from '../../../src/law/catalogue.ts';
import type { CatalogueItem } from '../../../src/law/catalogue-data.ts';
import { catalogueItems } from '../../../src/law/catalogue-data.ts';
import { divisions } from '../../../src/law/divisions-data.ts';

const items: readonly CatalogueItem[] = catalogueItems;

describe('the guiding catalogue', () => {
  it('has two classes, 18 and 12 fields, and hangs together', () => {
    expect(levelOne().map((one) => one.zh)).toEqual(['公共服务', '政府履职辅助性服务']);
    expect([levelTwo('A').length, levelTwo('B').length, levelTwo().length]).toEqual([18, 12, 30]);
    expect(new Set(items.map((one) => one.code)).size).toBe(items.length);
    for (const one of items) expect(one.parent === undefined || item(one.parent) !== undefined, one.code).toBe(true);
  });

  it('can be bought from in every field', () => {
    for (const field of levelTwo()) expect(children(field.code).length, field.zh).toBeGreaterThan(0);
  });

  it('keeps the local extensions in their field', () => {
    expect(children('A04').map((one) => one.code)).toContain('L0410');
    expect(item('L0410')).toMatchObject({ zh: '居家助残养老服务', priority: 'full-coverage' });
    expect(item('A9999')).toBeUndefined();
  });
});

describe('the divisions of the city', () => {
  it('are Harbin, nine districts, seven counties and two county-level cities', () => {
    const ending = (mark: string) => divisions.filter((one) => one.zh.endsWith(mark)).length;
    expect([ending('区'), ending('县'), ending('市')]).toEqual([9, 7, 3]);
    expect(new Set(divisions.map((one) => one.code)).size).toBe(19);
    for (const one of divisions) expect(one.code).toMatch(/^2301\d\d$/);
  });
});
