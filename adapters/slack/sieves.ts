import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { PageOption, SieveView, Sought } from '../../src/dialogue/message.ts';
import { sieves } from '../../src/names.ts';
import { plain } from './text-objects.ts';

/** The action_id of a menu by which what waits at home is narrowed down. */
const sieveAction = 'sieve.';
export const sieveActions = new RegExp(`^sieve\\.(${sieves.join('|')})$`);
/** What stands for every one; a menu takes no empty value. */
const any = '*';
/** Slack takes a hundred, and one of them is every one. */
const mostOptions = 99;

/** What a Home remembers: to what it is narrowed down. */
const sought = z.object({ due: z.string(), step: z.string(), office: z.string() }).partial();
const memory = z.object({ sought });

export function homeMemory(given: Sought): string {
  return JSON.stringify({ sought: given });
}

/** To what a Home is narrowed down that was shown before; one from before it could be is not. */
export function soughtIn(metadata: string): Sought {
  const read = memory.safeParse(metadata === '' ? {} : JSON.parse(metadata));
  return read.data?.sought ?? {};
}

/** What is sought once this has been chosen. */
export function soughtWith(before: Sought, actionId: string, value: string): Sought {
  const chosen = sieves.find((name) => actionId === `${sieveAction}${name}`);
  const others = Object.entries(before).filter(([name]) => name !== chosen);
  return Object.fromEntries(chosen === undefined || value === any ? others : [...others, [chosen, value]]);
}

/** A menu for each by which it can be narrowed down. Its id is new each time: else Slack would keep showing what was chosen before. */
export function sieveBlock(shown: readonly SieveView[]): types.ActionsBlock {
  return { type: 'actions', elements: shown.map(sieveMenu) };
}

function sieveMenu({ name, all, chosen, options }: SieveView): types.StaticSelect {
  const listed = options.filter(({ value }, place) => place < mostOptions - 1 || value === chosen);
  const initial = listed.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: `${sieveAction}${name}`,
    placeholder: plain(all, 150),
    options: [{ label: all, value: any }, ...listed].map(option),
    ...(initial && { initial_option: option(initial) }),
  };
}

function option({ label, value }: PageOption): types.PlainTextOption {
  return { text: plain(label, 75), value };
}
