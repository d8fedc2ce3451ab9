import { expect, it } from 'vitest';
import type { CsvValue } from '../../../lib/sheets/index.ts';
import { inWords } from './in-words.ts';

const file = (header: readonly string[], ...rows: readonly (readonly CsvValue[])[]) => ({
  name: 'list',
  header,
  rows: (async function* () {
    yield* rows;
  })(),
});
async function table(key: string, from: ReturnType<typeof file>, lang: 'vi' | 'en', asText = true) {
  const { header, rows } = inWords(from, key, { lang, asText });
  const all: (readonly CsvValue[])[] = [header];
  for await (const row of rows) {
    all.push(row);
  }
  return all;
}

it('says titles, codes and instants as people read them, and leaves everything else alone', async () => {
  const cases = () =>
    file(
      ['id', 'classification', 'sex', 'onsetDate', 'phone', 'announcedAtNight', 'fullName'],
      ['x', 'CONFIRMED', 'female', '2026-05-03', '0912345678', '2026-11-22T18:30:00.000Z', 'CONFIRMED'],
      ['y', 'NEWER', null, '', '+84912345678', '', '=1+1'],
    );
  expect(await table('GET /cases', cases(), 'vi')).toEqual([
    ['Mã ca bệnh', 'Phân loại', 'Giới tính', 'Ngày khởi phát', 'Điện thoại', 'announcedAtNight', 'Họ và tên'],
    ['x', 'Xác định', 'Nữ', '2026-05-03', '0912345678', '2026-11-23 01:30', 'CONFIRMED'],
    ['y', 'NEWER', null, '', '+84912345678', '', '=1+1'],
  ]);
  const workbook = await table('GET /cases', cases(), 'en', false);
  expect(workbook[1]!.slice(1, 6)).toEqual([
    'Confirmed',
    'Female',
    '2026-05-03',
    '0912345678',
    '2026-11-22T18:30:00.000Z',
  ]);
});

it('says several codes of a cell, snake-case columns and answers of yes and no', async () => {
  const rows = file(
    ['declared_by', 'symptoms', 'at_risk'],
    ['sms', 'fever cough', true],
    ['self', 'mệt', false],
  );
  const [header, first, second] = await table('GET /declarations', rows, 'vi');
  expect(header).toEqual(['Người khai', 'Triệu chứng', 'Có nguy cơ']);
  expect(first).toEqual(['Tin nhắn', 'Sốt, Ho', 'Có']);
  expect(second).toEqual(['Tự khai', 'mệt', 'Không']);
});
