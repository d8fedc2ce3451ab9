import { ageGroups } from '../../../../contract/indicators.ts';
import { HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { ago, type Scene } from './scene.ts';

/** Shares of the age groups in the order of `ageGroups`, of an invented but likely province. */
const SHARES = [0.085, 0.215, 0.2, 0.17, 0.13, 0.09, 0.065, 0.03, 0.015] as const;
const MEN = 0.505;
/** Few: the limit of the endpoint holds for the demo too, also when it is played twice. */
const INSTALLS = 12;
const SMARTPHONES = 30;

/** What rates are divided by: a population by age and sex, smartphones by hand, and phones that installed the app. */
export async function enterDenominators(scene: Scene): Promise<void> {
  const { cdc, run, context, now } = scene;
  const province = context.areas.byCode(run.provinceCode, localDate(now))!;
  const people = province.population ?? 800_000;
  const groups = ageGroups.flatMap((age, i) => [
    { age, sex: 'male', people: Math.round(people * SHARES[i]! * MEN) },
    { age, sex: 'female', people: Math.round(people * SHARES[i]! * (1 - MEN)) },
  ]);
  await expectOk(cdc, 'POST', `/areas/${province.id}/population-groups`, {
    id: demoId(run, 'figure', 'population-groups'),
    asOf: '2024-04-01',
    source: 'Cơ cấu tuổi, giới (mô phỏng, không phải số của cơ quan thống kê)',
    groups,
  });
  await expectOk(cdc, 'POST', '/manual-figures', {
    id: demoId(run, 'figure', 'smartphones'),
    metric: 'app.smartphones',
    areaId: province.id,
    at: ago(scene, 6 * HOUR_MS),
    value: SMARTPHONES,
    source: 'Nhóm dùng thử của tỉnh (mô phỏng)',
  });
  for (let phone = 0; phone < INSTALLS; phone += 1) {
    await expectOk(cdc, 'POST', '/public/installs', { id: demoId(run, 'figure', `install-${phone}`) });
  }
}
