import { describe, expect, it } from 'vitest';
import { readRoster } from './paste.ts';

describe('a pasted roster', () => {
  it('is turns on the clock of Vietnam, by tab or semicolon, with an optional task', () => {
    const { turns, faults } = readRoster(
      '1\tNông Văn Trực\tSở Y tế\t0912 345 678\t16/11/2026 07:00\t16/11/2026 19:00\tTrực chỉ huy\n' +
        '2; Lý Thị Đêm; CDC tỉnh; 0912345679; 16/11/2026 19h00; 17/11/2026 07:00\n\n',
    );
    expect(faults).toEqual([]);
    expect(turns).toEqual([
      {
        level: 1,
        name: 'Nông Văn Trực',
        office: 'Sở Y tế',
        phone: '0912 345 678',
        from: '2026-11-16T07:00:00+07:00',
        until: '2026-11-16T19:00:00+07:00',
        role: 'Trực chỉ huy',
      },
      {
        level: 2,
        name: 'Lý Thị Đêm',
        office: 'CDC tỉnh',
        phone: '0912345679',
        from: '2026-11-16T19:00:00+07:00',
        until: '2026-11-17T07:00:00+07:00',
      },
    ]);
  });

  it('names rows that cannot be read and keeps the others', () => {
    const { turns, faults } = readRoster(
      'Cấp;Họ tên;Cơ quan;Điện thoại;Từ;Đến\n1;A;B;0912345678;31/02/2026 07:00;16/11/2026 19:00\n1;A\n1;A;B;0912345678;16/11/2026 07:00;16/11/2026 19:00',
    );
    expect(turns).toHaveLength(1);
    expect(faults).toEqual([
      { row: 1, why: 'badLevel' },
      { row: 2, why: 'badTime' },
      { row: 3, why: 'needCells' },
    ]);
  });
});
