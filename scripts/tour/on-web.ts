import { actionOf } from '../../src/engine/procedure.ts';
import { cityDate } from '../../src/law/date.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import type { Visitor } from '../../test/web-city.ts';
import { formOf } from './hands.ts';
import type { Deed, Hand, Played } from './player.ts';
import type { Kind, Tally } from './tally.ts';
import { placeOf, type Sought, type WebPlace, wordsOf } from './web-place.ts';

/**
 * The web desk in hand, for everybody who `enters` it. Whoever acts comes to his desk by a press, and from there goes by what
 * leads on, unless he has just done something, that day and before anybody else did, and the act is on the page where he is.
 */
export function onWeb(
  { desk }: Pick<Played, 'desk'>,
  enters: (person: string) => Promise<Visitor>,
  tally: Tally,
): Hand {
  let last: { readonly person: string; readonly day: string; readonly place: WebPlace } | undefined;

  /** To where it can be done, by what leads there on the pages. */
  async function comesTo(place: WebPlace, person: string, deed: Deed): Promise<void> {
    const button = buttonOf(deed);
    if (last?.place === place && place.has(button)) return;
    await place.opens('/desk');
    if (place.has(button)) return;
    if ('opens' in deed) throw new Error(`${person} is offered no ${deed.procedure}`);
    const way = `/desk/case/${deed.case}`;
    if (place.links(way)) return place.follows(way);
    // Whoever has no line of it in his lists looks for it by its number.
    for (const kind of ['cells', 'presses'] as const) tally.note(person, kind);
    await place.opens(way);
  }

  /** To what is opened under a project, by the public's pages: there it is listed or found. */
  async function comesUnder(place: WebPlace, person: string, project: string, deed: Deed): Promise<void> {
    const { number = '', title = '' } = (await desk.view(project, person, 'zh')) ?? {};
    if (deed.procedure !== 'complaint') {
      await place.opens('/');
      return place.follows(`/p/${number}`);
    }
    await place.opens('/complain');
    tally.note(person, 'cells');
    await place.opens(`/complain?q=${encodeURIComponent(title)}`);
    await place.follows(`/complain?project=${encodeURIComponent(number)}`);
  }

  return async (person, deed) => {
    tally.note(person, 'acts');
    const note = (kind: Kind, count?: number) => tally.note(person, kind, count);
    const day = await desk.read(async ({ now }) => cityDate(now));
    const place = last?.person === person && last.day === day ? last.place : placeOf(await enters(person), note);
    if ('opens' in deed && deed.parent !== undefined) await comesUnder(place, person, deed.parent, deed);
    else await comesTo(place, person, deed);
    const button = buttonOf(deed);
    if (place.has((each, form) => each.name === 'sure' && button(each, form))) note('sure');
    await place.presses(button);
    last = { person, day, place };
    const form = formOf(deed);
    while (form && place.has(onwards)) {
      const before = place.path();
      await place.fills(form, deed.answers);
      await place.presses(place.has(filing) ? filing : onwards);
      if (place.has(onwards) && place.path() === before)
        throw new Error(`${person} was told on the web: ${wordsOf(place.page())}`);
    }
    await keeps(place);
    return wordsOf(place.page());
  };
}

/** Whoever is given an access code types it back. */
async function keeps(place: WebPlace): Promise<void> {
  const kept: Sought = (_, { action }) => action.endsWith('/answer/kept');
  if (!place.has(kept)) return;
  const code = /name="code" value="([^"]+)"/.exec(place.page())?.[1] ?? '';
  place.types('again', code);
  await place.presses(kept);
}

const onForm = (action: string): boolean => action.includes('/desk/form/') && !action.endsWith('/discard');
const filing: Sought = ({ name, value }, { action }) => onForm(action) && name === 'go' && value === 'submit';
const onwards: Sought = ({ name, value }, { action }) =>
  onForm(action) && name === 'go' && (value === 'next' || value === 'submit');

function formAt(procedure: string, parent: string | undefined): string {
  return `"form":${JSON.stringify({ procedure, ...(parent !== undefined && { parent }) })}`;
}

/** What begins it: its own button, of an act that is a choice the option's own, or what can be begun. */
function buttonOf(deed: Deed): Sought {
  if ('opens' in deed) {
    return ({ name, value }, { action }) =>
      deed.procedure === 'complaint'
        ? action.endsWith('/complain')
        : name === 'press' && value.includes(formAt(deed.procedure, deed.parent));
  }
  const { picks } = actionOf(procedureOf(deed.procedure), deed.action) ?? {};
  const isOn = (controls: ReadonlyMap<string, { readonly standing: readonly string[] }>): boolean =>
    controls.get('case')?.standing[0] === deed.case;
  return ({ name, value }, { controls }) => {
    if (!isOn(controls)) return false;
    // What binds unfolds its question first.
    if (picks === undefined) return (name === 'do' || name === 'sure') && value === deed.action;
    return (
      name === 'pick' && value.includes(`"${deed.action}"`) && value.includes(`"${picks}":"${deed.answers[picks]}"`)
    );
  };
}
