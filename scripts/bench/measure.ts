/** Runs `work` for every item, so many at a time, and resolves with the milliseconds that each of them took, and all. */
export async function timed<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<{ readonly each: readonly number[]; readonly all: number }> {
  const left = items.values();
  const each: number[] = [];
  const started = performance.now();
  const worker = async (): Promise<void> => {
    for (const item of left) each.push(await timeOf(() => work(item)));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { each, all: performance.now() - started };
}

export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** By how much a value grows for each step of another, along the straight line that fits best. */
export function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const along = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return along / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
