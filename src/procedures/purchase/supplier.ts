import type { Body, Named } from '../../engine/procedure.ts';
import { cityDate } from '../../law/date.ts';
import { personName } from '../../law/keys.ts';
import { inOneHand, type Led, supplierBar } from '../../law/supplier.ts';

/**
 * Why an organisation may not supply at this moment, with the values that say it; undefined where it may. Held by it are the bid,
 * its qualification, the award and both signatures, each as of its own day.
 */
export function barred(body: Body | undefined, now: Date): Named | undefined {
  const validTo = textOf(body, 'validTo');
  const registered = body && {
    status: body.status,
    filedOnly: textOf(body, 'type') === 'community-filed',
    ...(validTo !== undefined && { validTo }),
    ...(body.barredUntil !== undefined && { barredUntil: body.barredUntil }),
  };
  const bar = supplierBar(registered, cityDate(now));
  const until = (bar === 'kept-out' ? body?.barredUntil : validTo) ?? '';
  return bar && { supplier: body?.name ?? '', bar, until };
}

/** How two organisations of the register belong together, if they do. */
export function related(one: Body | undefined, other: Body | undefined): ReturnType<typeof inOneHand> {
  return one && other && inOneHand(ledBy(one), ledBy(other));
}

function ledBy(body: Body): Led {
  const representative = textOf(body, 'representative');
  const numbers = ['contactPhone', 'bankAccount'].flatMap((key) => textOf(body, key) ?? []);
  return {
    ...(representative !== undefined && { representative: personName(representative) }),
    numbers,
  };
}

function textOf(body: Body | undefined, key: string): string | undefined {
  const value = body?.profile?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
