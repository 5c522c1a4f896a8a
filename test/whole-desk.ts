import type { Desk, OwnDesk, Portal } from '../src/app/ports/desk.ts';
import type { OversightDesk } from '../src/app/ports/oversight-desk.ts';
import type { TranscriptEntry, Transcripts } from '../src/app/ports/system.ts';

/** The desk with everything that it reads asked for by itself, and with what was said there. */
export interface WholeDesk extends Desk, OwnDesk, OversightDesk, Portal {
  transcript(person: string): Promise<readonly TranscriptEntry[]>;
}

const transcriptLength = 60;

export function wholeDesk(desk: Desk, transcripts: Transcripts): WholeDesk {
  const { read } = desk;
  return {
    ...desk,
    transcript: (person) => transcripts.list(person, transcriptLength),
    person: (...asked) => read((reading) => reading.person(...asked)),
    inbox: (...asked) => read((reading) => reading.inbox(...asked)),
    later: (...asked) => read((reading) => reading.later(...asked)),
    cases: (...asked) => read((reading) => reading.cases(...asked)),
    alerts: (...asked) => read((reading) => reading.alerts(...asked)),
    drafts: (...asked) => read((reading) => reading.drafts(...asked)),
    readyFor: (...asked) => read((reading) => reading.readyFor(...asked)),
    beginnings: (...asked) => read((reading) => reading.beginnings(...asked)),
    view: (...asked) => read((reading) => reading.view(...asked)),
    filed: (...asked) => read((reading) => reading.filed(...asked)),
    page: (...asked) => read((reading) => reading.page(...asked)),
    overview: (...asked) => read((reading) => reading.overview(...asked)),
    overseen: (...asked) => read((reading) => reading.overseen(...asked)),
    budget: (...asked) => read((reading) => reading.budget(...asked)),
    line: (...asked) => read((reading) => reading.line(...asked)),
    moneyOf: (...asked) => read((reading) => reading.moneyOf(...asked)),
    yearEnd: (...asked) => read((reading) => reading.yearEnd(...asked)),
    takesBids: (...asked) => read((reading) => reading.takesBids(...asked)),
    profile: (...asked) => read((reading) => reading.profile(...asked)),
    year: (...asked) => read((reading) => reading.year(...asked)),
    projectSums: (...asked) => read((reading) => reading.projectSums(...asked)),
    projectWays: (...asked) => read((reading) => reading.projectWays(...asked)),
    organisations: (...asked) => read((reading) => reading.organisations(...asked)),
    projects: (...asked) => read((reading) => reading.projects(...asked)),
    list: (...asked) => read((reading) => reading.list(...asked)),
    project: (...asked) => read((reading) => reading.project(...asked)),
    notices: (...asked) => read((reading) => reading.notices(...asked)),
    notice: (...asked) => read((reading) => reading.notice(...asked)),
    noticesOf: (...asked) => read((reading) => reading.noticesOf(...asked)),
    spending: (...asked) => read((reading) => reading.spending(...asked)),
    receipt: (...asked) => read((reading) => reading.receipt(...asked)),
  };
}
