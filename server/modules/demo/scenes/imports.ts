import type { Reply } from '../../../../contract/kit.ts';
import type { sheetImportsApi } from '../../../../contract/sheet-imports.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { areaIdOf, type Scene } from './scene.ts';

type Import = Reply<(typeof sheetImportsApi)['GET /imports/{id}']>;

/** A list as a clerk writes it, with faults: it waits, checked, to be corrected and taken in. */
export async function handInSheet(scene: Scene): Promise<void> {
  const { cdc, run, now } = scene;
  const on = (days: number) =>
    localDate(now - days * DAY_MS)
      .split('-')
      .toReversed()
      .join('/');
  const rows = [
    ['DANH SÁCH CA DƯƠNG TÍNH (MÔ PHỎNG)'],
    ['STT', 'Họ và tên', 'Năm sinh/tuổi', 'Giới', 'Điện thoại', 'Địa chỉ', 'Ngày dương tính'],
    ['1', 'NGUYỄN VĂN MÔ PHỎNG', '1975', 'Nam', '900999901', 'Xã Đồng Đăng', on(2)],
    ['2', 'Trần Thị Mô Phỏng', '45 tuổi', 'Nữ', '0900999902/0900999903', 'nt', 'nt'],
    ['3', 'LE VAN MO PHONG', '02/09/1990', 'Nam', '09009999', 'Phường Kỳ Lừa', on(1)],
    ['4', 'Phạm Thị Mô Phỏng', '6 tháng', 'Nữ', 'không có', 'Phường Kỳ Lừa', '31/02/2026'],
    ['Tổng cộng: 04 người'],
  ];
  const text = rows.map((cells) => cells.join('\t')).join('\n');
  const given = await expectOk<Import>(cdc, 'POST', '/imports', {
    id: demoId(run, 'import', 'clerk'),
    fileName: 'Danh sách F0 (mô phỏng).csv',
    sender: 'Trung tâm Y tế mô phỏng',
    areaId: areaIdOf(scene, run.provinceCode),
    kind: 'case',
    content: Buffer.from(text).toString('base64'),
  });
  // What an officer made of it since stays.
  if (given.state === 'mapping') {
    await expectOk(cdc, 'POST', `/imports/${given.id}/plan`, { ...given.plan, disease: 'covid-19' });
  }
}
