import { joined, link, said } from '../law/said.ts';
import { type Answered, both, say, sayRefusal, saySentence } from './answered.ts';
import type { Openable } from './filing-view.ts';
import type { SightOf } from './seen.ts';
import type { Talk } from './talk.ts';
import { titleOf } from './where.ts';
import type { Wish } from './wish.ts';

/** As many files, and bytes, as are handed out at one press: what every platform takes at once, and a slow line in half a minute. */
const most = { files: 10, bytes: 20 << 20 } as const;

/** As much of a title as stands beside files. */
const longestTitle = 200;

/** The files on a case, for this reader alone; with a way to those that are too many for once. */
export function answerOpenFiles(
  talk: Talk,
  { case: id, from }: Extract<Wish, { readonly kind: 'open-files' }>,
  seen: SightOf<'open-files'>,
): Answered {
  if (!seen) return sayRefusal(talk, { why: 'no-such-case', values: { given: '' } });
  const files = atOnce(seen.files.slice(from));
  if (files.length === 0) return sayRefusal(talk, { why: 'no-files', values: {} });
  const { say: words } = talk.texts;
  const { state, facts } = seen.looking;
  const title = [...titleOf(state, facts.parent, talk.account.language)].slice(0, longestTitle).join('');
  const about = joined([said`${title} · ${state.number}`, words.filesElsewhere(seen.minutes, link(seen.link))], '\n');
  const handed = both(
    { deeds: [{ do: 'hand-out', case: id, filings: [...new Set(files.map(({ filing }) => filing))] }], reply: {} },
    say({
      blocks: [{ kind: 'documents', case: id, files: files.map(({ file }) => file), about }],
      buttons: [],
    }),
  );
  const next = from + files.length;
  const left = seen.files.length - next;
  if (left === 0) return handed;
  const more = { label: words.moreFiles, kind: 'pick', press: { do: 'open-files', case: id, from: next } } as const;
  return both(handed, saySentence(words.filesLeftOut(left), [[more]]));
}

/** As many as go at once; one at least. */
export function atOnce(files: readonly Openable[]): readonly Openable[] {
  let bytes = 0;
  const end = files.findIndex(({ file: { size = 0 } }, place) => {
    bytes += size;
    return place > 0 && (place >= most.files || bytes > most.bytes);
  });
  return end < 0 ? files : files.slice(0, end);
}
