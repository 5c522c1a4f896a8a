import { type Case, latest } from '../../../engine/case.ts';
import { type AnswersOf, aside, choice, date, files, form, integer, longText, place } from '../../../engine/form.ts';
import { cityDate, instant } from '../../../law/date.ts';
import type { Law } from '../../../law/law.ts';
import { setting } from '../../../law/setting.ts';

export const incidentKinds = ['injury', 'illness', 'missing', 'abuse', 'privacy', 'property', 'other'] as const;

/** What went wrong while a service was given: when, where, and how many came to harm; nobody by name. */
export const incidentForm = form('incident', {
  kind: choice(...incidentKinds),
  on: date('back'),
  hour: integer({ max: 23, unit: 'clock' }),
  place: place({ min: 2 }),
  hurt: integer({ max: 10_000, unit: 'people' }),
  facts: longText({ min: 10, max: 2000 }),
  measures: longText({ min: 5, max: 1000 }),
  proofs: aside(files()),
});
export type Incident = AnswersOf<typeof incidentForm>;

/** What the buyer finds: how grave it was, why it came to that, and what is to be done that it does not come again. */
export const incidentFinding = form('incident-finding', {
  severity: choice('none', 'minor', 'serious'),
  cause: longText({ min: 5, max: 1000 }),
  measures: longText({ min: 5, max: 1000 }),
});

/** When something was last found to have been serious; before all time where nothing was. */
export function lastSerious(incidents: readonly Case[]): string {
  const serious = incidents.filter((each) => latest(each, incidentFinding)?.severity === 'serious');
  return (
    serious
      .map(({ closedAt = '' }) => closedAt)
      .toSorted()
      .at(-1) ?? ''
  );
}

const anHour = 60 * 60 * 1000;

/** When it happened: the beginning of that hour. */
export function happenedAt({ on, hour }: Pick<Incident, 'on' | 'hour'>): Date {
  return instant(on, `${String(hour).padStart(2, '0')}:00`);
}

/** Until when it was to be reported: so many hours after the one in which it happened. */
export function reportedUntil(law: Law, incident: Pick<Incident, 'on' | 'hour'>): Date {
  const at = happenedAt(incident).getTime();
  const hours = setting(law, 'incident.report-hours', cityDate(new Date(at))).value;
  return new Date(at + (hours + 1) * anHour);
}

/** Whether it was reported in time. */
export function toldWhen(law: Law, incident: Pick<Incident, 'on' | 'hour'>, reportedAt: Date): 'in-time' | 'late' {
  return reportedAt < reportedUntil(law, incident) ? 'in-time' : 'late';
}

/** What went wrong under a contract, as whoever judges the service reads it. */
export function incidentsOf(law: Law, incidents: readonly Case[]) {
  return incidents.flatMap((each) => {
    const filed = latest(each, incidentForm);
    if (!filed) return [];
    const { on, kind, hurt } = filed;
    return [{ on, kind, hurt, told: toldWhen(law, filed, new Date(each.openedAt)) }];
  });
}
