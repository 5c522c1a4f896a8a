import { plusDays } from '../../law/date.ts';
import type { Plan } from '../plan.ts';
import type { Stage } from '../stage.ts';

const organisations = ['bc', 'sh', 'dx', 'xy', 'lj'] as const;

/** Every organisation comes into the register by its own application; one of them has a new certificate to be looked at. */
export async function playRegister(stage: Stage, { registered, yesterday }: Plan): Promise<void> {
  const cases = new Map<string, string>();
  for (const id of organisations) cases.set(id, await registers(stage, id, registered));
  const { profile, name } = await stage.body('xy');
  stage.at(yesterday, '10:50');
  await stage.does('xy-admin', cases.get('xy') ?? '', 'updateProfile', {
    ...profile,
    certificate: await stage.file(`换发的登记证书：${name.zh}`),
    validFrom: yesterday,
    validTo: plusDays(yesterday, 4 * 365),
    ratedOn: plusDays(yesterday, -365),
    ratedUntil: plusDays(yesterday, 4 * 365),
    address: '曲线街 72 号 1 至 2 楼（演示数据）',
    staff: 41,
    socialWorkers: 12,
  });
}

async function registers(stage: Stage, id: string, day: string): Promise<string> {
  const body = await stage.body(id);
  const { profile = {}, name } = body;
  return stage.beforeEntry(body, async () => {
    stage.at(day, '09:30');
    const registration = await stage.opens(`${id}-admin`, 'organisation', {
      ...profile,
      certificate: await stage.file(`登记证书：${name.zh}`),
      ratingEvidence: await stage.file(`等级评估公告：${name.zh}`),
    });
    stage.at(day, '15:00');
    await stage.does('mz-civil', registration, 'verifyOrganisation');
    return registration;
  });
}
