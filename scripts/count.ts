// `npm run count`: plays one purchase from its set-up to its last payment, with everybody on the web desk, then on Telegram,
// then on Slack, and prints how much each role pressed and filled in.
import { demoCast } from '../db/demo.ts';
import { browser, type Visitor } from '../test/web-city.ts';
import { ensemble, players } from './tour/ensemble.ts';
import { onWeb } from './tour/on-web.ts';
import { type Hand, player } from './tour/player.ts';
import { tourOn } from './tour/story.ts';
import { newTally, sum, type Tally } from './tour/tally.ts';
import { openTheatre, type Theatre } from './tour/theatre.ts';

const channels = ['web', 'Telegram', 'Slack'] as const;
type Channel = (typeof channels)[number];

const asked = channels.filter((channel) => process.argv.length < 3 || process.argv.includes(channel));
for (const channel of asked) console.info(tableOf(channel, (await counted(channel)).of));

async function counted(channel: Channel): Promise<Tally> {
  const tally = newTally();
  const theatre = await openTheatre();
  try {
    if (channel === 'web') await onTheWeb(theatre, tally);
    else await toEnd(theatre, (await ensemble(theatre, channel, tally)).hands);
  } finally {
    await theatre.close();
  }
  return tally;
}

async function onTheWeb(theatre: Theatre, tally: Tally): Promise<void> {
  const { url } = theatre.running;
  const enters = async (person: string): Promise<Visitor> => {
    const visitor = browser({ fetch: (request) => fetch(request, { redirect: 'manual' }) }, url);
    await visitor.post('/demo/person', { person, back: '/desk' });
    return visitor;
  };
  const hand = onWeb(theatre, enters, tally);
  await toEnd(theatre, new Map(players.map((person) => [person, hand])));
}

async function toEnd(theatre: Theatre, hands: ReadonlyMap<string, Hand>): Promise<void> {
  await tourOn({ ...theatre, player: player(theatre, hands), tell: () => undefined }).toEnd();
}

/** By role, who did most first. */
function tableOf(channel: Channel, of: Tally['of']): string {
  const roleOf = new Map(demoCast('en').map(({ id, role }) => [id, role]));
  const roles = Map.groupBy(of, ([person]) => roleOf.get(person) ?? person);
  const rows = [...roles].map(([role, people]) => [role, sum(people.map(([, done]) => done))] as const);
  const all = sum(rows.map(([, done]) => done));
  const lines = rows.toSorted(([, a], [, b]) => b.presses - a.presses).concat([['all', all]]);
  return [
    `\n${channel.padEnd(40)}   acts presses    sure   cells refusals`,
    ...lines.map(([role, { acts, presses, sure, cells, refusals }]) =>
      [role.padEnd(40), ...[acts, presses, sure, cells, refusals].map((count) => String(count).padStart(7))].join(' '),
    ),
  ].join('\n');
}
