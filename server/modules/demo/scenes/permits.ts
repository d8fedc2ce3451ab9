import type { Reply } from '../../../../contract/kit.ts';
import type { permitsApi } from '../../../../contract/permits.ts';
import { DAY_MS, HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { ago, areaIdOf, type Scene } from './scene.ts';

type Submitted = Reply<(typeof permitsApi)['POST /permits']>;
type Own = Reply<(typeof permitsApi)['GET /public/permits/{id}']>;

const LANG_SON_ROUTE = ['06184', '06187'];

/** A vehicle or a deliverer; plates of the series 12C-000 were given to nobody. */
const wanted = [
  {
    key: 'auto',
    kind: 'vehicle',
    name: 'Lái xe mô phỏng 1',
    plate: '12C-000.01',
    goods: 'Rau, củ, quả',
    days: 5,
    cccd: '000080000001',
  },
  {
    key: 'approved',
    kind: 'vehicle',
    name: 'Lái xe mô phỏng 2',
    plate: '12C-000.02',
    goods: 'Thuốc, vật tư y tế',
    days: 25,
  },
  {
    key: 'revoked',
    kind: 'vehicle',
    name: 'Lái xe mô phỏng 3',
    plate: '12C-000.03',
    goods: 'Nông sản xuất khẩu',
    days: 20,
  },
  { key: 'reported', kind: 'staff', name: 'Người giao hàng mô phỏng 1', goods: 'Thực phẩm', days: 14 },
  {
    key: 'refused',
    kind: 'staff',
    name: 'Người giao hàng mô phỏng 2',
    goods: 'Hàng không thiết yếu',
    days: 60,
  },
  {
    key: 'waiting-1',
    kind: 'vehicle',
    name: 'Lái xe mô phỏng 4',
    plate: '12C-000.04',
    goods: 'Thức ăn chăn nuôi',
    days: 30,
  },
  { key: 'waiting-2', kind: 'staff', name: 'Người giao hàng mô phỏng 3', goods: 'Sữa, tã trẻ em', days: 14 },
  { key: 'waiting-3', kind: 'staff', name: 'Người giao hàng mô phỏng 4', goods: 'Bình gas', days: 14 },
] as const;

/** Permits that enterprises asked for: by rule, by an officer, refused, withdrawn, misused, and some that wait. */
export async function givePermits(scene: Scene): Promise<void> {
  const { cdc, run } = scene;
  const id = (key: string) => demoId(run, 'permit', key);
  await expectOk<Submitted>(cdc, 'POST', '/permits', {
    enterprise: {
      name: 'Hợp tác xã vận tải mô phỏng',
      taxCode: '0000000001',
      phone: '0900999901',
      areaId: areaIdOf(scene, LANG_SON_ROUTE[0]!),
    },
    items: wanted.map((one, i) => ({
      id: id(one.key),
      kind: one.kind,
      fullName: one.name,
      phone: `09009999${String(i + 10)}`,
      goods: one.goods,
      route: LANG_SON_ROUTE.filter((code) => run.communes.some((commune) => commune.code === code)).concat(
        run.provinceCode,
      ),
      fromTime: '05:00',
      untilTime: '21:00',
      from: localDate(scene.now),
      until: localDate(scene.now + one.days * DAY_MS),
      ...('plate' in one ? { plate: one.plate } : {}),
      ...('cccd' in one ? { cccd: one.cccd } : {}),
    })),
  });
  const decide = async (keys: readonly string[], decision: 'approve' | 'refuse', reason?: string) =>
    await expectOk(cdc, 'POST', '/permits/decisions', { ids: keys.map(id), decision, reason });
  await decide(['approved', 'revoked', 'reported'], 'approve');
  await decide(['refused'], 'refuse', 'Hàng không thuộc danh mục thiết yếu (mô phỏng)');
  await report(scene, id('reported'));
  await expectOk(cdc, 'POST', `/permits/${id('revoked')}/revoke`, {
    reason: 'Xe chạy ngoài tuyến đã đăng ký (mô phỏng)',
  });
}

async function report(scene: Scene, permitId: string): Promise<void> {
  const gate = await scene.as('demo.chot');
  const { shortCode } = await expectOk<Own>(gate, 'GET', `/public/permits/${permitId}`);
  if (shortCode !== null) {
    await expectOk(gate, 'POST', '/permits/reports', {
      id: demoId(scene.run, 'permit', 'report'),
      shortCode,
      kind: 'other-person',
      at: ago(scene, HOUR_MS),
      note: 'Người cầm giấy không phải người ghi trên giấy (mô phỏng)',
    });
  }
}
