import postgres from 'postgres';
import { resultOf } from './bot-api.ts';

/** Writes one reply where it waits to be sent. */
export type Keep = (method: string, payload: string) => Promise<unknown>;

export async function createOutbox(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 });
  await sql`
    create table peer_outbox (
      id bigint generated always as identity primary key, method text not null, payload text not null)`;
  await sql.end();
}

/**
 * How a peer's replies leave it: `keep` puts each into an outbox before the update is done with, as the programme does, so
 * that none is lost; without it they are sent at once, to a Telegram that answers at no cost.
 */
export function speaker(keep: Keep | undefined): (method: string, payload: string) => Promise<unknown> {
  return async (method, payload) => {
    await keep?.(method, payload);
    return resultOf(method);
  };
}
