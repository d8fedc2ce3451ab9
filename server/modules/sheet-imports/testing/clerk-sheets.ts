import { table, workbook } from './ugly-sheets.ts';

/** A sheet as an office sent it in the summer of 2021, and what becomes of each of its rows. */
export type ClerkSheet = {
  readonly name: string;
  readonly fileName: string;
  /** Day of the sheet; by the test's own where left out. */
  readonly day?: string;
  readonly bytes: () => Promise<Buffer>;
  /** Each row by its number: "7 heading", "8 bad two-people", or who it made: "6 Tên | sex birth | phones | number | unit | report". */
  readonly outcomes: readonly string[];
};

const text = async (content: string, encoding: BufferEncoding = 'utf8') =>
  await Promise.resolve(Buffer.from(content, encoding));

/** Sheets with faults that no other here has. */
export const clerkSheets: readonly ClerkSheet[] = [
  {
    name: 'two tables side by side, with a sum in the middle',
    fileName: 'hai bang canh nhau.xlsx',
    outcomes: [
      '1 heading',
      '2 heading',
      '3 Lò Văn Ánh | unknown 1980 | Xã Đồng Đăng | 2026-11-16',
      '4 Lò Thị Bưởi | unknown 1981 | Xã Đồng Đăng | 2026-11-16',
      '5 heading',
      '6 Lò Văn Cảnh | unknown 1982 | Phường Kỳ Lừa | 2026-11-16',
      '7 heading',
      '102 heading',
      '103 Lò Văn Dần | unknown 1983 | Xã Đồng Đăng | 2026-11-16',
      '104 Lò Thị Én | unknown 1984 | Phường Kỳ Lừa | 2026-11-16',
      '107 heading',
    ],
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['DANH SÁCH DƯƠNG TÍNH NGÀY 15/11'],
          ['STT', 'Họ tên', 'NS', 'Xã', null, 'STT', 'Họ tên', 'NS', 'Xã'],
          [1, 'Lò Văn Ánh', 1980, 'xã Đồng Đăng', null, 4, 'Lò Văn Dần', 1983, 'xã Đồng Đăng'],
          [2, 'Lò Thị Bưởi', 1981, 'nt', null, 5, 'Lò Thị Én', 1984, 'phường Kỳ Lừa'],
          ['Cộng xã Đồng Đăng: 3 ca'],
          [3, 'Lò Văn Cảnh', 1982, 'phường Kỳ Lừa', null, null, null, null, null],
          [null, 'Người lập biểu', null, null, null, null, 'TRƯỞNG TRẠM'],
        ]);
        sheet.mergeCells('A1:I1');
      }),
  },
  {
    name: 'contacts beside cases in one sheet, of other columns',
    fileName: 'f0 va f1.xlsx',
    outcomes: [
      '1 heading',
      '2 heading',
      '3 Lò Văn Giang | unknown 1980 | Xã Đồng Đăng | 2026-11-15',
      '4 Lò Thị Hạ | unknown 1981 | Phường Kỳ Lừa | 2026-11-16',
      '5 heading',
      '101 heading',
      '102 heading',
      '103 bad ditto-of-nothing other-list',
      '104 bad other-list',
      '105 bad other-list',
    ],
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['DANH SÁCH CA BỆNH', null, null, null, null, 'DANH SÁCH TIẾP XÚC'],
          ['STT', 'Họ tên', 'NS', 'Xã', 'Ngày dương tính', 'TT', 'Họ và tên', 'Xã', 'SĐT', 'Ngày tiếp xúc'],
          [1, 'Lò Văn Giang', 1980, 'xã Đồng Đăng', '15/11', 1, 'Lò Văn Hai', 'nt', '0912909001', '12/11'],
          [
            2,
            'Lò Thị Hạ',
            1981,
            'phường Kỳ Lừa',
            '16/11',
            2,
            'Lò Thị Ích',
            'xã Đồng Đăng',
            '0912909002',
            '12/11',
          ],
          [null, null, null, null, null, 3, 'Lò Văn Kín', 'nt', '0912909003', '13/11'],
        ]);
      }),
  },
  {
    name: 'printed pages: sums, signatures, letterhead and titles again between the rows',
    fileName: 'in tung trang.xlsx',
    outcomes: [
      '1 heading',
      '2 heading',
      '3 Lý Văn Áo | unknown 1980 | 0912901001 | Xã Đồng Đăng | 2026-11-16',
      '4 heading',
      '5 heading',
      '6 heading',
      '7 bad bad-phone may-be-nobody',
      '8 heading',
      '9 heading',
      '10 heading',
      '11 Lý Thị Bé | unknown 1990 | 0912901002 | Xã Đồng Đăng | 2026-11-16',
      '12 Lý Văn Cứ | unknown 1991 | 0912901003 | Xã Đồng Đăng | 2026-11-16',
      '13 Lý Văn Dậu | unknown 1992 | 0912901004 | Xã Đồng Đăng | 2026-11-16',
      '14 heading',
    ],
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['SỞ Y TẾ LẠNG SƠN', null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
          ['TT', 'HỌ VÀ\nTÊN', 'NĂM\r\nSINH', 'Đ/C', 'ĐT'],
          [1, 'Lý Văn Áo', 1980, 'xã Đồng Đăng', '0912901001'],
          ['Cộng trang 1: 01 người'],
          [null, 'NGƯỜI LẬP BẢNG', null, null, 'THỦ TRƯỞNG ĐƠN VỊ'],
          [null, '(Ký, ghi rõ họ tên)', null, null, '(Ký tên, đóng dấu)'],
          [null, 'Trần Văn Lập', null, null, 'Lê Thị Duyệt'],
          ['SỞ Y TẾ LẠNG SƠN', null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
          ['(Tiếp theo trang 1)'],
          ['TT', 'HỌ VÀ\nTÊN', 'NĂM\r\nSINH', 'Đ/C', 'ĐT'],
          [2, 'Lý Thị Bé', 1990, '-nt-', '0912901002'],
          [3, 'Lý Văn Cứ', 1991, '-//-', '0912901003'],
          [4, 'Lý Văn Dậu', 1992, '//', '0912901004'],
          ['Trang 2/2'],
        ]);
      }),
  },
  {
    name: 'three rows of titles over tests by the day, hours and places of sampling',
    fileName: 'xet nghiem lan 1 lan 2.xlsx',
    outcomes: [
      '1 heading',
      '2 heading',
      '3 heading',
      '4 Mùa A Chá | male 1988 | Xã Đồng Đăng | 2026-11-10 2026-11-16',
      '5 Mùa Thị Dua | female 1990 | Xã Đồng Đăng | 2026-11-10 2026-11-16',
    ],
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['TT', 'Họ và tên', 'Thông tin', null, null, 'Xét nghiệm', null, null, null, null, 'Nơi sinh'],
          [null, null, 'Năm sinh', null, 'Nơi ở', 'Lần 1', null, null, 'Lần 2', null, null],
          [null, null, 'Nam', 'Nữ', null, 'Giờ lấy mẫu', 'Ngày lấy mẫu', 'KQ', 'Ngày lấy mẫu', 'KQ', null],
          [
            1,
            'Mùa A Chá',
            '1988',
            null,
            'xã Đồng Đăng',
            '8h30',
            '10/11',
            'Âm tính',
            '14/11',
            'Dương tính',
            'Hà Nội',
          ],
          [2, 'Mùa Thị Dua', null, '1990', 'xã Đồng Đăng', '9h', '10.11.26', '(-)', '14-11', '(+)', 'Sơn La'],
        ]);
        for (const merge of [
          'A1:A3',
          'B1:B3',
          'C1:E1',
          'F1:J1',
          'K1:K3',
          'C2:D2',
          'E2:E3',
          'F2:H2',
          'I2:J2',
        ]) {
          sheet.mergeCells(merge);
        }
      }),
  },
  {
    name: 'breaks in cells: two people in one row, one person over two, days and phones on two lines',
    fileName: 'xuong dong.xlsx',
    outcomes: [
      '1 heading',
      '2 bad two-people bad-birth',
      '3 bad two-people',
      '4 Ngô Văn Hợi | unknown 1981 | 0912902003 0912902004 | Xã Đồng Đăng | 2026-11-12 2026-11-16',
      '5 Ngô Thị Kỷ | unknown 1982 | 0912902005 | Xã Đồng Đăng | 2026-11-12 2026-11-16',
      '6 bad same-as-above',
    ],
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['STT', 'Họ và tên', 'Năm sinh', 'Điện thoại', 'Địa chỉ', 'Ngày lấy mẫu'],
          [1, 'Ngô Văn Ất\nNgô Thị Bính', '1960\n1962', '0912902001\n0912902002', 'xã Đồng Đăng', '12/11'],
          [2, '1. Ngô Văn Đinh\n2. Ngô Thị Giáp', 1980, null, 'xã Đồng Đăng', '12/11'],
          [3, 'Ngô Văn\nHợi', 1981, '0912902003\n0912902004', 'thôn Nà Pài\nxã Đồng Đăng', '12/11\n8h30'],
          [4, 'Ngô Thị Kỷ', 1982, '0912902005', 'xã Đồng Đăng', '12/11'],
          [4, 'Ngô Thị Kỷ', 1982, '0912902006', 'xã Đồng Đăng', '12/11'],
        ]);
        sheet.mergeCells('A5:A6');
        sheet.mergeCells('B5:B6');
        sheet.mergeCells('C5:C6');
      }),
  },
  {
    name: 'days as people say them',
    fileName: 'hom qua.xlsx',
    day: '2026-11-15',
    outcomes: [
      '1 heading',
      '2 Giàng A Một | unknown null | Tỉnh Lạng Sơn | 2026-11-14',
      '3 Giàng A Hai | unknown null | Tỉnh Lạng Sơn | 2026-11-15',
      '4 Giàng A Ba | unknown null | Tỉnh Lạng Sơn | 2026-11-15',
      '5 Giàng A Bốn | unknown null | Tỉnh Lạng Sơn | 2026-11-13',
      '6 Giàng A Năm | unknown null | Tỉnh Lạng Sơn | 2026-11-15',
      '7 Giàng A Sáu | unknown null | Tỉnh Lạng Sơn | 2026-11-15',
      '8 Giàng A Bảy | unknown null | Tỉnh Lạng Sơn | 2026-11-15',
      '9 Giàng A Tám | unknown null | Tỉnh Lạng Sơn | 2026-11-15',
      '10 Giàng A Chín | unknown null | Tỉnh Lạng Sơn | 2026-11-15',
      '11 bad bad-date',
      '12 bad bad-date',
      '13 bad bad-date',
    ],
    bytes: async () =>
      await table([
        ['Họ tên', 'Ngày báo cáo', 'Giờ báo cáo', 'Người báo cáo', 'Nơi phát hiện'],
        ['Giàng A Một', 'hôm qua', '8h30', 'Trạm xá', 'chợ'],
        ['Giàng A Hai', 'hôm nay', '8 giờ', 'Trạm xá', 'chợ'],
        ['Giàng A Ba', 'sáng nay', null, null, null],
        ['Giàng A Bốn', 'hôm kia', null, null, null],
        ['Giàng A Năm', '15/11', null, null, null],
        ['Giàng A Sáu', '15.11.26', null, null, null],
        ['Giàng A Bảy', '15 / 11 / 2026', null, null, null],
        ['Giàng A Tám', '15//11//2026', null, null, null],
        ['Giàng A Chín', 'l5/ll/2O26', null, null, null],
        ['Giàng A Mười', '30/02/2026', null, null, null],
        ['Giàng A Mốt', 'thứ 2 vừa rồi', null, null, null],
        ['Giàng A Hài', '15-16/11', null, null, null],
      ]),
  },
  {
    name: 'letters for digits, prefixes of countries, numbers in scientific notation, short years',
    fileName: 'chu O so 0.csv',
    outcomes: [
      '1 heading',
      '2 Sùng A Páo | unknown 1986 | 0912903001 | 020087001235 | Tỉnh Lạng Sơn | 2026-11-16',
      '3 bad lost-digits bad-birth',
      '4 bad lost-digits',
      '5 Sùng A Lử | unknown 1986 | 0912903004 | 020087001236 | Tỉnh Lạng Sơn | 2026-11-16',
      '6 Sùng A Phình | unknown 1986 | 0912903005 | 020087001237 | Tỉnh Lạng Sơn | 2026-11-16',
      '7 bad bad-citizen-id bad-phone',
    ],
    bytes: async () =>
      await text(
        [
          'TT;Họ tên;Năm sinh;SĐT;Số CCCD',
          '1;Sùng A Páo;1986;O912 903 OO1;O2OO87OO1235',
          '2;Sùng A Vàng;86;09l29O3002;2.01E+10',
          '3;Sùng Thị Mỷ;35t;+84 912 903 003;2,01E+10',
          '4;Sùng A Lử;sn 86;84912903004;020087001236.',
          '5;Sùng A Phình;1986;(+84)0912903005;CCCD: 020087001237',
          '6;Sùng A Sò;1986;09129O3OO;0200870012387',
        ].join('\n'),
      ),
  },
  {
    name: 'two clerks in one column: one with the font .VnTime, one with VNI, one with Unicode',
    fileName: 'ba phong chu.xlsx',
    outcomes: [
      '1 heading',
      '2 Nguyễn Văn Hùng | unknown 1980 | Xã Đồng Đăng | 2026-11-16',
      '3 Nguyễn Văn Hùng | unknown 1981 | Xã Đồng Đăng | 2026-11-16',
      '4 Nguyễn Văn Hùng | unknown 1982 | Xã Đồng Đăng | 2026-11-16',
      '5 Trần Thị Hương | unknown 1983 | Xã Đồng Đăng | 2026-11-16',
    ],
    bytes: async () =>
      await table([
        ['STT', 'Họ và tên', 'Năm sinh', 'Địa chỉ'],
        ['1', 'Nguyễn Văn Hùng', 1980, 'xã Đồng Đăng'],
        ['2', 'NguyÔn V¨n Hïng', 1981, 'x· §ång §¨ng'],
        ['3', 'Nguyeãn Vaên Huøng', 1982, 'xaõ Ñoàng Ñaêng'],
        ['4', 'TRÇN THÞ H¦¥NG', 1983, 'x· §ång §¨ng'],
      ]),
  },
  {
    name: 'UTF-16 without a mark, semicolons, quotes with breaks and quotes in them',
    fileName: 'utf16 khong bom.csv',
    outcomes: [
      '1 heading',
      '2 Hạng A Chu | unknown 1980 | Xã Đồng Đăng | 2026-11-16',
      '3 Hạng Thị Dợ | unknown 1981 | Xã Đồng Đăng | 2026-11-16',
      '4 Hạng A "Tủa" | unknown 1982 | Xã Đồng Đăng | 2026-11-16',
    ],
    bytes: async () =>
      await text(
        [
          'STT;"Họ\ntên";Năm sinh;Địa chỉ;Ghi chú',
          '1;Hạng A Chu;1980;"Thôn ""Nà Pài""; xã Đồng Đăng";"dòng 1',
          'dòng 2"',
          '2;Hạng Thị Dợ;1981;"xã Đồng Đăng";',
          '3;"Hạng A ""Tủa""";1982;xã Đồng Đăng;',
        ].join('\r\n'),
        'utf16le',
      ),
  },
  {
    name: 'crosses for the sex, addresses over four columns with marks and merges, failed look-ups',
    fileName: 'nam nu dau x.xlsx',
    outcomes: [
      '1 heading',
      '2 heading',
      '3 Vàng A Tủa | male 1991 | Xã Đồng Đăng | 2026-11-16',
      '4 Vàng Thị Mai | female 1992 | Xã Đồng Đăng | 2026-11-16',
      '5 Vàng A Sính | male 2026 | Xã Đồng Đăng | 2026-11-16',
      '6 Vàng A Pó | unknown 2019 | Tỉnh Lạng Sơn | 2026-11-16',
      '7 Vàng A Dờ | male 1987 | Xã Đồng Đăng | 2026-11-16',
      '8 bad formula-error',
    ],
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['TT', 'Họ và tên', 'Tuổi', 'Giới', null, 'Địa chỉ', null, null, null, 'Mối liên hệ với F0'],
          [null, null, null, 'Nam', 'Nữ', 'Số nhà, thôn', 'Xã', 'Huyện', 'Tỉnh', null],
          [1, 'Vàng A Tủa', '35t', 'x', null, 'Nà Pài', 'Bảo Lâm', 'Cao Lộc', 'Lạng Sơn', 'F1 của BN 12'],
          [2, 'Vàng Thị Mai', '34', null, 'x', '-nt-', '-nt-', '-nt-', '-nt-', 'vợ'],
          [3, 'Vàng A Sính', '5 th', 'X', null, '"', '"', '"', '"', 'con'],
          [4, 'Vàng A Pó', '7', 'x', 'x', 'Nà Pài', null, null, null, null],
          [5, 'Vàng A Dờ', '1987', 'v', null, 'Nà Mò', 'Đồng Đăng', null, 'Lạng Sơn', null],
          [
            6,
            { formula: 'VLOOKUP(A8,B:C,2,0)', result: { error: '#N/A' } },
            40,
            'x',
            null,
            'Nà Mò',
            'Đồng Đăng',
            null,
            'Lạng Sơn',
            null,
          ],
        ]);
        for (const merge of ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:I1', 'J1:J2', 'G6:I6']) {
          sheet.mergeCells(merge);
        }
        sheet.getRow(7).hidden = true;
      }),
  },
  {
    name: 'names with years and remarks, nobody today, a list that ends in a second one',
    fileName: 'ten va nam sinh.xlsx',
    outcomes: [
      '1 heading',
      '2 Thào A Sở | male 1986 | 0912905001 | Xã Đồng Đăng | 2026-11-16',
      '3 Thào Thị Xúa | female 1990 | 0912905002 | Xã Đồng Đăng | 2026-11-16',
      '4 Thào A Lềnh | male 1979 | 0912905003 | Xã Đồng Đăng | 2026-11-16',
      '5 Thào Thị Chua | female 1981 | 0912905004 | Xã Đồng Đăng | 2026-11-16',
      '6 heading',
      '7 heading',
      '8 heading',
      '9 Thào A Bé | unknown 2020 | 0912905001 | Tỉnh Lạng Sơn | 2026-11-16',
    ],
    bytes: async () =>
      await table([
        ['Stt', 'Họ tên, năm sinh', 'Giới tính', 'Quê quán/ chỗ ở hiện nay', 'SDT'],
        [1, 'Thào A Sở, 1986', 'nam', 'xã Đồng Đăng', '0912905001'],
        [2, 'Thào Thị Xúa (1990)', 'nữ', 'xã Đồng Đăng', '0912905002'],
        [3, 'Thào A Lềnh - SN 1979', 'Nam', 'xã Đồng Đăng', '0912905003'],
        [4, 'Thào Thị Chua 45 tuổi', 'Nu', 'xã Đồng Đăng', '0912905004'],
        ['Xã Cao Lộc: không có ca'],
        ['DANH SÁCH TRẺ EM'],
        ['Stt', 'Họ tên, năm sinh', 'Họ tên bố/mẹ', 'SDT'],
        [1, 'Thào A Bé, 2020', 'Thào A Sở', '0912905001'],
      ]),
  },
];
