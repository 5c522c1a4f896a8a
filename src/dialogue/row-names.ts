import type { Field, Row } from '../engine/form.ts';

/** Where one row is wanted for each of a list, the column that says of which it is, if one does. */
export function namingColumn({ columns, each }: Field): string | undefined {
  return Object.entries(columns ?? {}).find(([, { source }]) => source !== undefined && source === each)?.[0];
}

/** A row in which nothing stands but what it is about. */
export function blankRow(field: Field, about?: string): Row {
  const naming = namingColumn(field);
  return Object.fromEntries(
    Object.keys(field.columns ?? {}).map((column) => [column, column === naming ? (about ?? null) : null]),
  );
}

/** Does more stand in a row than what it is about? */
export function isBegun(field: Field, row: Row): boolean {
  const naming = namingColumn(field);
  return Object.entries(row).some(([column, cell]) => column !== naming && cell !== null);
}
