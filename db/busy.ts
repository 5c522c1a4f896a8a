/** PostgreSQL's codes of a lock, a statement or a serialisation that somebody else was in the way of. */
const codes: ReadonlySet<unknown> = new Set(['55P03', '57014', '40001', '40P01']);

/** Did a transaction fail only because another one held what it wanted? It may then be tried again. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && codes.has(error.code)) || isBusy(error.cause);
}
