import { z } from 'zod';

/** Words of a search, as they stand in an address; without what the database does not take. */
export const wordsAsked = z
  .string()
  .max(100)
  .regex(/^[^\0]*$/)
  .catch('')
  .default('');

/** From where a list goes on. */
export const cursorAsked = z.string().max(300).optional().catch(undefined);
