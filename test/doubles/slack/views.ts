import { asFields, type Fields, isFields, structured } from '../loopback.ts';
import { checkView } from './block-kit.ts';
import { key, valuesOf } from './inputs.ts';
import { limits } from './limits.ts';
import { withIds } from './messages.ts';
import { blocksOf, elementsOf } from './read-blocks.ts';
import { SlackError } from './slack-error.ts';
import { appId, bot, type Member, nextId, type SlackView, type State, stamp, type Trigger, team } from './state.ts';

const otherRoot = "must match the `type` of the root view whose stack we're pushing onto [json-pointer:/view/type]";

export function newTrigger(state: State, userId: string, from: Trigger['from']): string {
  const id = nextId(state, 'trigger.');
  state.triggers.set(id, { at: state.clock().getTime(), userId, from, used: false });
  return id;
}

function useTrigger(state: State, params: Fields): Trigger {
  const trigger = state.triggers.get(String(params.trigger_id ?? params.interactivity_pointer));
  if (trigger === undefined) throw new SlackError('invalid_trigger_id');
  if (trigger.used) throw new SlackError('exchanged_trigger_id');
  if (state.clock().getTime() - trigger.at > limits.trigger.life) throw new SlackError('expired_trigger_id');
  trigger.used = true;
  return trigger;
}

export function openView(state: State, params: Fields): SlackView {
  const given = readView(params, 'modal');
  const member = memberOf(state, useTrigger(state, params).userId);
  member.modals.length = 0;
  return show(state, member, given);
}

export function pushView(state: State, params: Fields): SlackView {
  const given = readView(params, 'modal');
  const trigger = useTrigger(state, params);
  if (trigger.from === 'home') throw new SlackError('invalid_arguments', [otherRoot]);
  if (trigger.from !== 'modal') throw new SlackError('invalid_trigger_id');
  return push(state, memberOf(state, trigger.userId), given);
}

export function push(state: State, member: Member, given: Fields): SlackView {
  if (member.modals.length >= limits.view.stacked) throw new SlackError('push_limit_reached');
  return show(state, member, given);
}

function show(state: State, member: Member, given: Fields): SlackView {
  const previous = member.modals.at(-1);
  const view = newView(state, member.id, given, previous);
  member.modals.push(view);
  member.errors = {};
  return view;
}

export function updateView(state: State, params: Fields): SlackView {
  const wanted = (view: SlackView) =>
    params.view_id !== undefined
      ? view.id === params.view_id
      : params.external_id !== undefined && view.given.external_id === params.external_id;
  for (const member of state.members.values()) {
    const shown = [...member.modals, ...(member.home ? [member.home] : [])].find(wanted);
    if (shown === undefined) continue;
    const given = readView(params, shown.type);
    agreeOnHash(shown, params);
    return replace(state, member, shown, given);
  }
  throw new SlackError('not_found');
}

/** Shows other content in the same view. An entry stays where block_id, action_id and type of its input stay. */
export function replace(state: State, member: Member, shown: SlackView, given: Fields): SlackView {
  externalIdIsFree(state, given, shown);
  const changed = { ...shown, ...content(state, given), hash: `${stamp(state)}.hash` };
  const kept = changed.blocks.flatMap((block) =>
    elementsOf(block).map((element) => [key(block.block_id, element.action_id), element.type] as const),
  );
  const types = new Map(kept);
  const entered = new Map([...shown.entered].filter(([name, { type }]) => types.get(name) === type));
  const view = { ...changed, entered };
  if (shown.type === 'home') member.home = view;
  else member.modals[member.modals.findIndex(({ id }) => id === shown.id)] = view;
  member.errors = {};
  return view;
}

export function publishView(state: State, params: Fields): SlackView {
  const given = readView(params, 'home');
  const member = state.members.get(String(params.user_id));
  if (member === undefined) throw new SlackError('user_not_found');
  if (member.home !== undefined) {
    agreeOnHash(member.home, params);
    return replace(state, member, member.home, given);
  }
  member.home = newView(state, member.id, given, undefined);
  return member.home;
}

/** Reads a view and refuses what Slack refuses. */
export function readView(params: Fields, type: 'modal' | 'home'): Fields {
  const given = structured(params.view);
  if (!isFields(given)) throw new SlackError('invalid_arguments', ['missing required field: view']);
  const problems = [...checkView(given)];
  if (given.type !== type) problems.push(`must be of type ${type} [json-pointer:/view/type]`);
  if (problems.length > 0) throw new SlackError('invalid_arguments', problems);
  if (Buffer.byteLength(JSON.stringify(given)) > limits.view.bytes) throw new SlackError('view_too_large');
  return given;
}

function agreeOnHash(shown: SlackView, params: Fields): void {
  const hash = params.hash;
  if (hash !== undefined && hash !== '' && hash !== shown.hash) throw new SlackError('hash_conflict');
}

/** An external_id stands for one view of the workspace. */
function externalIdIsFree(state: State, given: Fields, shown?: SlackView): void {
  const wanted = String(given.external_id ?? '');
  if (wanted === '') return;
  const all = [...state.members.values()].flatMap(({ modals, home }) => [...modals, ...(home ? [home] : [])]);
  if (all.some((view) => view.id !== shown?.id && view.given.external_id === wanted)) {
    throw new SlackError('duplicate_external_id');
  }
}

function newView(state: State, userId: string, given: Fields, previous: SlackView | undefined): SlackView {
  externalIdIsFree(state, given);
  const id = nextId(state, 'V');
  const type = given.type === 'home' ? 'home' : 'modal';
  return {
    id,
    userId,
    type,
    hash: `${stamp(state)}.hash`,
    rootId: previous?.rootId ?? id,
    previousId: previous?.id,
    ...content(state, given),
    entered: new Map(),
  };
}

function content(state: State, given: Fields): Pick<SlackView, 'given' | 'blocks'> {
  return { given, blocks: withIds(state, blocksOf(given)) };
}

function memberOf(state: State, id: string): Member {
  const member = state.members.get(id);
  if (member === undefined) throw new SlackError('user_not_found');
  return member;
}

/** The Web API's view object. */
export function viewJson(view: SlackView): Fields {
  const { given } = view;
  return {
    id: view.id,
    team_id: team.id,
    app_id: appId,
    app_installed_team_id: team.id,
    bot_id: bot.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: given.private_metadata ?? '',
    callback_id: given.callback_id ?? '',
    external_id: given.external_id ?? '',
    state: { values: valuesOf(view.blocks, view.entered) },
    hash: view.hash,
    title: given.title ?? { type: 'plain_text', text: 'View Title' },
    clear_on_close: given.clear_on_close === true,
    notify_on_close: given.notify_on_close === true,
    close: given.close ?? null,
    submit: given.submit ?? null,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
  };
}

export function titleOf(view: SlackView): string {
  return String(asFields(view.given.title).text ?? '');
}
