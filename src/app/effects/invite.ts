import { sentence } from '../../dialogue/menu.ts';
import { cityDate } from '../../law/date.ts';
import { sayDate } from '../../law/speak.ts';
import { texts } from '../../text/all.ts';
import { makeCode } from '../code.ts';
import type { Handler } from './handler.ts';

/** A one-time code, told to whoever invites; only its hash is kept. */
export const invite: Handler<'invite'> = {
  reachesFurther: true,
  async carry(world, state) {
    const account = await world.people.lastAccount(state.opener.person);
    const until = state.due && new Date(state.due.at);
    if (!account || !until) throw new Error(`an invitation without an end or an inviter: ${state.id}`);
    const { code, hash } = makeCode();
    await world.people.putCode({ hash, case: state.id, until });
    const { say } = texts[account.language];
    const day = sayDate(cityDate(until), account.language);
    const links = [world.links.signIn(code), world.links.invitation(code)] as const;
    await world.outbox.say(account, sentence(say.inviteCode(code, day, ...links)));
    return state;
  },
};
