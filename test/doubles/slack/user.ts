import { asFields, type Fields } from '../loopback.ts';
import type { UploadedFile } from '../multipart.ts';
import { checkSuggested } from './block-kit.ts';
import type { Ack, Deliveries, SlackDelivery } from './delivery.ts';
import { type Entry, entered, incomplete, isSought, isStateful, key, labelOf, leastTyped, opened } from './inputs.ts';
import { buttonsOf, change, fileJson, keep, type SeenButton, visible } from './messages.ts';
import {
  actionPayload,
  changeEvent,
  closedPayload,
  commandPayload,
  eventPayload,
  messageEvent,
  shortcutPayload,
  submissionPayload,
  suggestionPayload,
} from './payloads.ts';
import { elementsOf, optionsOf, plainText } from './read-blocks.ts';
import { answerCommand } from './respond.ts';
import { SlackError } from './slack-error.ts';
import {
  type Channel,
  type Member,
  nextId,
  type SlackFile,
  type SlackMessage,
  type SlackView,
  type State,
} from './state.ts';
import { applySubmission, type Submission } from './submission.ts';
import { titleOf, viewJson } from './views.ts';

export type SeenMessage = SlackMessage & {
  /** Everything that is written in it, text of blocks first; the text alone when there are no blocks. */
  readonly plain: string;
  readonly buttons: readonly SeenButton[];
};

type SeenView = SlackView & {
  readonly title: string;
  readonly plain: string;
  readonly buttons: readonly SeenButton[];
  /** The labels of the inputs, in order. */
  readonly labels: readonly string[];
  /** The errors under the inputs, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
};

/** Where something is pressed or entered; without it, the top modal, else the newest message that has it, else Home. */
type Place = SlackMessage | SlackView;

/** A person with Slack in hand. */
export interface SlackUser {
  readonly id: string;
  readonly name: string;
  /** The channel id of the direct messages with the bot. */
  readonly channel: string;
  /** The visible direct messages, oldest first, ephemeral ones included. */
  readonly dm: readonly SeenMessage[];
  readonly home: SeenView | undefined;
  readonly modal: SeenView | undefined;
  readonly modals: readonly SeenView[];
  /** The newest visible direct message of the bot; throws when there is none. */
  last(): SeenMessage;
  says(text: string, where?: Channel): SlackDelivery;
  sendsFile(file: UploadedFile, text?: string): SlackDelivery;
  /** Answers in the thread of a message; `too` shows it in the conversation as well. */
  replies(message: SlackMessage, text: string, too?: 'in the conversation'): SlackDelivery;
  /** Writes `/me` and something about himself. */
  me(text: string): SlackDelivery;
  /** Changes what he wrote. */
  edits(message: SlackMessage, text: string): SlackDelivery;
  /** Slack shows below his message what stands behind a link in it, and tells the app of that as of a change. */
  unfurls(message: SlackMessage): SlackDelivery;
  opensHome(): SlackDelivery;
  command(command: string, text?: string, where?: Channel): Promise<Ack>;
  /** Uses a shortcut of the app, from a message if one is given. */
  shortcut(callbackId: string, message?: SlackMessage): Promise<Ack>;
  /** Presses a button, or a choice of a menu of three dots, by its text, action_id or value. Throws when none is shown. */
  press(button: string, where?: Place): Promise<Ack>;
  /** Chooses in a select, a date picker and the like outside an input block; by action_id. */
  chooses(actionId: string, entry: Entry, where?: Place): Promise<Ack>;
  /**
   * Enters values by label, action_id or block_id in the top modal, or another view; an input with dispatch_action
   * tells the app at once, and the promise waits for its acknowledgement.
   */
  fills(values: Readonly<Record<string, Entry>>, where?: SlackView): Promise<void>;
  /** Types into a menu of which the app knows the options, by its label, action_id or block_id; what is shown then, by its groups. */
  seeks(menu: string, words: string, where?: Place): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Sends a file to Slack, for a file_input: `fills({ 附件: user.uploads(file) })`. */
  uploads(file: UploadedFile): SlackFile;
  submits(): Promise<Submission>;
  /** Closes the top modal; `all` is the cross in the corner. */
  closes(all?: 'all'): Promise<void>;
  /** Resolves as soon as the bot has shown a direct message that holds the text; returns it. */
  hears(text: string | RegExp): Promise<SeenMessage>;
  /** Resolves as soon as a modal is open whose title or content holds the text; returns it. */
  sees(text: string | RegExp): Promise<SeenView>;
  /** Resolves when the app has acknowledged everything. */
  settled(): Promise<void>;
}

export function slackUser(state: State, deliveries: Deliveries, member: Member, dm: Channel): SlackUser {
  function messages(): readonly SeenMessage[] {
    return visible(state, dm.id, member.id).map(seenMessage);
  }

  function view(one: SlackView | undefined): SeenView | undefined {
    return one === undefined ? undefined : seenView(one, member);
  }

  function last(): SeenMessage {
    const message = messages().findLast(({ from }) => from === 'bot');
    if (message === undefined) throw new Error(`The bot has said nothing to ${member.name}`);
    return message;
  }

  function uploads(upload: UploadedFile): SlackFile {
    const file = { ...upload, id: nextId(state, 'F'), title: upload.name, userId: member.id };
    state.files.set(file.id, file);
    return file;
  }

  function top(): SlackView {
    const modal = member.modals.at(-1);
    if (modal === undefined) throw new Error(`${member.name} has no modal open`);
    return modal;
  }

  function places(): readonly Place[] {
    const modal = member.modals.at(-1);
    if (modal !== undefined) return [modal];
    return [...visible(state, dm.id, member.id).toReversed(), ...(member.home ? [member.home] : [])];
  }

  async function act(place: Place, block: Fields, element: Fields, value: Fields): Promise<Ack> {
    const { action_id, type, text } = element;
    const action = { action_id, block_id: block.block_id, type, ...(text !== undefined && { text }), ...value };
    return deliveries.send('interactive', actionPayload(state, member, place, action)).acked;
  }

  function locate(where: Place | undefined, wanted: (block: Fields, element: Fields) => boolean) {
    for (const place of where === undefined ? places() : [where]) {
      for (const block of place.blocks) {
        for (const element of elementsOf(block)) if (wanted(block, element)) return { place, block, element };
      }
    }
    return undefined;
  }

  function write(place: SlackView, block: Fields, element: Fields, value: Fields): SlackView {
    const now = [...member.modals, ...(member.home ? [member.home] : [])].find(({ id }) => id === place.id) ?? place;
    const name = key(block.block_id, element.action_id);
    const filled = { ...now, entered: new Map([...now.entered, [name, value]]) };
    const index = member.modals.findIndex(({ id }) => id === place.id);
    if (index >= 0) member.modals[index] = filled;
    else if (member.home?.id === place.id) member.home = filled;
    return filled;
  }

  /** What the app shows of a menu for these words; throws where Slack would say that it could not be loaded. */
  async function suggest(place: Place, block: Fields, element: Fields, words: string): Promise<Fields> {
    const least = leastTyped(element);
    if (words.length < least) throw new Error(`Slack asks for nothing before ${least} characters are typed`);
    const at = { block_id: block.block_id, action_id: element.action_id };
    const ack = await deliveries.send('interactive', suggestionPayload(state, member, place, at, words)).acked;
    const problems = ack.ok ? checkSuggested(ack.body) : [String(ack.outcome)];
    if (problems.length > 0) throw new Error(`The options could not be loaded: ${problems.join('; ')}`);
    return ack.body;
  }

  async function enter(place: SlackView, wanted: string, entry: Entry): Promise<void> {
    const names = (block: Fields, element: Fields) =>
      isStateful(element) && [labelOf(block, element), element.action_id, block.block_id].includes(wanted);
    const found = locate(place, names);
    if (found === undefined)
      throw new Error(`No input 「${wanted}」 in 「${titleOf(place)}」: ${labels(place).join(', ')}`);
    const { block, element } = found;
    const menu = await opened(element, entry, (words) => suggest(place, block, element, words));
    const value = entered(menu, entry, (file) => fileJson(state, state.url, file));
    const filled = write(place, block, element, value);
    if (block.type === 'input' && block.dispatch_action !== true) return;
    await act(filled, block, element, value);
  }

  return {
    id: member.id,
    name: member.name,
    channel: dm.id,
    get dm() {
      return messages();
    },
    get home() {
      return view(member.home);
    },
    get modal() {
      return view(member.modals.at(-1));
    },
    get modals() {
      return member.modals.map((one) => seenView(one, member));
    },

    last,

    says(text, where = dm) {
      const message = keep(state, where.id, member.id, { text: escaped(text) });
      return deliveries.send('events_api', messageEvent(state, where, message));
    },

    sendsFile(upload, text = '') {
      const message = keep(state, dm.id, member.id, { text, files: [uploads(upload)] });
      return deliveries.send('events_api', messageEvent(state, dm, message));
    },

    replies({ ts, threadTs = ts }, text, too) {
      const reply = keep(state, dm.id, member.id, { text: escaped(text), threadTs });
      return deliveries.send('events_api', messageEvent(state, dm, reply, too && 'thread_broadcast'));
    },

    me(text) {
      const message = keep(state, dm.id, member.id, { text: escaped(text) });
      return deliveries.send('events_api', messageEvent(state, dm, message, 'me_message'));
    },

    edits(message, text) {
      const changed = change(state, message, { text: escaped(text), edited: true });
      return deliveries.send('events_api', changeEvent(state, dm, changed, message));
    },

    unfurls(message) {
      return deliveries.send('events_api', changeEvent(state, dm, message, message));
    },

    opensHome() {
      const view = member.home === undefined ? {} : { view: viewJson(member.home) };
      const event = { type: 'app_home_opened', user: member.id, channel: dm.id, tab: 'home', ...view };
      return deliveries.send('events_api', eventPayload(state, event));
    },

    async command(command, text = '', where = dm) {
      const ack = await deliveries.send('slash_commands', commandPayload(state, member, where, command, text)).acked;
      if (ack.ok) answerCommand(state, where, member, ack.body);
      return ack;
    },

    shortcut(callbackId, message) {
      return deliveries.send('interactive', shortcutPayload(state, member, callbackId, message)).acked;
    },

    async press(button, where) {
      const found = locate(where, (_, element) => pressed(element, button) !== undefined);
      if (found === undefined) {
        const shown = (where === undefined ? places() : [where]).flatMap(({ blocks }) => buttonsOf(blocks));
        throw new Error(
          `No button 「${button}」 is shown, only ${shown.map(({ text }) => text).join(', ') || 'none'}, below: ${visible(state, dm.id, member.id).at(-1)?.text}`,
        );
      }
      const { place, block, element } = found;
      return act(place, block, element, pressed(element, button) ?? {});
    },

    async chooses(actionId, entry, where) {
      const found = locate(where, (_, element) => element.action_id === actionId);
      if (found === undefined) throw new Error(`Nothing with action_id ${actionId} is shown`);
      const { place, block, element } = found;
      const menu = await opened(element, entry, (words) => suggest(place, block, element, words));
      const value = entered(menu, entry, (file) => fileJson(state, state.url, file));
      return act('ts' in place ? place : write(place, block, element, value), block, element, value);
    },

    async fills(values, where) {
      for (const [wanted, entry] of Object.entries(values)) await enter(where ?? top(), wanted, entry);
    },

    async seeks(menu, words, where) {
      const found = locate(where, (block, element) =>
        [labelOf(block, element), element.action_id, block.block_id].includes(menu),
      );
      if (found === undefined || !isSought(found.element)) throw new Error(`Nothing is sought at 「${menu}」`);
      const shown = await suggest(found.place, found.block, found.element, words);
      const texts = (of: Fields) => optionsOf(of).map(({ text }) => String(asFields(text).text));
      const groups = [shown.option_groups ?? []].flat().map(asFields);
      if (groups.length === 0) return new Map([['', texts(shown)]]);
      return new Map(groups.map((group) => [String(asFields(group.label).text), texts(group)]));
    },

    uploads,

    async submits() {
      const submitted = top();
      if (submitted.given.submit === undefined) throw new Error(`「${titleOf(submitted)}」 has no submit button`);
      const missing = incomplete(submitted.blocks, submitted.entered);
      if (missing.length > 0) return { outcome: 'incomplete', missing };
      member.errors = {};
      const ack = await deliveries.send('interactive', submissionPayload(state, member, submitted)).acked;
      try {
        return applySubmission(state, member, submitted, ack);
      } catch (error) {
        if (error instanceof SlackError) return { outcome: 'failed', why: error.message };
        throw error;
      } finally {
        state.changes.changed();
      }
    },

    async closes(all) {
      const closed = all === 'all' || top().given.clear_on_close === true ? member.modals.splice(0) : [top()];
      if (all !== 'all' && closed.length === 1) member.modals.splice(member.modals.indexOf(closed[0] ?? top()), 1);
      member.errors = {};
      const told = closed.filter(({ given }) => given.notify_on_close === true);
      const sent = told.map((one) => deliveries.send('interactive', closedPayload(member, one, all === 'all')).acked);
      await Promise.all(sent);
    },

    async hears(text) {
      const heard = () => messages().findLast(({ from, plain }) => from === 'bot' && holds(plain, text));
      await state.changes.until(() => heard() !== undefined);
      return heard() ?? last();
    },

    async sees(text) {
      const seen = () => {
        const modal = view(member.modals.at(-1));
        return modal !== undefined && holds(`${modal.title}\n${modal.plain}`, text) ? modal : undefined;
      };
      await state.changes.until(() => seen() !== undefined);
      return seen() ?? seenView(top(), member);
    },

    settled: () => deliveries.idle(),
  };
}

/** What an action tells of pressing this; undefined where it is not what is wanted. */
function pressed(element: Fields, wanted: string): Fields | undefined {
  const { type, text, action_id, value } = element;
  if (type === 'button' && [asFields(text).text, action_id, value].includes(wanted)) return { value };
  if (type !== 'overflow') return undefined;
  const options = optionsOf(element);
  const named = options.find((option) => [asFields(option.text).text, option.value].includes(wanted));
  const option = named ?? (action_id === wanted ? options[0] : undefined);
  return option && { selected_option: option };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function holds(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

export function seenMessage(message: SlackMessage): SeenMessage {
  const written = plainText(message.blocks);
  return { ...message, plain: written === '' ? message.text : written, buttons: buttonsOf(message.blocks) };
}

function seenView(view: SlackView, member: Member): SeenView {
  const isTop = member.modals.at(-1)?.id === view.id;
  return {
    ...view,
    title: titleOf(view),
    plain: plainText(view.blocks),
    buttons: buttonsOf(view.blocks),
    labels: labels(view),
    errors: isTop ? member.errors : {},
  };
}

function labels(view: SlackView): readonly string[] {
  return view.blocks.flatMap((block) =>
    elementsOf(block)
      .filter(isStateful)
      .map((element) => labelOf(block, element)),
  );
}
