import { describe, expect, it } from 'vitest';
import { readCells } from '../../../shared/lists/cells.ts';
import { lookAt, refusedCsv } from './sheet.ts';

describe('a zone table', () => {
  it('is looked at before it is sent: tabs, commas, marks and a byte order mark', () => {
    expect(lookAt('Tỉnh\tHuyện\tMức\nLạng Sơn\tCao Lộc\tcam\nBắc Giang\t\tđỏ\n')).toEqual({
      rows: 2,
      columns: ['Tỉnh', 'Huyện', 'Mức'],
      usable: true,
    });
    expect(lookAt('\uFEFFarea_code,level,note\n06184,red,\n').usable).toBe(true);
    expect(lookAt('Xã/Phường;Cấp độ dịch;Ghi chú\nĐồng Đăng;3;').usable).toBe(true);
  });

  it('is not usable without a level or without a unit', () => {
    expect(lookAt('Tỉnh\tSố ca\nLạng Sơn\t5').usable).toBe(false);
    expect(lookAt('Mức\tSố ca\n3\t5').usable).toBe(false);
    expect(lookAt('')).toEqual({ rows: 0, columns: [], usable: false });
  });

  it('gives its refused rows back as a file, without formulas', () => {
    const csv = refusedCsv([
      { line: 4, raw: '=HYPERLINK("x"),cam', vi: 'Không tìm thấy, đơn vị', en: 'Not found' },
    ]);
    const [header, row] = readCells(csv);
    expect(header).toEqual(['line', 'raw', 'reason_vi', 'reason_en']);
    expect(row).toEqual(['4', `'=HYPERLINK("x"),cam`, 'Không tìm thấy, đơn vị', 'Not found']);
  });
});
