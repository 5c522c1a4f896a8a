import type { Strike } from './storm.ts';

/** A test of `npm test`, by its file and the beginning of its sentence. */
interface NamedTest {
  readonly file: string;
  readonly says: string;
}

/** A fault, what `npm run faults` does of it while people write, and the tests that hold what becomes of it. */
export interface KnownFault {
  readonly number: number;
  readonly what: string;
  readonly strike?: Strike;
  readonly tests: readonly [NamedTest, ...NamedTest[]];
}

const system = (file: string, says: string): NamedTest => ({ file: `test/system/${file}.test.ts`, says });
const core = (file: string, says: string): NamedTest => ({ file: `test/core/${file}.test.ts`, says });

const killed = system('kill', 'killed twenty times in the middle of 500 updates');

export const knownFaults: readonly KnownFault[] = [
  { number: 1, what: 'the programme is killed in the middle of an update', strike: 'kill', tests: [killed] },
  { number: 2, what: 'the database is stopped at once under load', strike: 'stop', tests: [killed] },
  {
    number: 3,
    what: 'the server process of a transaction dies',
    strike: 'cut',
    tests: [system('connect', 'with $max connections, a dead A that $waking leaves the living B alone')],
  },
  {
    number: 4,
    what: 'the network fails around a COMMIT',
    tests: [
      system('network', 'of a transaction that is committed while the network fails'),
      system('network', 'a transaction whose statement meets the %s of the network is told'),
    ],
  },
  {
    number: 5,
    what: 'updates come twice, late and out of order',
    strike: 'repeat',
    tests: [system('conversation-again', 'is the same as when each came once, in whatever order the copies come')],
  },
  {
    number: 6,
    what: 'the platform took a message and its answer is lost',
    strike: 'lose',
    tests: [system('channel-contract', 'keeps what may have arrived until the platform answers again')],
  },
  {
    number: 7,
    what: 'a worker dies or sleeps with a message in hand',
    tests: [system('stores-outbox', 'after a lease ran out it is said again as a repeat')],
  },
  {
    number: 8,
    what: 'many workers speak to one chat',
    tests: [system('stores-outbox', 'many workers say everything once, and to each account in order')],
  },
  {
    number: 9,
    what: 'a message cannot be opened, or kills whoever takes it',
    tests: [
      system('stores-outbox', 'a message that cannot be opened hurts only itself, and is named'),
      system('stores-outbox', 'a message that kills ten workers is given up'),
    ],
  },
  {
    number: 10,
    what: 'the platform refuses for a while',
    strike: 'refuse',
    tests: [system('telegram', 'is held to its rates before Telegram says so')],
  },
  {
    number: 11,
    what: 'the platform is slow',
    tests: [
      core('postman', 'whoever has something to say waits for no platform that is slow'),
      core('postman', 'a chat that does not answer keeps nobody else waiting'),
      core('postman', 'a platform that does not answer at all keeps no other waiting'),
    ],
  },
  {
    number: 12,
    what: 'one person floods',
    tests: [core('pace', 'whoever goes too fast is held back until he has gone slowly for a while')],
  },
  {
    number: 13,
    what: 'no connection is free, or a lock is held long',
    tests: [system('connect', 'whoever finds no connection free in time is told, and nothing of it is done later')],
  },
  {
    number: 14,
    what: 'two programmes sweep at once',
    tests: [system('traps', 'T17 make one reminder of each, and one report to the office above')],
  },
  {
    number: 15,
    what: 'the clock of the machine, its zone and its changes',
    tests: [core('law/date', 'the city lives by its own clock')],
  },
  {
    number: 26,
    what: 'a body that is too large, or does not say how large it is',
    tests: [system('keep', 'is counted as it comes, and refused at the first byte too many')],
  },
  {
    number: 27,
    what: 'a file and its row come apart',
    tests: [
      system('stores-secrets', 'whose sending breaks off leave nothing behind'),
      system('stores-secrets', 'of which one byte has changed are not given out'),
    ],
  },
  {
    number: 28,
    what: 'the disk is full',
    tests: [
      core('headroom', 'before a disk is full an alarm is raised'),
      core('headroom', 'meanwhile every page says that one can only read'),
    ],
  },
  {
    number: 29,
    what: 'the log is tampered with',
    tests: [
      system('heads', 'whatever is tampered with is found, and named at its place'),
      system('stores-verify', 'what was done to one event is found at its place'),
    ],
  },
  {
    number: 34,
    what: 'several migrate at once, or an older release meets a newer database',
    tests: [
      system('migrate', 'four programs that migrate at once all succeed'),
      system('migrate', 'a release that is older than the database does not start on it'),
    ],
  },
  {
    number: 35,
    what: 'the database that leads dies, and its follower leads',
    strike: 'failover',
    tests: [
      system('kill', 'what was acknowledged is there after the database that leads has died'),
      system('network', 'an end that comes together with the answer %s is told to whoever asks next'),
    ],
  },
  {
    number: 36,
    what: 'a copy that was taken under load lacks something',
    strike: 'failover',
    tests: [
      // Its follower is such a copy, and leads from then on.
      system('kill', 'what was acknowledged is there after the database that leads has died'),
      system('keep', 'that a copy of the folder lacks, or has with one byte of another'),
      system('stores-verify', 'a case whose events were removed is missed'),
    ],
  },
  {
    number: 40,
    what: 'a release is brought in under load, or the programme dies and leaves its database',
    strike: 'end',
    tests: [killed, system('embedded', 'after a kill -9 of the program its server is taken over, with the rows')],
  },
];
