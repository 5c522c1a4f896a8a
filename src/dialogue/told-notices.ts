import type { Said } from '../law/said.ts';
import type { Texts } from '../text/language.ts';
import { chunk } from './card.ts';
import type { Block, Message } from './message.ts';
import { showButton, unsubscribeButton } from './subscription.ts';

/** As many notices as are told one by one; of more there is a list. */
const toldEach = 3;
const mostInOne = 20;

/** What was published, as it is told. */
export interface Published {
  readonly number: string;
  /** What kind of notice it is: 中标结果公告. */
  readonly kind: string;
  readonly title: string;
  readonly caseNumber: string;
  readonly rows: readonly { readonly label: string; readonly value: Said }[];
  /** Of these, the facts about its project at a glance. */
  readonly headline: readonly { readonly label: string; readonly value: Said }[];
}

/** As many rows as say what a notice is about. */
const fewRows = 4;

/** What was published since, one by one; of much a list. `project` is the case of which each is told to a person. */
export function noticesTold(
  told: readonly (Published & { readonly project?: string })[],
  { say: words }: Texts,
): readonly Message[] {
  if (told.length > toldEach) {
    return chunk([...told], mostInOne).map((some) => ({
      blocks: [
        { kind: 'heading', text: words.noticesTold(some.length) },
        { kind: 'items', items: some.map((each) => listed(each, words)) },
      ],
      buttons: [],
    }));
  }
  return told.map(({ project, number, kind, title, caseNumber, rows, headline }): Message => {
    const shown = headline.length > 0 ? headline : rows.slice(0, fewRows);
    const facts: Block[] = shown.length > 0 ? [{ kind: 'rows', rows: shown }] : [];
    return {
      public: { number: caseNumber, title },
      blocks: [{ kind: 'heading', text: title, over: `${kind} · ${number}` }, ...facts],
      buttons: project === undefined ? [] : [[showButton(words, project), unsubscribeButton(words, project)]],
    };
  });
}

function listed(
  { project, number, kind, title }: Published & { readonly project?: string },
  words: Texts['say'],
): Extract<Block, { readonly kind: 'items' }>['items'][number] {
  return {
    title,
    sort: kind,
    over: `${kind} · ${number}`,
    ...(project !== undefined && { open: { ...showButton(words, project), label: words.open } }),
  };
}
