import type { Person } from '../engine/procedure.ts';
import type { Texts } from '../text/language.ts';
import { nextButton, placeOf } from './card.ts';
import { hasTurns } from './case-view.ts';
import type { Block, Button, FormAddress, Message, ReceiptView } from './message.ts';
import { countOf, countWords, type OpenForm, progress, questionsOf, textOf } from './open-form.ts';
import { titled } from './prompt.ts';

/** Half a minute a question, as measured by reading them aloud. */
const secondsPerQuestion = 30;

/** What a form will ask and which documents it needs, before it begins; and whether one is already open. */
export function preview(open: OpenForm, address: FormAddress, begun: boolean): Message {
  const { say } = open.texts;
  const { filled, of } = progress(open);
  const count = countOf(open);
  const minutes = Math.max(1, Math.round((count.of * secondsPerQuestion) / 60));
  const blocks: Block[] = [...titled(open)];
  if (open.text.intro) blocks.push({ kind: 'text', tone: 'plain', text: open.text.intro });
  blocks.push({ kind: 'text', tone: 'plain', text: say.formTakes(minutes, countWords(count)) });
  if (open.text.needs) blocks.push({ kind: 'text', tone: 'plain', text: say.haveReady(open.text.needs) });
  blocks.push({ kind: 'text', tone: 'dim', text: begun ? say.alreadyOpen(filled, of) : say.leaveAnyTime });
  return {
    ...beforeIt(open, address),
    blocks,
    buttons: [
      [
        { label: begun ? say.resume : say.begin, kind: 'way', press: { do: 'start', form: address } },
        { label: say.allQuestions, kind: 'plain', press: { do: 'questions', form: address, here: true } },
      ],
      ...(open.copies ?? []).map(({ from, label }): readonly Button[] => [
        { label, kind: 'plain', press: { do: 'copy', form: address, from } },
      ]),
      ...backToCard(open, address),
    ],
  };
}

/** Where stands what is said of a form before it begins: on the card of its case, if it is on one. */
function beforeIt({ text, texts }: OpenForm, address: FormAddress): Required<Pick<Message, 'place' | 'leaves'>> {
  const place = 'case' in address ? placeOf(address.case) : `form:${address.procedure}:${address.parent ?? ''}`;
  return { place, leaves: texts.say.newerBelow(text.title) };
}

function backToCard({ texts }: OpenForm, address: FormAddress): readonly (readonly Button[])[] {
  if (!('case' in address)) return [];
  return [[{ label: texts.say.sureNot, kind: 'plain', press: { do: 'show', case: address.case, here: true } }]];
}

/** Every question of a form, before one begins. */
export function questions(open: OpenForm, address: FormAddress): Message {
  const { say } = open.texts;
  const lines = questionsOf(open).map(([key, field], index) => {
    const { label } = textOf(open, key);
    return `${index + 1}. ${label}${field.required ? '' : say.optionalMark}`;
  });
  return {
    ...beforeIt(open, address),
    blocks: [...titled(open), { kind: 'text', tone: 'plain', text: lines.join('\n') }],
    buttons: [[{ label: say.begin, kind: 'way', press: { do: 'start', form: address } }], ...backToCard(open, address)],
  };
}

/** What proves that something was filed: number, time and hash; and what comes next, of the case and of what he has to do. */
export function receipt(
  texts: Texts,
  filed: ReceiptView,
  caseId: string,
  person: Person,
  takeBack: Button | undefined,
): Message {
  const progress: Button = { label: texts.say.seeProgress, kind: 'pick', press: { do: 'show', case: caseId } };
  return {
    blocks: [
      { kind: 'receipt', ...filed },
      ...(takeBack ? [{ kind: 'text', tone: 'dim', text: texts.say.canTakeBack } as const] : []),
    ],
    buttons: [[progress, ...nextButton(hasTurns(person), texts), ...(takeBack ? [takeBack] : [])]],
  };
}
