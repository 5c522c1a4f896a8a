import type { Telling } from '../../engine/story.ts';
import { instant, plusDays } from '../../law/date.ts';
import type { ActName } from '../../names.ts';
import { castOf } from '../directions.ts';
import type { Plan } from '../plan.ts';
import { type Directions, plays } from '../play.ts';
import type { DemoStage } from '../stage.ts';

const organisations = ['bc', 'sh', 'dx', 'xy', 'lj'] as const;

/** Every organisation comes into the register by its own application; one of them has a new certificate to be looked at. */
export async function playRegister(stage: DemoStage, { registered, yesterday }: Plan): Promise<void> {
  const cases = new Map<string, string>();
  for (const id of organisations) cases.set(id, await registers(stage, id, registered));
  await renews(stage, 'xy', cases.get('xy') ?? '', yesterday);
}

async function registers(stage: DemoStage, id: string, day: string): Promise<string> {
  const body = await stage.body(id);
  const { profile = {}, name } = body;
  const certificate = await stage.file(`登记证书：${name.zh}`);
  const ratingEvidence = await stage.file(`等级评估公告：${name.zh}`);
  const directions = of(id, () => ({ ...profile, certificate, ratingEvidence }), {
    registerOrganisation: instant(day, '09:30'),
    verifyOrganisation: instant(day, '15:00'),
  });
  return stage.beforeEntry(body, () => plays(stage, directions, { procedure: 'organisation', until: 'updateProfile' }));
}

async function renews(stage: DemoStage, id: string, on: string, day: string): Promise<void> {
  const { name } = await stage.body(id);
  const certificate = await stage.file(`换发的登记证书：${name.zh}`);
  const renewed = ({ ready }: Telling) => ({
    ...ready,
    certificate,
    validFrom: day,
    validTo: plusDays(day, 4 * 365),
    ratedOn: plusDays(day, -365),
    ratedUntil: plusDays(day, 4 * 365),
    address: '曲线街 72 号 1 至 2 楼（演示数据）',
    staff: 41,
    socialWorkers: 12,
  });
  const directions = of(id, renewed, { updateProfile: instant(day, '10:50') });
  await plays(stage, directions, { procedure: 'organisation', on, from: 'updateProfile', until: 'verifyOrganisation' });
}

function of(
  id: string,
  profile: (telling: Telling) => ReturnType<NonNullable<Directions['otherwise']>>,
  moments: Readonly<Partial<Record<ActName, Date>>>,
): Directions {
  return {
    cast: castOf('', [id], { applicant: [`${id}-admin`] }),
    when: (act) => moments[act],
    otherwise: (_, telling) => profile(telling),
    proof: async () => [],
  };
}
