import { type Case, lastFiling } from '../engine/case.ts';
import type { Module } from '../engine/module.ts';
import { type AnyPaper, type PaperLanguage, paperId, type Written } from '../engine/paper.ts';
import type { Facts, Person, Procedure } from '../engine/procedure.ts';
import { mayRead, mayReadPersonal } from '../engine/read.ts';
import { modules } from './modules.ts';

const papers = Map.groupBy(
  Object.values<Module>(modules).flatMap((module) => module.papers.map((paper) => ({ of: module.of, paper }))),
  ({ of }) => of,
);

/** A paper that can be had of a case now: it is made when somebody asks for it, and kept nowhere. */
export interface PaperOffer {
  readonly paper: AnyPaper;
  readonly written: Written;
  readonly language: PaperLanguage;
  /** By which it is asked for. */
  readonly id: string;
  /** The last filing of those that it puts into words. */
  readonly filing: number;
}

interface Read {
  readonly procedure: Procedure;
  readonly state: Case;
  readonly facts: Facts;
  readonly viewer: Person | undefined;
}

/** The papers of a case that this reader may have, in their order; nobody who is not a party or does not look after it gets one. */
export function papersIn(
  { procedure, state, facts, viewer }: Read,
  languages: readonly PaperLanguage[],
): readonly PaperOffer[] {
  if (!viewer) return [];
  const offers = (papers.get(state.procedure) ?? []).flatMap(({ paper }): readonly PaperOffer[] => {
    const filings = paper.of.map((act) => lastFiling(state, act));
    const readable = filings.every(
      (filing) =>
        filing &&
        mayRead(procedure, state, filing, viewer, facts.parent) &&
        mayReadPersonal(procedure, state, filing, viewer, facts.parent),
    );
    // Its facts were read by the needs of its procedure.
    const written = readable ? paper.written({ state, facts: facts as never }) : undefined;
    const filing = filings.at(-1);
    if (!written || !filing) return [];
    return languages.map((language) => ({
      ...{ paper, written, language, filing: filing.seq },
      id: paperId(paper, language),
    }));
  });
  return offers.toSorted((a, b) => a.filing - b.filing);
}
