import { expect, test } from 'vitest';
import { isPassing, NoRoom, type Store } from '../../src/app/ports/stores.ts';
import { headroomOf } from '../../src/headroom.ts';
import { demoCity } from '../memory/demo-city.ts';
import { filesInMemory } from '../memory/files.ts';
import { cityNow, webCity } from '../web-city.ts';

const gigabyte = 1024 ** 3;
const all = 100 * gigabyte;

/** A city on two disks, with so much left on each of them. */
async function city() {
  const left = { files: 50 * gigabyte, database: 50 * gigabyte };
  const said: string[] = [];
  const log = {
    info: (_: object, message: string) => void said.push(message),
    error: ({ disk, doing }: { disk?: string; doing?: string }, error: unknown) =>
      void said.push([disk ?? doing, error instanceof Error ? error.message : error].filter(Boolean).join(': ')),
  };
  let now = 0;
  const disks = (['files', 'database'] as const).map((name) => ({
    name,
    room: async () => ({ free: left[name], all }),
  }));
  const headroom = headroomOf(disks, log, () => now);
  const real = await demoCity(cityNow);
  let failure: Error | undefined;
  const failing: Store = {
    ...real,
    transact: (work) => (failure ? Promise.reject(failure) : real.transact(work)),
  };
  const store = headroom.store(failing);
  const files = headroom.files(filesInMemory());
  return {
    headroom,
    store,
    files,
    said,
    async has(room: Partial<typeof left>) {
      Object.assign(left, room);
      await headroom.look();
    },
    passes(ms: number) {
      now += ms;
    },
    fails(error?: Error) {
      failure = error;
    },
    writes: () => store.transact((world) => world.receive('once')),
  };
}

test('before a disk is full an alarm is raised, once in an hour, and taken back', async () => {
  const { said, has, passes, writes } = await city();
  await has({});
  await has({ files: 14 * gigabyte });
  await has({ files: 14 * gigabyte });
  expect(said).toEqual(['files: little room is left on the disk']);
  passes(3_600_000);
  await has({ files: 13 * gigabyte });
  expect(said).toHaveLength(2);
  expect(await writes()).toBe(true);
  await has({ files: 30 * gigabyte });
  expect(said.slice(2)).toEqual(['there is room again']);
});

test.each(['files', 'database'] as const)('with no room for the %s all is read, and nothing is begun', async (disk) => {
  const { store, files, has, writes } = await city();
  await has({ [disk]: gigabyte / 4 });
  const refused = await writes().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(NoRoom);
  expect(isPassing(refused)).toBe(true);
  await expect(files.put(Buffer.from('%PDF-1.7'), 100)).rejects.toThrow(NoRoom);
  expect(await store.read((world) => world.people.person('cz-budget'))).toMatchObject({ id: 'cz-budget' });
  await has({ [disk]: 3 * gigabyte });
  expect(await writes()).toBe(true);
});

test('of a disk that cannot be looked at the database says that it is full, and is asked again after a while', async () => {
  const { headroom, said, passes, fails, writes } = await city();
  fails(Object.assign(new Error('could not extend file'), { code: '53100' }));
  await expect(writes()).rejects.toThrow('could not extend');
  expect(headroom.isFull).toBe(true);
  fails();
  await expect(writes()).rejects.toThrow(NoRoom);
  expect(said).toEqual(['write: could not extend file']);
  passes(30_000);
  expect(headroom.isFull).toBe(false);
  expect(await writes()).toBe(true);
});

test('meanwhile every page says that one can only read, and what is sent is answered so, to be sent again', async () => {
  const site = await webCity({ settings: { isReadOnly: () => true } });
  const visitor = await site.visitor('cz-budget');
  expect(await visitor.page('/desk')).toContain('购办现在只能看');
  expect(await (await webCity()).visitor().then((anyone) => anyone.page('/'))).not.toContain('购办现在只能看');
  site.fails(new NoRoom());
  const response = await visitor.post('/desk/say', { key: 'abcdefghijklmnop', text: '你好' });
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('60');
  expect(await response.text()).toContain('存东西的地方快满了');
});
