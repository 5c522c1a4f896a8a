import { type Directions, plays, type Stage } from '../../src/demo/play.ts';
import type { Case } from '../../src/engine/case.ts';
import type { Answers } from '../../src/engine/form.ts';
import type { Person, Result } from '../../src/engine/procedure.ts';
import { cityDate, cityTime } from '../../src/law/date.ts';
import { type ProcedureId, procedureIds, roles } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { cast, citizen, people, supervision } from './engine-people.ts';
import { acts, blankOf, caseOf, emptyWorld, factsOf, opens, reachable, type World } from './engine-play.ts';
import { at, file } from './given.ts';

/** An act of a story, as it was done. */
export interface Told {
  readonly on: string;
  readonly opens?: ProcedureId;
  readonly action: string;
  readonly by: Person | 'system';
  readonly at: string;
  readonly answers: Answers;
}

/** A story that was played, with the city after so many of its acts, from none to all. */
export interface PlayedStory {
  readonly told: readonly Told[];
  readonly worlds: readonly World[];
}

const directions: Directions = {
  cast: (role) => cast[role] ?? [roles[role] === 'opener' ? 'citizen' : `deputy-${role}`],
  proof: async () => [file],
};

/** A stage in a city in memory, which notes all that is done on it; what is opened first is the case at the top. */
function stageIn(first: World): { readonly stage: Stage; readonly played: PlayedStory } {
  const told: Told[] = [];
  const worlds = [first];
  let now = first.now;
  const world = (): World => ({ ...(worlds.at(-1) ?? first), now });

  function noted(deed: Omit<Told, 'at'>, result: Result<World>): Case {
    if (!result.ok) throw new Error(`${deed.action} was refused: ${JSON.stringify(result.refusal)}`);
    told.push({ ...deed, at: `${cityDate(now)} ${cityTime(now)}` });
    worlds.push(result.value);
    return caseOf(result.value, deed.on);
  }

  const stage: Stage = {
    now: () => now,
    at(moment) {
      now = moment;
    },
    async person(id) {
      const found = world().people.find((person) => person.id === id);
      if (!found) throw new Error(`nobody is called ${id}`);
      return found;
    },
    state: async (id) => caseOf(world(), id),
    parts: async (id, procedure) =>
      [...world().cases.values()].filter((each) => each.parent === id && each.procedure === procedure),
    async sees(place) {
      const state = 'case' in place ? caseOf(world(), place.case) : blankOf(world(), 'new', place.procedure);
      return { state, facts: factsOf(world(), state) };
    },
    async opens(by, procedure, under, answers) {
      const [seat] = by.seats;
      const on = under === undefined ? first.root : [procedure, seat?.body ?? []].flat().join('-');
      const action = procedureOf(procedure).opening.name;
      return noted({ on, opens: procedure, action, by, answers }, await opens(world(), on, procedure, { by, answers }));
    },
    async does(by, on, action, answers) {
      return noted({ on, action, by, answers }, await acts(world(), on, { action, by, answers }));
    },
  };
  return { stage, played: { told, worlds } };
}

/** The day on which the stories begin. */
const morning = at('2026-11-02 10:00');

async function told(procedure: ProcedureId, ...more: readonly Omit<Told, 'on'>[]): Promise<PlayedStory> {
  // Whoever invites is told the code.
  const { stage, played } = stageIn(reachable(emptyWorld(morning)));
  stage.at(morning);
  const on = await plays(stage, directions, { procedure });
  for (const { by, action, answers, at: when } of more) {
    stage.at(at(when));
    await stage.does(by, on, action, answers);
  }
  return played;
}

/** A complaint about a purchase that is answered by civil affairs, and once more by supervision. */
async function complains(stage: Stage): Promise<void> {
  const answer = {
    outcome: 'not-upheld',
    findings: '经查阅台账并回访三户，约定的上门都已按时完成。',
    remedies: '可向监察机关反映。',
  };
  const on = await plays(stage, directions, { procedure: 'complaint', under: 'root', until: 'routeToBuyer' });
  await stage.does(people.secretary, on, 'routeToCivilAffairs', {});
  await stage.does(people.civil, on, 'answerComplaint', answer);
  await stage.does(citizen, on, 'rateAnswer', { score: '2' });
  await stage.does(supervision, on, 'answerComplaint', {
    outcome: 'upheld',
    findings: '重新核查服务台账并走访，有两次上门没有记录，投诉属实。',
    measures: '责令补做并通报。',
    remedies: '可申请复核。',
  });
  await stage.does(citizen, on, 'rateAnswer', { score: '5' });
}

/** One purchase from its set-up to its close-out, with its bids, reports, payments and a complaint. */
export async function toldPurchase(otherwise: Directions['otherwise'] = () => ({})): Promise<PlayedStory> {
  const { stage, played } = stageIn(emptyWorld(morning));
  stage.at(morning);
  const ours = { ...directions, otherwise };
  const on = await plays(stage, ours, { procedure: 'purchase', until: 'openBids' });
  await complains(stage);
  await plays(stage, ours, { procedure: 'purchase', on, from: 'openBids' });
  return played;
}

export const purchaseStory = await toldPurchase();

export const organisationStory = await told(
  'organisation',
  {
    action: 'proposeSuspension',
    by: people.civil,
    at: '2026-12-08 09:00',
    answers: { ground: 'unchecked', until: '2027-03-31', reason: '年检材料待核，通知后没有补交。', evidence: [file] },
  },
  { action: 'confirmSuspension', by: people.secretary, at: '2026-12-23 09:00', answers: { reason: '情况属实。' } },
  { action: 'restoreOrganisation', by: people.civil, at: '2026-12-24 09:00', answers: { reason: '已经补齐材料' } },
);

const membershipStory = await told('membership');

/** The story of a procedure by itself: from nothing, or where the story of a case above is ready for it. */
export async function toldAlone(procedure: ProcedureId): Promise<PlayedStory> {
  const { under = {} } = procedureOf(procedure);
  const above = procedureIds.find((id) => under[id]);
  if (!above) return told(procedure);
  const known = { purchase: purchaseStory, organisation: organisationStory };
  const { worlds } = above === 'purchase' || above === 'organisation' ? known[above] : await toldAlone(above);
  const ready = worlds.find((world) => {
    const parent = world.cases.get(world.root);
    return parent && procedureOf(above).public?.(parent) && under[above]?.(parent);
  });
  if (!ready) throw new Error(`the story of ${above} is never ready for ${procedure}`);
  const { stage, played } = stageIn(ready);
  await plays(stage, directions, { procedure, under: ready.root });
  return played;
}

/** Every story, so that there is a case of every procedure. */
export const stories: readonly PlayedStory[] = await Promise.all([
  purchaseStory,
  organisationStory,
  membershipStory,
  ...procedureIds.filter((id) => !isTold(id)).map(toldAlone),
]);

function isTold(id: ProcedureId): boolean {
  const all = [purchaseStory, organisationStory, membershipStory];
  return all.some(({ worlds }) =>
    worlds
      .at(-1)
      ?.cases.values()
      .some(({ procedure }) => procedure === id),
  );
}
