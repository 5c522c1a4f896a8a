import { sentence } from '../../dialogue/menu.ts';
import { cityDate } from '../../law/date.ts';
import { link } from '../../law/said.ts';
import { texts } from '../../text/all.ts';
import { makeCode } from '../code.ts';
import { sayNews } from '../tell.ts';
import type { Handler } from './handler.ts';

/** A one-time code, told to whoever invites, or agreed to it as the second office; only its hash is kept. */
export const invite: Handler<'invite'> = {
  reachesFurther: true,
  async carry(world, state) {
    const account = await world.people.toldAt((state.filings.at(-1)?.by ?? state.opener).person);
    const until = state.due && new Date(state.due.at);
    if (!account || !until) throw new Error(`an invitation without an end or an inviter: ${state.id}`);
    const { code, hash } = makeCode();
    await world.people.putCode({ hash, case: state.id, until });
    const { say } = texts[account.language];
    const day = { kind: 'date', date: cityDate(until) } as const;
    const chat = world.links.invitation(code);
    const desk = link(world.links.signIn(code));
    await sayNews(world, account, sentence(say.inviteCode(code, day, desk, chat === undefined ? chat : link(chat))));
    return state;
  },
};
