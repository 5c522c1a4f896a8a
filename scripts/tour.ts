import { parseArgs } from 'node:util';
import { demoCast } from '../db/demo.ts';
import { ensemble, players } from './tour/ensemble.ts';
import { player } from './tour/player.ts';
import { type Stage, tourOn } from './tour/story.ts';
import { openTheatre } from './tour/theatre.ts';

/**
 * `npm run tour`: plays one purchase through all thirteen steps on a database of its own, by people on a Telegram and a
 * Slack that run beside it, and prints what each of them wrote and was told. With `-- --all Slack` (or `Telegram`)
 * everybody is there; with `-- --everyone` it prints everybody's chat, and not only who acts and a few who listen.
 */
const { values: asked } = parseArgs({
  options: { all: { type: 'string' }, everyone: { type: 'boolean', default: false } },
});
const all = (['Telegram', 'Slack'] as const).find((channel) => channel === asked.all);
if (asked.all !== undefined && all === undefined) throw new Error('--all is Telegram or Slack');
const began = performance.now();
/** Whom the tour follows beside whoever acts. */
const listeners = asked.everyone ? players : ['ngmz-head', 'bc-admin', 'sh-admin', 'cz-budget'];
const names = new Map(
  demoCast('zh').map(({ id, name, body, role }) => [id, `${name}（${body.endsWith(role) ? body : `${body}${role}`}）`]),
);
const theatre = await openTheatre();
try {
  const { hands, heard } = await ensemble(theatre, all);
  const printed = new Map([...hands.keys()].map((person) => [person, heard(person).said.length]));
  const acted = new Set<string>();

  /** Prints what the actor and the listeners wrote and were told since the last time. */
  function print(actor: string): void {
    for (const person of new Set([actor, ...listeners])) {
      const { on, said } = heard(person);
      for (const text of said.slice(printed.get(person) ?? 0)) {
        console.info(`\n→ ${names.get(person) ?? person} · ${on}\n${text.replaceAll(/^/gm, '  ')}`);
      }
      printed.set(person, said.length);
    }
  }

  const played = player(theatre, hands);
  const stage: Stage = {
    ...theatre,
    player: {
      ...played,
      async does(person, deed) {
        const done = await played.does(person, deed);
        acted.add(person);
        print(person);
        return done;
      },
    },
    tell: (step) => console.info(`\n════ ${step} ════ ${seconds()}`),
    async at(when) {
      await theatre.at(when);
      console.info(`\n── ${when} ──`);
    },
  };
  await tourOn(stage).toEnd();
  console.info(`\n${acted.size} 人办完了十三步 / ${acted.size} people took it through thirteen steps: ${seconds()}`);
} finally {
  await theatre.close();
}

function seconds(): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
