import { plain } from '../../adapters/shared/plain.ts';
import type { TranscriptEntry } from '../../src/app/ports/system.ts';
import type { FormAddress, Incoming, Press, Sent } from '../../src/dialogue/message.ts';
import { type SayingContext, typedAnswer } from '../../src/dialogue/say-answer.ts';
import type { Answer, Answers, Evidence, Field } from '../../src/engine/form.ts';
import { actionOf } from '../../src/engine/procedure.ts';
import type { ProcedureId } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import type { WholeDesk } from '../../test/whole-desk.ts';

/** A programme to play with: its desk, and the moment when everything said has arrived. */
export interface Played {
  readonly desk: WholeDesk;
  settled(): Promise<void>;
}

/** What a person is to do, and the answers that he gives: to an opening, or to an action on a case. */
export type Deed = { readonly procedure: ProcedureId; readonly answers: Answers } & (
  | { readonly opens: true; readonly parent?: string }
  | { readonly case: string; readonly action: string }
);

/** How somebody does a deed on a channel of his own. Resolves with what he was told last. */
export type Hand = (person: string, deed: Deed) => Promise<string>;

/** Plays people at the web desk's chat: presses buttons and answers question by question, as they would. */
export interface Player {
  /** Does it, and returns the case that it was done on. Throws with what was said when it was refused. */
  does(person: string, deed: Deed): Promise<string>;
  says(person: string, text: string): Promise<string>;
  heard(person: string): Promise<readonly TranscriptEntry[]>;
}

export function player({ desk, settled }: Played, hands: Pick<ReadonlyMap<string, Hand>, 'get'> = new Map()): Player {
  let count = 0;

  async function receive(person: string, says: Incoming['says']): Promise<Awaited<ReturnType<WholeDesk['receive']>>> {
    count += 1;
    const from = { channel: 'web', address: person } as const;
    const outcome = await desk.receive({ id: `play:${count}:${person}`, from, forms: 'questions', says });
    await settled();
    return outcome;
  }

  async function press(person: string, what: Press): Promise<Awaited<ReturnType<WholeDesk['receive']>>> {
    return receive(person, { kind: 'press', token: await desk.token(what, person) });
  }

  async function last(person: string): Promise<Sent> {
    const said = (await desk.transcript(person)).filter(({ by }) => by === 'gouban').at(-1);
    if (!said) throw new Error(`nothing was said to ${person}`);
    return said.message;
  }

  async function answer(person: string, draft: string, key: string, field: Field, given: Answer): Promise<void> {
    const pick = (value: string) => press(person, { do: 'answer', draft, rev: 0, field: key, value });
    switch (field.kind) {
      case 'choice':
      case 'reference':
        await pick(String(given));
        return;
      case 'consent':
        await pick('true');
        return;
      case 'choices':
        for (const value of Array.isArray(given) ? given : []) await pick(String(value));
        await press(person, { do: 'finish', draft, rev: 0, field: key });
        return;
      case 'files':
        // A story's files field holds evidence that was kept before.
        await receive(person, { kind: 'files', files: given as readonly Evidence[] });
        await press(person, { do: 'finish', draft, rev: 0, field: key });
        return;
      default:
        await receive(person, { kind: 'text', text: typedAnswer(field, given, asTyped)[0] ?? '' });
    }
  }

  /** Answers every question until the review comes, then sends it. */
  async function fill(person: string, fields: Readonly<Record<string, Field>>, answers: Answers): Promise<void> {
    for (let asked = ''; ; ) {
      const message = await last(person);
      const [kind, draft = '', key = ''] = message.place?.split(':') ?? [];
      if (kind === 'review') {
        const rev = (await desk.page(draft, undefined, person))?.rev ?? 0;
        await press(person, { do: 'submit', draft, rev });
        return;
      }
      const field = fields[key];
      if (kind !== 'q' || !field || asked === key) throw new Error(`${person} was told: ${plain(message)}`);
      asked = key;
      const given = answers[key];
      if (given !== undefined && given !== null) await answer(person, draft, key, field, given);
      else if (field.required) await press(person, { do: 'finish', draft, rev: 0, field: key });
      else await press(person, { do: 'skip', draft, rev: 0, field: key });
    }
  }

  /** How much has happened on a case, as this person sees it. */
  async function courseOf(person: string, caseId: string): Promise<number> {
    return (await desk.view(caseId, person, 'zh'))?.log.length ?? 0;
  }

  async function perform(person: string, deed: Deed): Promise<string> {
    const procedure = procedureOf(deed.procedure);
    const address: FormAddress =
      'opens' in deed
        ? { procedure: deed.procedure, ...(deed.parent !== undefined && { parent: deed.parent }) }
        : { case: deed.case, action: deed.action };
    const action = 'opens' in deed ? procedure.opening.action : actionOf(procedure, deed.action);
    const outcome = await press(person, { do: 'start', form: address, ...(!action?.form && { sure: true }) });
    if (action?.form) await fill(person, action.form.fields, deed.answers);
    return outcome.word ?? plain(await last(person));
  }

  return {
    async does(person, deed) {
      const known = 'case' in deed ? await courseOf(person, deed.case) : -1;
      const mine = new Set((await desk.cases(person, 'zh')).items.map(({ id }) => id));
      const said = await (hands.get(person) ?? perform)(person, deed);
      const found =
        'case' in deed ? deed.case : (await desk.cases(person, 'zh')).items.find(({ id }) => !mine.has(id))?.id;
      if (found === undefined || (await courseOf(person, found)) <= known)
        throw new Error(`${person} was told: ${said}`);
      return found;
    },
    async says(person, text) {
      await receive(person, { kind: 'text', text });
      return plain(await last(person));
    },
    heard: (person) => desk.transcript(person),
  };
}

export const asTyped: SayingContext = {
  language: 'zh',
  options: [],
  columnOptions: () => [],
  columnLabel: () => '',
  each: [],
  masked: false,
  none: '',
  yes: '',
};
