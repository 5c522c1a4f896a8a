import type { Loader } from './asked.ts';

export const people: Loader<'people'> = ({ world }) => world.people.holders(['expert', 'evaluator', 'user_rep']);
