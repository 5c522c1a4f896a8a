import { describe, expect, it, vi } from 'vitest';
import { where } from '../../src/dialogue/where.ts';
import { replay } from '../../src/engine/case.ts';
import { offers } from '../../src/engine/decide.ts';
import { rolesOn, seatsIn, waitingFor, waitsOn } from '../../src/engine/parties.ts';
import { action, type Procedure } from '../../src/engine/procedure.ts';
import { isConfidential, mayRead } from '../../src/engine/read.ts';
import type { Role } from '../../src/names.ts';
import { fc } from '../properties.ts';
import { at, attempt, known, opened, after as played, refusal, someone } from './given.ts';

/** Roles at places where no role of the city sits yet. */
vi.mock('../../src/names.ts', async (load) => {
  const names = await load<typeof import('../../src/names.ts')>();
  const more = { resident: 'anyone', department: 'handler', pupil: 'class' };
  return { ...names, roles: { ...names.roles, ...more } };
});
const [resident, department, pupil] = ['resident', 'department', 'pupil'] as unknown as readonly [Role, Role, Role];

/** An idea of somebody's: anyone adds to it, and of all departments the first that takes it up answers. */
const idea: Procedure = {
  id: 'complaint',
  version: 1,
  needs: [],
  series: 'IDE',
  opening: {
    name: 'fileComplaint',
    action: action({ binds: 'lightly', by: resident, goes: 'triage.route', readers: 'everyone' }),
  },
  stages: {
    'triage.route': {
      waits: department,
      open: 'handler',
      actions: {
        routeToBuyer: action({ binds: 'lightly', by: department, takesUp: true, goes: 'handling.answer' }),
        addDetails: action({ binds: 'lightly', by: resident, once: 'person' }),
      },
    },
    'handling.answer': {
      waits: department,
      actions: {
        answerComplaint: action({
          binds: 'lightly',
          by: department,
          appoints: () => ({ class: ['p1', 'p2'] }),
          tells: [pupil],
        }),
        rateAnswer: action({ binds: 'lightly', by: pupil, goes: 'completed' }),
      },
    },
    'rating.rate': { waits: [], actions: {} },
  },
  title: () => undefined,
};

const author = someone('author');
const begun = opened(idea, 'idea', { by: author, at: '2026-11-24 10:00' });
const officer = (body: string) => someone(`officer-${body}`, [department, body]);
const takes = (body: string) => ({ action: 'routeToBuyer', by: officer(body), at: '2026-11-25 09:00' });

const bodies = fc.stringMatching(/^[a-z]{1,4}$/);
const can = (state: typeof begun, person: ReturnType<typeof someone>) =>
  offers(idea, state, person, known(), at('2026-11-26 09:00')).map(({ name }) => name);

describe('a stage that is open to every body', () => {
  it('waits for all who hold the role, wherever they sit, and all of them may act', () => {
    expect(waitingFor(idea, begun)).toEqual([{ role: department }]);
    fc.assert(
      fc.property(bodies, (body) => {
        expect(waitingFor(idea, begun).some((waiting) => waitsOn(waiting, officer(body)))).toBe(true);
        expect(can(begun, officer(body))).toContain('routeToBuyer');
      }),
    );
  });

  it('is open to one alone once that has taken it up', () => {
    fc.assert(
      fc.property(bodies, bodies, (first, other) => {
        const taken = played(idea, begun, takes(first));
        expect(taken.bodies).toEqual({ handler: first });
        expect(waitingFor(idea, taken)).toEqual([{ role: department, body: first }]);
        expect(can(taken, officer(first))).toContain('answerComplaint');
        if (other === first) return;
        expect(can(taken, officer(other))).not.toContain('answerComplaint');
        expect(rolesOn(idea, taken, officer(other))).not.toContain(department);
      }),
    );
  });

  it('gives nobody a seat who holds none', () => {
    expect(seatsIn(idea, begun, department, author)).toEqual([]);
  });
});

describe('what anyone may do', () => {
  const supports = { action: 'addDetails', by: someone('neighbour'), at: '2026-11-25 09:00' };

  it('is done by whoever comes, though he is nobody on the case', () => {
    expect(played(idea, begun, supports).filings.at(-1)?.by).toEqual({ person: 'neighbour', role: resident });
  });

  it('is counted where the case stands, and not as an opinion that is waited for', () => {
    const twice = played(idea, begun, supports, { ...supports, by: someone('other') });
    const names = { body: String, person: String, office: () => '' };
    const looking = { procedure: idea, state: twice, facts: known(), names, viewer: author, children: [] };
    const said = (language: 'zh' | 'en') => where({ ...looking, language, now: at('2026-11-26 09:00') }, false).now;
    expect(said('zh')).toContain('（补充情况：2）');
    expect(said('zh')).not.toContain('共 2 份');
    expect(said('en')).toContain(' (');
  });

  it('is done once by each', () => {
    expect(refusal(attempt(idea, played(idea, begun, supports), supports)).why).toBe('already-filed');
  });
});

describe('what everyone may read', () => {
  it('is read by the public, which what the same persons file besides is not', () => {
    const supported = played(idea, begun, { action: 'addDetails', by: author, at: '2026-11-25 09:00' });
    const readBy = (person: typeof author | undefined) =>
      supported.filings.map((filing) => [filing.action, mayRead(idea, supported, filing, person, undefined)]);
    for (const person of [undefined, someone('neighbour'), officer('mz')]) {
      expect(readBy(person), person?.id).toContainEqual(['fileComplaint', true]);
    }
    expect(readBy(undefined)).toContainEqual(['addDetails', false]);
    expect(isConfidential(idea)).toBe(false);
  });
});

describe('persons who are named for a place', () => {
  const answered = { action: 'answerComplaint', by: officer('mz'), at: '2026-11-26 09:00' };
  const named = played(idea, begun, takes('mz'), answered);

  it('hold the role there, and nobody does by a seat alone', () => {
    expect(named.named).toEqual({ class: ['p1', 'p2'] });
    expect(can(named, someone('p1'))).toEqual(['rateAnswer']);
    expect(can(named, someone('p3', [pupil, 'mz']))).toEqual([]);
  });

  it('are the panel in a log of before, which named no place', () => {
    const by = { person: 'author', role: resident };
    const when = '2026-11-24T02:00:00.000Z';
    const log = [
      { kind: 'opened', procedure: 'purchase', version: 1, number: 'N', by, at: when, bodies: {} },
      { kind: 'named', persons: ['e1'], at: when },
    ] as const;
    expect(replay('old', log).named).toEqual({ panel: ['e1'] });
  });
});
