import { caseAt } from '../dialogue/card.ts';
import { isWay, refusalMessage, sentence } from '../dialogue/menu.ts';
import type { Block, Incoming, Message, Press, Reply } from '../dialogue/message.ts';
import type { Account } from '../dialogue/talk.ts';
import type { Wish } from '../dialogue/wish.ts';
import { texts } from '../text/all.ts';
import type { World } from './ports/stores.ts';

type Shown = Pick<Reply, 'shown' | 'again'>;

/** A city in which somebody acts in a window, and what has been said to him meanwhile. */
export interface InWindow {
  readonly world: World;
  /** All of it as one message, if anything was, to one who wished this; below why it was refused, where that was not said. */
  readonly shown: (account: Account, wish: Wish, refused: string | undefined) => Promise<Shown | undefined>;
}

/**
 * What is said to whoever acts in a window is shown in it, and stands in the chat only where that must last or cannot be
 * shown: files, a question that is answered by writing, the proof of what was done where no card becomes it.
 */
export function inWindow(world: World, { from }: Pick<Incoming, 'from'>): InWindow {
  const { outbox } = world;
  let said: readonly Message[] = [];
  const isHis = (to: Account): boolean => to.channel === from.channel && to.address === from.address;
  const show = (message: Message): void => {
    const { place } = message;
    said = [...said.filter((each) => place === undefined || each.place !== place), message];
  };
  const shownInstead: World = {
    ...world,
    outbox: {
      ...outbox,
      async say(to, message) {
        if (!isHis(to)) return outbox.say(to, message);
        if (!belongsToChat(message)) return show(message);
        show(sentence(texts[to.language].say.inChat));
        return outbox.say(to, message);
      },
      async turn(to, from, message) {
        if (!isHis(to)) return outbox.turn(to, from, message);
        show(message);
        return true;
      },
      async replace(to, message) {
        const { place = '' } = message;
        if (!isHis(to)) return outbox.replace(to, message);
        if (isWay(place)) return show(message);
        if (caseAt(place) !== undefined) show(message);
        const proves = message.blocks.some(({ kind }) => kind === 'receipt');
        if (proves && (await outbox.saidAt(to.id, place)).length === 0) return outbox.say(to, message);
        return outbox.replace(to, message);
      },
    },
  };
  return {
    world: shownInstead,
    async shown(account, wish, refused) {
      if (said.length === 0) return undefined;
      const why = refused === undefined ? [] : [refusalMessage(refused)];
      const message = together([...why, ...said]);
      const again = showingAgain(message, wish);
      const shown = await outbox.withTokens(account, message);
      return { shown, ...(again && { again: await outbox.token(again, account.person.id) }) };
    },
  };
}

/** Files are handed out in the chat, and what asks at a place of its own is answered there. */
function belongsToChat({ place, blocks }: Message): boolean {
  return (
    (place !== undefined && caseAt(place) === undefined && !isWay(place)) ||
    blocks.some(({ kind }) => kind === 'documents')
  );
}

/** By which the same case, or the same list, is shown as it is then. */
function showingAgain({ place }: Message, wish: Wish): Press | undefined {
  const id = caseAt(place);
  if (id !== undefined) return { do: 'show', case: id };
  if (!isWay(place)) return undefined;
  if (wish.kind === 'list') return listing(wish);
  const isFurther = wish.kind === 'show' && wish.after !== undefined;
  return isFurther ? { do: 'whole', case: wish.case, after: wish.after } : undefined;
}

function listing({ list, words, after }: Extract<Wish, { readonly kind: 'list' }>): Press {
  return { do: 'list', list, ...(words !== undefined && { words }), ...(after !== undefined && { after }) };
}

function together(said: readonly Message[]): Message {
  const place = said.findLast((message) => message.place !== undefined)?.place;
  const blocks: readonly Block[] = said.flatMap((message) => message.blocks);
  return { ...(place !== undefined && { place }), blocks, buttons: said.flatMap(({ buttons }) => buttons) };
}
