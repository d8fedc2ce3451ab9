import type { Reply } from '../../../../contract/kit.ts';
import type { sheetImportsApi } from '../../../../contract/sheet-imports.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { areaIdOf, type Scene } from './scene.ts';

type Import = Reply<(typeof sheetImportsApi)['GET /imports/{id}']>;

/** A list as a clerk writes it, with faults: it waits, checked, to be corrected and taken in. */
export async function handInSheet(scene: Scene): Promise<void> {
  const { run, now } = scene;
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
  await handIn(scene, rows, {
    id: demoId(run, 'import', 'clerk'),
    fileName: 'Danh sách F0 (mô phỏng).csv',
    sender: 'Trung tâm Y tế mô phỏng',
    kind: 'case',
  });
  await handInHouseholds(scene);
  await addTwice(scene);
  await askForExport(scene);
}

/** Residents of a hamlet, without any case: new households to be taken in. */
async function handInHouseholds(scene: Scene): Promise<void> {
  const rows = [
    ['Mã hộ', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'CCCD', 'Điện thoại', 'Thôn', 'Xã'],
    ['H01', 'LÝ VĂN HỘ', '12/05/1972', 'Nam', '', '0900999911', 'Thôn Mô Phỏng', 'Xã Đồng Đăng'],
    ['H01', 'Lý Thị Hộ', '1975', 'Nữ', '', 'nt', 'nt', 'nt'],
    ['H01', 'Lý Văn Con', '6 tuổi', 'Nam', '', '', 'nt', 'nt'],
    ['H02', 'Hứa Thị Già', '1938', 'Nữ', '3.5E+11', '', 'nt', 'nt'],
  ];
  await handIn(scene, rows, {
    id: demoId(scene.run, 'import', 'households'),
    fileName: 'Hộ dân thôn Mô Phỏng.csv',
    sender: 'Trưởng thôn Mô Phỏng',
    kind: 'person',
  });
}

/** Two people who were each put down twice, by two offices: pairs to be looked at side by side. */
async function addTwice(scene: Scene): Promise<void> {
  const areaId = areaIdOf(scene, scene.run.provinceCode);
  const people = [
    {
      fullName: 'Nông Thị Trùng',
      birthDate: '1980-03-04',
      sex: 'female',
      phones: ['0900999921'],
      address: 'Thôn 1',
    },
    {
      fullName: 'NONG THI TRUNG',
      birthDate: '1980-04-03',
      sex: 'female',
      phones: ['0900999921'],
      address: 'Thôn 3',
    },
    { fullName: 'Vi Văn Lặp', birthDate: '1966-10-20', sex: 'male', phones: ['0900999922'] },
    { fullName: 'Vi Văn Lắp', birthDate: '1966-10-20', sex: 'male', phones: ['0900999923'] },
  ];
  for (const [i, person] of people.entries()) {
    await expectOk(scene.cdc, 'POST', '/people', {
      ...person,
      id: demoId(scene.run, 'person', `twice-${i}`),
      areaId,
    });
  }
}

/** A line list without names that an institute asked for. */
async function askForExport(scene: Scene): Promise<void> {
  await expectOk(scene.cdc, 'POST', '/exports', {
    id: demoId(scene.run, 'export', 'line-list'),
    kind: 'line-list',
    purpose: 'Nghiên cứu thời gian ủ bệnh (mô phỏng)',
    recipient: 'Viện nghiên cứu mô phỏng',
    areaId: areaIdOf(scene, scene.run.provinceCode),
  });
}

type Sheet = {
  readonly id: string;
  readonly fileName: string;
  readonly sender: string;
  readonly kind: 'case' | 'person';
};

async function handIn(scene: Scene, rows: readonly (readonly string[])[], sheet: Sheet): Promise<void> {
  const { cdc } = scene;
  const text = rows.map((cells) => cells.join('\t')).join('\n');
  const given = await expectOk<Import>(cdc, 'POST', '/imports', {
    ...sheet,
    areaId: areaIdOf(scene, scene.run.provinceCode),
    content: Buffer.from(text).toString('base64'),
  });
  // What an officer made of it since stays.
  if (given.state === 'mapping') {
    const facts = sheet.kind === 'case' ? { disease: 'covid-19' } : {};
    await expectOk(cdc, 'POST', `/imports/${given.id}/plan`, { ...given.plan, ...facts });
  }
}
