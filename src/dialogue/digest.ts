import type { Said } from '../law/said.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import { chunk } from './card.ts';
import type { Looking } from './looking.ts';
import type { Message } from './message.ts';
import { kindAndNumber, titleOf } from './where.ts';

/** A case of which somebody is told, and what is said of it. */
export interface Led {
  readonly looking: Looking;
  readonly lead: Said;
}

/** So many cases stand in one message. */
export const mostInOne = 20;

/** All that somebody is told of at once, what is due first above: each case with what is said of it and the way to it. */
export function digests(told: readonly Led[], language: Language): readonly Message[] {
  const { say, procedures } = texts[language];
  const sorted = told.toSorted((a, b) => dueOf(a) - dueOf(b));
  return chunk(sorted, mostInOne).map((some) => ({
    blocks: [
      { kind: 'heading', text: say.digest(some.length) },
      {
        kind: 'items',
        items: some.map(({ looking: { state, facts }, lead }) => ({
          title: titleOf(state, facts.parent, language),
          sort: procedures[state.procedure].name,
          over: kindAndNumber(procedures[state.procedure].name, state),
          under: lead,
          open: { label: say.open, kind: 'plain', press: { do: 'show', case: state.id } },
        })),
      },
    ],
    buttons: [[{ label: say.ownWords.inbox.label, kind: 'pick', press: { do: 'list', list: 'inbox' } }]],
  }));
}

/** What is due on no day comes last. */
function dueOf({ looking: { state } }: Led): number {
  return state.due ? Date.parse(state.due.at) : Number.MAX_SAFE_INTEGER;
}
