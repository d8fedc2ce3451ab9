import type { Reply } from '../../../../contract/kit.ts';
import type { metricEntriesApi } from '../../../../contract/metric-entries.ts';
import type { metricsApi } from '../../../../contract/metrics.ts';
import type { reconciliationApi } from '../../../../contract/reconciliation.ts';
import { DAY_MS, HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { ago, areaIdOf, type Scene } from './scene.ts';

type Dictionary = Reply<(typeof metricsApi)['GET /metrics']>;
type Values = Reply<(typeof metricsApi)['GET /metrics/values']>;
type Compared = Reply<(typeof reconciliationApi)['GET /reconciliations']>;
type Entered = Reply<(typeof metricEntriesApi)['GET /manual-figures']>;

const PLATFORM = 'Hệ thống báo cáo bệnh truyền nhiễm (mô phỏng)';
const SMARTPHONES = 'manual.smartphones';
const KY_LUA = '06187';
const DONG_DANG = '06184';
/** Share of our cases that the platform holds, a week ago and now: by how the communes happen to be listed. */
const SHARES = { before: [0, 0.2, 0.5], now: [0.8, 1, 0.95] } as const;

/** What officers do with figures: targets, figures by telephone with one corrected, two comparisons with a platform. */
export async function keepFigures(scene: Scene): Promise<void> {
  await setTargets(scene);
  await enterByHand(scene);
  await comparePlatform(scene);
}

async function setTargets({ cdc, run, context, now }: Scene): Promise<void> {
  const areaId = context.areas.byCode(run.provinceCode, localDate(now))!.id;
  const validFrom = localDate(now - 20 * DAY_MS);
  for (const [metric, direction, value] of [
    ['contacts.reached-rate', 'at-least', 90],
    ['lab.positivity', 'at-most', 5],
  ] as const) {
    await expectOk(cdc, 'POST', '/metric-targets', {
      id: demoId(run, 'figure', `target-${metric}`),
      metric,
      areaId,
      direction,
      value,
      validFrom,
      source: 'Kế hoạch phòng dịch của tỉnh (mô phỏng)',
    });
  }
}

async function enterByHand(scene: Scene): Promise<void> {
  const { cdc, run } = scene;
  const known = await expectOk<Dictionary>(cdc, 'GET', '/metrics?module=manual');
  if (known.items.every(({ code }) => code !== SMARTPHONES)) {
    await expectOk(cdc, 'POST', '/manual-metrics', {
      code: SMARTPHONES,
      vi: 'Người dùng điện thoại thông minh',
      en: 'Smartphone users',
      unit: 'người',
      explainVi: 'Ước tính của xã, báo qua điện thoại (mô phỏng).',
      explainEn: 'Estimated by the commune, reported by telephone (simulated).',
    });
  }
  const wrong = demoId(run, 'figure', 'manual-1');
  for (const [id, code, value] of [
    [wrong, KY_LUA, 91_000],
    [demoId(run, 'figure', 'manual-2'), DONG_DANG, 6_400],
  ] as const) {
    await expectOk(cdc, 'POST', '/manual-figures', {
      id,
      metric: SMARTPHONES,
      areaId: areaIdOf(scene, code),
      at: ago(scene, 5 * HOUR_MS),
      value,
      source: 'Điện thoại của UBND xã lúc giao ban (mô phỏng)',
    });
  }
  const { items } = await expectOk<Entered>(cdc, 'GET', `/manual-figures?metric=${SMARTPHONES}`);
  if (items.some((one) => one.id === wrong && one.correctedBy === null)) {
    await expectOk(cdc, 'POST', `/manual-figures/${wrong}/corrections`, {
      id: demoId(run, 'figure', 'manual-1-corrected'),
      value: 19_000,
      source: 'Văn bản của UBND phường (mô phỏng)',
      reason: 'Nghe nhầm mười chín thành chín mươi mốt (mô phỏng)',
    });
  }
}

/** A platform that lagged a week ago and has nearly caught up. */
async function comparePlatform(scene: Scene): Promise<void> {
  const { cdc, run } = scene;
  const done = await expectOk<Compared>(cdc, 'GET', '/reconciliations?metric=cases.announced');
  if (done.items.length > 0) {
    return;
  }
  for (const [time, back] of [
    ['before', 7 * DAY_MS],
    ['now', 2 * HOUR_MS],
  ] as const) {
    const to = ago(scene, back);
    const query = `codes=cases.announced&children=true&area=${areaIdOf(scene, run.provinceCode)}&to=${to}`;
    const { items } = await expectOk<Values>(cdc, 'GET', `/metrics/values?${query}`);
    const lines = items
      .filter(({ value }) => value !== null && value > 0)
      .map(({ areaCode, value }, i) => `${areaCode},${Math.floor(value! * SHARES[time][i % 3]!)}`);
    if (lines.length > 0) {
      await expectOk(cdc, 'POST', '/reconciliations', {
        id: demoId(run, 'figure', `reconciliation-${time}`),
        metric: 'cases.announced',
        platform: PLATFORM,
        to,
        source: 'Màn hình nền tảng (mô phỏng)',
        text: lines.join('\n'),
      });
    }
  }
}
