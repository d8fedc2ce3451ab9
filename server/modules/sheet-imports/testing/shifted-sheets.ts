import type { ClerkSheet } from './clerk-sheets.ts';
import { workbook } from './ugly-sheets.ts';

/** Sheets whose titles stand on other rows than expected: people of each were passed over without a word. */
export const shiftedSheets: readonly ClerkSheet[] = [
  {
    name: 'two tables side by side, the titles of the second three rows lower',
    fileName: 'hai bang lech dong.xlsx',
    outcomes: [
      '1 heading',
      '2 heading',
      '3 Lò Văn Lên | unknown 1980 | 0912910001 | Xã Đồng Đăng | 2026-11-16',
      '4 Lò Thị Mận | unknown 1981 | 0912910002 | Phường Kỳ Lừa | 2026-11-16',
      '5 Lò Văn Nam | unknown 1982 | 0912910003 | Xã Đồng Đăng | 2026-11-16',
      '6 Lò Thị Oanh | unknown 1983 | 0912910004 | Xã Đồng Đăng | 2026-11-16',
      '7 heading',
      '104 heading',
      '105 heading',
      '106 Lò Văn Phú | unknown 1984 | 0912910005 | Phường Kỳ Lừa | 2026-11-16',
      '107 Lò Thị Quế | unknown 1985 | Xã Đồng Đăng | 2026-11-16',
    ],
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['DANH SÁCH DƯƠNG TÍNH NGÀY 15/11'],
          ['STT', 'Họ tên', 'NS', 'SĐT', 'Xã'],
          [1, 'Lò Văn Lên', 1980, '0912910001', 'xã Đồng Đăng'],
          [2, 'Lò Thị Mận', 1981, '0912910002', 'phường Kỳ Lừa', null, 'BỔ SUNG'],
          [
            3,
            'Lò Văn Nam',
            1982,
            '0912910003',
            'xã Đồng Đăng',
            null,
            'TT',
            'Họ và tên',
            'Xã',
            'Năm sinh',
            'ĐT',
          ],
          [
            4,
            'Lò Thị Oanh',
            1983,
            '0912910004',
            'nt',
            null,
            1,
            'Lò Văn Phú',
            'phường Kỳ Lừa',
            1984,
            '0912910005',
          ],
          [null, null, null, null, null, null, 2, 'Lò Thị Quế', 'xã Đồng Đăng', 1985, null],
        ]);
      }),
  },
  {
    name: 'a second table below that has more columns than the first',
    fileName: 'bang duoi rong hon.xlsx',
    outcomes: [
      '1 heading',
      '2 Lò Văn Sáng | unknown 1980 | 0912911001 | Xã Đồng Đăng | 2026-11-16',
      '3 Lò Thị Tâm | unknown 1981 | Xã Đồng Đăng | 2026-11-16',
      '4 heading',
      '5 heading',
      '6 Lò Văn Út | male 1982 | 0912911003 | 020082001111 | Phường Kỳ Lừa | 2026-11-16',
    ],
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['STT', 'Họ tên', 'Năm sinh', 'SĐT', 'Xã'],
          [1, 'Lò Văn Sáng', 1980, '0912911001', 'xã Đồng Đăng'],
          [2, 'Lò Thị Tâm', 1981, null, 'xã Đồng Đăng'],
          ['II. DANH SÁCH BỔ SUNG'],
          ['STT', 'Họ tên', 'Giới tính', 'Năm sinh', 'CCCD', 'SĐT', 'Xã', 'Ghi chú'],
          [1, 'Lò Văn Út', 'Nam', 1982, '020082001111', '0912911003', 'phường Kỳ Lừa', 'mới'],
        ]);
      }),
  },
  {
    name: 'titles below a letter of more than thirty lines',
    fileName: 'kem cong van.xlsx',
    outcomes: [
      ...Array.from({ length: 35 }, (_, i) => `${i + 1} heading`),
      '36 heading',
      '37 Lò Văn Vinh | unknown 1980 | 0912912001 | Xã Đồng Đăng | 2026-11-16',
      '38 Lò Thị Xuân | unknown 1981 | Phường Kỳ Lừa | 2026-11-16',
    ],
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ...Array.from({ length: 35 }, (_, i) => [`Căn cứ công văn về phòng, chống dịch, mục ${i + 1}`]),
          ['STT', 'Họ tên', 'Liên hệ khi cần', 'Xã', 'NS'],
          [1, 'Lò Văn Vinh', '0912912001', 'xã Đồng Đăng', 1980],
          [2, 'Lò Thị Xuân', null, 'phường Kỳ Lừa', 1981],
        ]);
      }),
  },
];
