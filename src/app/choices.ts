import { beginnings } from '../dialogue/beginnings.ts';
import { optionsByWords } from '../dialogue/form-page.ts';
import { numberIn } from '../dialogue/mentioned.ts';
import type { Choosing, FoundOption, Sender } from '../dialogue/message.ts';
import type { Account } from '../dialogue/talk.ts';
import { fillingOf } from '../dialogue/target.ts';
import { sayTitle } from '../dialogue/where.ts';
import type { ProcedureId } from '../names.ts';
import { texts } from '../text/all.ts';
import { fillSeen } from './look.ts';
import type { World } from './ports/stores.ts';
import { readyFor } from './ready-for.ts';
import { itemsFrom } from './turns.ts';

const most = 100;
/** Of cases each is looked at, whether something can be opened under it. */
const mostCases = 20;

/** What somebody can choose at a place, by words. */
export async function choicesFor(
  world: World,
  from: Sender,
  at: Choosing,
  words: string,
): Promise<readonly FoundOption[]> {
  const account = await world.people.account(from.channel, from.address);
  if (!account) return [];
  const found =
    'begins' in at ? await casesFor(world, account, at.begins, words) : await inDraft(world, account, at, words);
  return found.slice(0, most);
}

async function inDraft(
  world: World,
  account: Account,
  at: Extract<Choosing, { readonly draft: string }>,
  words: string,
): Promise<readonly FoundOption[]> {
  const [law, now] = await Promise.all([world.law(), world.now()]);
  const talk = { account, texts: texts[account.language], law, now, forms: 'pages' } as const;
  const seen = await fillSeen(world, talk, at.draft, { kind: 'review' });
  return seen ? optionsByWords(fillingOf(talk, seen.draft, seen.target).open, at, words) : [];
}

/** Cases under which he can begin something, by their numbers. */
async function casesFor(
  world: World,
  { person, language }: Account,
  begins: ProcedureId,
  words: string,
): Promise<readonly FoundOption[]> {
  const offered = beginnings(person, language).find(({ procedure }) => procedure === begins);
  if (offered?.press.do !== 'find') return [];
  const ready = await readyFor(world, begins, { words: numberIn(words) ?? words, most: mostCases });
  const items = await itemsFrom(world, ready);
  return items.map((item, index) => {
    const title = sayTitle(item, language);
    return { value: item.number, label: title, shown: `${item.number} ${title}`, place: index + 1 };
  });
}
