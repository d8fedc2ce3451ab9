import type { UglySheet } from './ugly-sheets.ts';
import { table } from './ugly-sheets.ts';

/** What else offices send: old fonts, tables below tables, signatures, formulas, words for what stands above. */
export const uglierSheets: readonly UglySheet[] = [
  {
    name: 'letters of the font .VnTime (TCVN3), titles too',
    fileName: 'phong cu.xlsx',
    rows: 4,
    people: 3,
    bad: 0,
    bytes: async () =>
      await table([
        ['STT', 'Hä vµ tªn', 'N¨m sinh', '§Þa chØ'],
        [1, 'NguyÔn V¨n Hïng', 1980, 'Th«n Nµ Pµi, x· §ång §¨ng'],
        [2, 'TrÇn ThÞ Ph\u00AD¬ng', 1991, 'nh\u00AD trªn'],
        [3, 'Lª Thó', 2001, 'x· §ång §¨ng'],
      ]),
  },
  {
    name: 'a CSV file of that font with semicolons and packed days',
    fileName: 'phong cu.csv',
    rows: 3,
    people: 2,
    bad: 0,
    bytes: async () => {
      const lines = [
        'Hä vµ tªn;Ngµy sinh;§iÖn tho¹i;Ngµy b¸o c¸o',
        'Hoµng V¨n Thô;05061990;="0912555001";1112026',
        'N«ng ThÞ Sen;7/8/79;0912555002;3-Nov-26',
      ];
      return await Promise.resolve(Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'));
    },
  },
  {
    name: 'VNI letters',
    fileName: 'vni.xlsx',
    rows: 3,
    people: 2,
    bad: 0,
    bytes: async () =>
      await table([
        ['STT', 'Họ và tên', 'Năm sinh'],
        [1, 'Nguyeãn Vaên Huøng', 1980],
        [2, 'Ñoã Thò Phöông', 1985],
      ]),
  },
  {
    name: 'a second table below with other columns, remarks like closing lines, a total and signatures',
    fileName: 'hai bang.xlsx',
    rows: 15,
    people: 8,
    bad: 2,
    bytes: async () =>
      await table([
        ['I. DANH SÁCH F0'],
        ['STT', 'Họ và tên', 'Năm sinh', 'Ghi chú', 'Địa chỉ'],
        [1, 'Lộc Văn An', 1970, 'Xác nhận dương tính', 'xã Đồng Đăng'],
        [2, 'Lộc Thị Bé', 1975, 'Giám đốc công ty', 'xã Đồng Đăng'],
        [3, 'Lộc Văn Còn', 1980, 'Tổng đài báo', 'Tổng kho Đồng Đăng'],
        [4, null, 1999],
        ['II. DANH SÁCH PHÁT SINH TRONG NGÀY'],
        ['STT', 'Họ và tên', 'Địa chỉ', 'SĐT', 'Năm sinh'],
        [1, 'Lộc Thị Dung', 'xã Đồng Đăng', '0912666001', 1985],
        [2, 'Lộc Văn Em', 'xã Đồng Đăng', '0912666002', 1990],
        [3, 'Lộc Thị Gấm', 'xã Đồng Đăng', null, 1995],
        [null, 'Tổng cộng', '07 người'],
        ['Người lập bảng', null, null, 'TRƯỞNG TRẠM'],
        ['(Ký, ghi rõ họ tên)'],
        [null, 'Chu Thị Hoa'],
      ]),
  },
  {
    name: 'formulas that failed or were never computed',
    fileName: 'cong thuc.xlsx',
    rows: 5,
    people: 4,
    bad: 3,
    bytes: async () =>
      await table([
        ['STT', 'Họ và tên', 'Năm sinh', 'Xã'],
        [1, { formula: 'A1&"x"', result: 'Đàm Văn Khoa' }, 1980, 'Xã Đồng Đăng'],
        [2, { error: '#N/A' }, 1981, 'Xã Đồng Đăng'],
        [3, 'Đàm Thị Lan', { formula: 'B9+1' }, 'Xã Đồng Đăng'],
        [4, 'Đàm Văn Minh', 1983, { error: '#REF!' }],
      ]),
  },
  {
    name: 'passports, long titles, a count and a place below',
    fileName: 'ho chieu.xlsx',
    rows: 5,
    people: 2,
    bad: 0,
    bytes: async () =>
      await table([
        ['Số TT', 'Họ và tên (chữ in hoa)', 'Số CCCD/Hộ chiếu', 'Xã/phường/TT', 'Quận/huyện'],
        [1, 'ZHANG WEI', 'E12345678', 'TT Đồng Đăng', 'Cao Lộc'],
        [2, 'VI THỊ HÀ', '020185001234', 'nt', 'nt'],
        [null, '(Danh sách có 02 người)'],
        [null, null, null, 'Đồng Đăng, ngày 15 tháng 11'],
      ]),
  },
  {
    name: 'words for what stands above',
    fileName: 'nhu tren.xlsx',
    rows: 6,
    people: 5,
    bad: 0,
    bytes: async () =>
      await table([
        ['TT', 'Họ và tên', 'Địa chỉ', 'Ngày báo cáo'],
        [1, 'Hứa Văn Một', 'Thôn Nà Pài, xã Đồng Đăng', 'ngày 3 tháng 11'],
        [2, 'Hứa Thị Hai', 'cùng nhà với dòng trên', '(nt)'],
        [3, 'Hứa Văn Ba', 'Khối 4, phường Kỳ Lừa', '03.11.26'],
        [4, 'Hứa Thị Tư', 'Như STT 1', 'sáng 4/11'],
        [5, 'Hứa Văn Năm', 'như người trên', 'nt'],
      ]),
  },
];
