import { day, moment } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './incident.ts';

export const en = {
  name: 'Incident',
  begin: 'Report an incident',
  says: 'what became of the incident, was the accident looked into',
  steps: { incident: 'Incident' },
  positions: { 'incident.judge': { now: 'The buyer is looking into this incident' } },
  actions: {
    reportIncident: {
      label: 'Report an incident',
      done: 'reported an incident',
      says: 'there was an accident, somebody was hurt, somebody fell, report an accident, something went wrong in the service',
    },
    judgeIncident: {
      label: 'Say what follows',
      done: 'looked into the incident',
      says: 'look into an incident, close an incident',
      ask: 'Find out what happened: how grave was it, why did it happen, and what is to be done?',
    },
    addToIncident: {
      label: 'Add to it',
      done: 'added to the incident',
      says: 'add to an incident, there is news of the accident',
    },
  },
  forms: {
    incident: {
      title: 'Report an incident',
      intro:
        'Somebody was hurt or went missing, or something else went wrong in the service: report it soon, within 24 hours by the rules, and late rather than not. Give numbers only, no names.',
      fields: {
        kind: {
          label: 'Kind',
          ask: 'What happened?',
          options: {
            injury: 'somebody was hurt',
            illness: 'somebody fell ill',
            missing: 'somebody is missing',
            abuse: 'somebody was mistreated',
            privacy: 'data got out',
            property: 'something was lost',
            other: 'something else',
          },
        },
        on: { label: 'Day', ask: 'On which day? For example 2027-06-18.' },
        hour: { label: 'Hour', ask: 'At about which hour, from 0 to 23? For example 14.' },
        place: { label: 'Place', ask: 'Where?' },
        hurt: { label: 'People harmed', ask: 'How many people came to harm? Write 0 if nobody did.' },
        facts: { label: 'What happened', ask: 'How did it happen? Give facts only, no names.' },
        measures: {
          label: 'What was done at once',
          ask: 'What was done at once? For example “Taken to hospital; the family was told”.',
        },
        proofs: { label: 'Material', ask: 'Send photos or records; skip this if there are none.' },
      },
    },
    'incident-addition': {
      title: 'Add to the incident',
      fields: {
        note: { label: 'Note', ask: 'What else is known, or what do you ask?' },
        proofs: { label: 'Material', ask: 'Send what there is; skip this if there is nothing.' },
      },
    },
    'incident-finding': {
      title: 'What follows',
      fields: {
        severity: {
          label: 'How grave',
          ask: 'How grave is it, now that you know?',
          options: { none: 'Nobody’s fault', minor: 'Minor', serious: 'Serious' },
        },
        cause: { label: 'Cause', ask: 'Why did it happen?' },
        measures: {
          label: 'What is to be done',
          ask: 'What is to be done that it does not happen again? The provider reads this.',
        },
      },
    },
  },
  briefs: {
    incident: {
      title: 'Incident',
      rows: {
        supplier: 'Provider',
        kind: 'Kind',
        on: 'Day',
        place: 'Place',
        hurt: 'People harmed',
        told: { label: 'Reported', options: { 'in-time': 'in time', late: 'late' } },
        facts: 'What happened',
        measures: 'What was done at once',
        added: 'Added since',
      },
    },
  },
  ends: {
    completed: { now: 'Looked into', still: 'What follows stands above; whoever judges the service reads it.' },
  },
  rules: {
    'happened-in-service': {
      refusal: ({ on, start }) =>
        said`You wrote ${day(on)}. The service began on ${day(start)}: give a time since then and before now.`,
      holds: 'It happened during the service',
    },
    'reported-in-time': {
      refusal: ({ until }) =>
        said`It was to be reported by ${moment(until)}, and is late. It is to be reported all the same; when it was is noted.`,
      holds: 'Reported in time',
    },
  },
} satisfies TextsOf<typeof declared>;
