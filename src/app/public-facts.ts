import { card } from '../dialogue/card.ts';
import { caseView } from '../dialogue/case-view.ts';
import type { Sent } from '../dialogue/message.ts';
import { spokenLanguage } from '../dialogue/spoken-language.ts';
import { mayKnow } from '../engine/read.ts';
import { texts } from '../text/all.ts';
import { loadCase } from './facts/known.ts';
import { lookingAt } from './facts/looking.ts';
import type { World } from './ports/stores.ts';

/** What everybody may know of the case of a number, with nothing to be pressed; undefined where that is nothing. */
export async function publicFacts(world: World, number: string, spoken?: string): Promise<Sent | undefined> {
  const found = await world.cases.byNumber(number);
  const known = found?.public ? await loadCase(world, found.id) : undefined;
  if (!known || !mayKnow(known.procedure, known.state, undefined, known.facts.parent)) return undefined;
  const language = spokenLanguage(spoken);
  const looking = await lookingAt(world, known, undefined, language, await world.now());
  const view = caseView(looking);
  const { blocks } = card(view, texts[language]);
  // What may stand where everybody reads it: what it is, where it stands and until when.
  const shown = blocks.flatMap((block) => (block.kind === 'heading' || block.kind === 'where' ? [block] : []));
  return { language, public: { number: view.number, title: view.title }, blocks: shown, buttons: [] };
}
