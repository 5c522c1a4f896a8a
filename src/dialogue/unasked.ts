import type { Evidence } from '../engine/form.ts';
import { cityDate } from '../law/date.ts';
import { joined, momentOf, type Said } from '../law/said.ts';
import { type Answered, both, type Deed, saySentence } from './answered.ts';
import type { FilePlace } from './file-place.ts';
import { sayFileSize } from './file-size.ts';
import { movedOn, wayOf } from './form-way.ts';
import { echoOf, hearing } from './kept.ts';
import { sentence } from './menu.ts';
import type { Button, Message } from './message.ts';
import { evidenceOf, fieldOf, textOf } from './open-form.ts';
import { addFiles } from './read-answer.ts';
import type { BeginSeen, SightOf, UnaskedSeen } from './seen.ts';
import type { Draft, Talk } from './talk.ts';
import { fillingOf } from './target.ts';
import type { Wish } from './wish.ts';

/** Where in a chat it is asked for what files are. */
const place = 'unasked';

/** Files for which nobody asked are kept, as many as there is room for, and it is asked where they belong. */
export function answerUnasked(
  talk: Talk,
  { files, text, album, more }: Extract<Wish, { readonly kind: 'unasked' }>,
  { waiting, room, places, until }: UnaskedSeen,
): Answered {
  const { texts, account, now } = talk;
  const { say: words } = texts;
  const fresh = files.filter(
    ({ hash }, at) => !has(waiting, hash) && files.findIndex((each) => each.hash === hash) === at,
  );
  const kept = within(fresh, room);
  const left = fresh.slice(kept.length);
  const all = [...waiting, ...kept];
  const names = all.map(({ name, size }) => words.fileNamed(name, sayFileSize(size))).join(words.and);
  const lines: readonly Said[] = [
    ...(all.length > 0 ? [words.unaskedKept(names, momentOf(until, { today: cityDate(now) }))] : [words.unaskedNone]),
    ...(left.length > 0 ? [words.unaskedLeft(left.map(({ name }) => name).join(words.and))] : []),
    ...(text === undefined ? [] : [words.unaskedCaption(echoOf(text))]),
    ...(all.length === 0 ? [] : [places.length > 0 ? words.whereTo : words.nowhereYet]),
  ];
  const message = at(joined(lines, '\n'), all.length > 0 ? buttonsFor(talk, places) : []);
  const told: readonly Deed[] = more
    ? [{ do: 'replace', message }]
    : // What stood there before says the same of less.
      [
        { do: 'replace', message: at(words.unaskedBelow) },
        { do: 'say', message },
      ];
  const deeds: readonly Deed[] = [...(kept.length > 0 ? [{ do: 'keep-unasked', files: kept } as const] : []), ...told];
  const answered: Answered = { deeds, reply: {}, ...(!account.known && !more && { next: { kind: 'start' } }) };
  return album === undefined ? answered : both(hearing({ kind: 'album', album, unasked: true }), answered);
}

function has(files: readonly Evidence[], hash: string): boolean {
  return files.some((each) => each.hash === hash);
}

/** As many of them as there is room for. */
function within(files: readonly Evidence[], room: UnaskedSeen['room']): readonly Evidence[] {
  let bytes = 0;
  const end = files.findIndex(({ size }, nth) => {
    bytes += size;
    return nth >= room.files || bytes > room.bytes;
  });
  return end < 0 ? files : files.slice(0, end);
}

function buttonsFor({ texts: { say: words } }: Talk, places: readonly FilePlace[]): readonly (readonly Button[])[] {
  const drop: Button = { label: words.dropFiles, kind: 'quiet', press: { do: 'drop-files' } };
  if (places.length === 0) return [[{ label: words.askFiles, kind: 'plain', press: { do: 'ask-files' } }, drop]];
  const puts = places.map(({ label, form, field }, nth): readonly Button[] => [
    { label, short: `${nth + 1}`, kind: 'pick', press: { do: 'put-files', form, field } },
  ]);
  return [...puts, [drop]];
}

function at(text: Said, buttons: readonly (readonly Button[])[] = []): Message {
  return { ...sentence(text, buttons), place };
}

/** They are let go of: whoever sent them has them still. */
export function dropUnasked({ texts: { say: words } }: Talk, { isThere }: SightOf<'drop-files'>): Answered {
  if (!isThere) return saySentence(words.unaskedNone);
  return { deeds: [{ do: 'drop-unasked' }, { do: 'replace', message: at(words.filesDropped) }], reply: {} };
}

/** Into the field that was chosen, of a form that was begun or begins with them; what does not fit stays to be asked about. */
export function putUnasked(
  talk: Talk,
  field: string,
  { target, draft: begun, waiting = [] }: BeginSeen,
  draft: Draft,
): Answered {
  const { say: words } = talk.texts;
  const filling = fillingOf(talk, draft, target);
  const asking = fieldOf(filling.open, field);
  if (asking?.kind !== 'files' || waiting.length === 0) return movedOn(talk, begun && filling);
  const added = addFiles(asking, evidenceOf(filling.open.draft.answers[field]), waiting);
  const put = waiting.filter(({ hash }) => !has(added.left, hash));
  const answers = { ...draft.answers, [field]: added.all };
  const kept: Deed = begun
    ? { do: 'save', draft: begun, answers }
    : { do: 'begin-draft', draft: { ...draft, answers } };
  const after = fillingOf(talk, { ...draft, answers, rev: begun ? begun.rev + 1 : draft.rev }, target);
  const names = put.map(({ name, size }) => words.fileNamed(name, sayFileSize(size))).join(words.and);
  const lines = [
    ...(put.length > 0 ? [words.filesKept(put.length, names, textOf(after.open, field).label)] : []),
    ...(added.left.length > 0
      ? [words.filesLeft(added.left.map(({ name }) => name).join(words.and), asking.max ?? added.all.length)]
      : []),
  ];
  const again: readonly (readonly Button[])[] =
    added.left.length > 0 ? [[{ label: words.askFiles, kind: 'plain', press: { do: 'ask-files' } }]] : [];
  const deeds: readonly Deed[] = [
    kept,
    { do: 'take-unasked', hashes: put.map(({ hash }) => hash) },
    { do: 'replace', message: at(joined(lines, '\n'), again) },
  ];
  return both({ deeds, reply: {} }, wayOf(talk).ask(after, field));
}
