import { afterAll, beforeAll, expect, it } from 'vitest';
import { openScene, type Scene } from '../tracing/testing/scene.ts';
import { sheetDesk } from './testing/sheet-desk.ts';

let s: Scene;
beforeAll(async () => {
  s = await openScene();
});
afterAll(async () => await s.close());

const desk = sheetDesk(
  () => s.officer,
  () => ({
    sent: { areaId: s.areaId('20'), fileName: 'tra lai.csv', sender: 'TTYT mở bằng Excel' },
    plan: { disease: 'covid-19' },
  }),
);
const { take: taken, bodyOf: rowsOf } = desk;
const checked = async (lines: readonly string[], kind: 'case' | 'person') =>
  await desk.check(await desk.handIn(`${lines.join('\r\n')}\r\n`, { kind }));
const person = async (id: string | null) => (await s.officer.get(`/people/${id}`)).json();

const HEADING = 'Họ tên;Ngày sinh;CCCD;Điện thoại;Xã;Ngày báo cáo';

it('finds the people of a list again whose numbers lost their zeros in Excel, and leaves their numbers whole', async () => {
  const first = await taken(
    (
      await checked(
        [
          HEADING,
          'Ninh Thị Không;3/7/1990;020190000811;0912345811;Đồng Đăng;1/11/2026',
          'Ninh Văn Hai;12/5/2005;001205001812;0912345812;Đồng Đăng;1/11/2026',
          'Ninh Văn Mất;9/9/1985;020085000813;0912345813;Đồng Đăng;1/11/2026',
        ],
        'case',
      )
    ).id,
  );
  expect(first.counts).toMatchObject({ imported: 3, bad: 0 });
  const known = await rowsOf(first.id);
  // As Excel saves what it made of them, and as a script does that reads numbers with blanks between.
  const again = await checked(
    [
      HEADING,
      'Ninh Thị Không;03/07/1990;20190000811;912345811;Đồng Đăng;01/11/2026',
      'Ninh Văn Hai;12/05/2005;1205001812.0;912345812.0;Đồng Đăng;01/11/2026',
      'Ninh Văn Mất;09/09/1985;2,0085E+10;9,12E+08;Đồng Đăng;01/11/2026',
    ],
    'case',
  );
  const rows = await rowsOf(again.id);
  expect(rows.map(({ state, personId }) => [state, personId])).toEqual([
    ['ready', known[0]!.personId],
    ['ready', known[1]!.personId],
    // Its name, birth and commune say who it is; the row waits all the same, for its numbers would be lost.
    ['bad', known[2]!.personId],
  ]);
  expect(rows[2]!.problems.map(({ code, column }) => [code, column])).toEqual([
    ['lost-digits', 2],
    ['lost-digits', 3],
  ]);
  const [sentence] = rows[2]!.problems;
  expect(sentence!.vi).toContain('Excel');
  expect(sentence!.en).toContain('Excel');
  expect(rows[0]!.changes.filter(({ reason }) => reason === 'leading-zero').map(({ to }) => to)).toEqual([
    '020190000811',
    '0912345811',
  ]);
  await taken(again.id);
  expect(await person(known[1]!.personId)).toMatchObject({
    phones: ['0912345812'],
    identifiers: [{ kind: 'cccd', value: '001205001812' }],
    version: 1,
  });
});

it('finds them by our own ids too, and corrects no number that only lost its zero', async () => {
  const made = await s.officer.post('/people', {
    fullName: 'Ninh Thị Tư',
    birthDate: '1991-02-03',
    phones: ['0912345814', '02053812345'],
    identifiers: [{ kind: 'cccd', value: '020191000814' }],
    address: 'Khối 1',
    areaId: s.areaId('06184'),
  });
  const { id } = made.json<{ id: string }>();
  const { version } = await person(id);
  const sheet = await checked(
    [
      'personId,version,fullName,birth,citizenId,phone,address',
      `${id},${version},Ninh Thị Tư,03/02/1991,20191000814,912345814; 2053812345,Khối 2`,
    ],
    'person',
  );
  const [row] = await rowsOf(sheet.id);
  expect([row!.state, row!.problems]).toEqual(['ready', []]);
  await taken(sheet.id);
  const phones = ['0912345814', '02053812345'];
  expect(await person(id)).toMatchObject({ phones, address: 'Khối 2', version: version + 1 });
});
