import { describe, expect, test } from 'vitest';
import type { Press } from '../../src/dialogue/message.ts';
import { type Meant, meantBy } from '../../src/dialogue/own-words.ts';
import type { Person } from '../../src/engine/procedure.ts';
import type { Role } from '../../src/names.ts';
import { someone } from './given.ts';
import { type Utterances, utterances } from './own-words-said.ts';

const seats: Readonly<Record<Utterances['by'], readonly (readonly [Role, string])[]>> = {
  stranger: [],
  citizen: [],
  supplier: [
    ['org_admin', 'nuanxin'],
    ['org_staff', 'nuanxin'],
    ['org_finance', 'nuanxin'],
  ],
  buyer: [
    ['buyer_staff', 'nangang'],
    ['buyer_head', 'nangang'],
    ['acceptor', 'nangang'],
    ['agency', 'agency'],
  ],
  office: [
    ['finance_budget', 'finance'],
    ['civil_affairs', 'civil'],
    ['finance_treasury', 'finance'],
    ['finance_proc', 'finance'],
    ['group_sec', 'group'],
  ],
};

function personWho(by: Utterances['by']): Person {
  return someone(by, ...seats[by]);
}

/** What a press leads to, by the name that the table has for it. */
function leadOf(press: Press): string {
  switch (press.do) {
    case 'list':
      return press.list;
    case 'preview':
      return addressed(press.form);
    case 'find':
      return addressed(press.for);
    default:
      return press.do;
  }
}

function addressed(form: object): string {
  return 'procedure' in form ? String(form.procedure) : 'case';
}

interface Led {
  readonly said: string;
  readonly leads: readonly string[];
  readonly meant: Meant;
  readonly to: readonly string[];
}

const led = utterances.flatMap(({ by, leads, said }) =>
  said
    .trim()
    .split('\n')
    .map((text): Led => {
      const meant = meantBy(text, personWho(by), 'zh');
      return { said: text, leads, meant, to: meant.maybe.map(({ press }) => leadOf(press)) };
    }),
);
/** What can be done here at all. */
const ours = led.filter(({ leads }) => leads.length > 0);

function isRight({ meant, leads, to }: Led): boolean {
  return (meant.sure ? to.slice(0, 1) : to).some((each) => leads.includes(each));
}

function isWrong({ meant, leads, to }: Led): boolean {
  return meant.sure && !leads.includes(to[0] ?? '');
}

describe('what people say in their own words', () => {
  test('is said in more ways than were thought of', () => {
    expect(ours.length).toBeGreaterThanOrEqual(300);
  });

  test('leads at once or by one of three buttons to what is meant, in 95 of 100', () => {
    const missed = ours
      .filter((each) => !isRight(each))
      .map(({ said, to, meant }) => `${said} → ${meant.sure ? '!' : ''}${to}`);
    expect(missed.length / ours.length, missed.join('\n')).toBeLessThanOrEqual(0.05);
  });

  test('leads to something else in fewer than 1 of 100', () => {
    const wrong = led.filter(isWrong).map(({ said, to }) => `${said} → ${to[0]}`);
    expect(wrong.length / led.length, wrong.join('\n')).toBeLessThan(0.01);
  });
});
