import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** So that at the end none of them is waited for while the other core rests. */
const longest = [
  'kill',
  'web-browser',
  'web-browser-keyboard',
  'walk-telegram',
  'walk-slack',
  'traps',
  'web-city-pages',
];

/** Begins with the files that take longest, which nobody knows on a fresh clone. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((name) => moduleId.endsWith(`/test/system/${name}.test.ts`));
      return found < 0 ? longest.length : found;
    };
    return sorted.toSorted((a, b) => (a.project.name === b.project.name ? place(a) - place(b) : 0));
  }
}
