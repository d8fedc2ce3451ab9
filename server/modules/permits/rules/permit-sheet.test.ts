import { describe, expect, it } from 'vitest';
import { readPermitSheet } from './permit-sheet.ts';

const defaults = { route: ['20'], from: '2026-11-16', until: '2026-11-20' };

describe('a list of an enterprise', () => {
  it('is read with headings in any order and either language, semicolons too', () => {
    const rows = readPermitSheet(
      '\uFEFFBiển số;Họ và tên;CCCD;Lộ trình;Từ giờ;Đến ngày\n12C-123.45;Lý Đức Ưng;020070000017;20 > 06184;7h30;18/11/2026\n',
      defaults,
    );
    expect(rows).toEqual([
      {
        line: 2,
        fault: null,
        item: {
          kind: 'vehicle',
          fullName: 'Lý Đức Ưng',
          cccd: '020070000017',
          plate: '12C-123.45',
          route: ['20', '06184'],
          fromTime: '07:30',
          from: '2026-11-16',
          until: '2026-11-18',
        },
      },
    ]);
  });

  it('keeps the two kinds apart, and names the column that is at fault', () => {
    const text =
      'kind,name,plate,until time\nNhân viên giao hàng,An Giao,,\nvehicle,Bình Lái,,\nstaff,Cúc Giao,,25h\nxe đạp,Dần Lái,x,\n,,12C1,';
    expect(
      readPermitSheet(text, defaults)!.map(({ line, item, fault }) => [line, item?.kind, fault]),
    ).toEqual([
      [2, 'staff', null],
      [3, undefined, 'plate'],
      [4, undefined, 'untilTime'],
      [5, undefined, 'kind'],
      [6, undefined, 'fullName'],
    ]);
    expect(readPermitSheet('a,b\n1,2', defaults)).toBe(null);
    expect(readPermitSheet('name\nAn', {})![0]!.fault).toBe('route');
  });
});
