import type { FactName } from '../../engine/procedure.ts';
import type { ProcedureId } from '../../names.ts';
import type { Loader } from './asked.ts';

/** Which procedures a fact is made of, where it is made of the cases of a family. */
export const partOf: Readonly<Partial<Record<FactName, ProcedureId>>> = {
  bids: 'bid',
  reports: 'report',
  payments: 'payment',
};

export const bids: Loader<'bids'> = ({ parts }) => parts('bid');

export const reports: Loader<'reports'> = ({ parts }) => parts('report');

export const payments: Loader<'payments'> = ({ parts }) => parts('payment');
