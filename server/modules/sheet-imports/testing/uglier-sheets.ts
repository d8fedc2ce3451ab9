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
    means: { 'Trần Thị Phương': { address: 'Thôn Nà Pài, xã Đồng Đăng', birthYear: 1991 } },
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
    means: { 'Hoàng Văn Thụ': { birthDate: '1990-06-05', phones: ['0912555001'] } },
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
    means: { 'Đỗ Thị Phương': { birthYear: 1985 } },
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
    means: {
      'Lộc Thị Bé': { birthYear: 1975 },
      'Lộc Thị Dung': { birthYear: 1985, phones: ['0912666001'], areaName: 'Xã Đồng Đăng' },
    },
    waits: { 'Chu Thị Hoa': ['may-be-nobody'], '1999': ['no-name'] },
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
    means: {
      'ZHANG WEI': { areaName: 'Xã Đồng Đăng', identifiers: [{ kind: 'passport', value: 'E12345678' }] },
    },
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
    means: {
      'Hứa Thị Hai': { address: 'Thôn Nà Pài, xã Đồng Đăng' },
      'Hứa Thị Tư': { address: 'Thôn Nà Pài, xã Đồng Đăng' },
      'Hứa Văn Năm': { address: 'Thôn Nà Pài, xã Đồng Đăng' },
    },
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
  {
    name: 'lines of days and communes over the rows, page headers again on each page',
    fileName: 'theo ngay.xlsx',
    rows: 19,
    people: 5,
    bad: 1,
    means: {
      'Mông Văn Ất': { areaName: 'Xã Đồng Đăng', birthYear: 1970, reportDate: '2026-11-13' },
      'Mông Thị Bính': { areaName: 'Phường Kỳ Lừa', sex: 'female', reportDate: '2026-11-13' },
      'Mông Văn Đinh': { address: null, reportDate: '2026-11-14' },
      'Mông Thị Mậu': { areaName: 'Phường Kỳ Lừa', reportDate: '2026-11-14' },
    },
    waits: { 'Mông Văn Kỷ': ['bad-date'] },
    bytes: async () =>
      await table([
        ['TRUNG TÂM Y TẾ CAO LỘC', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['BỆNH NHÂN THEO NGÀY'],
        ['STT', 'Họ và tên', 'Năm sinh', null, 'SĐT'],
        [null, null, 'Nam', 'Nữ', null],
        ['Ngày 13/11/2026: 02 ca'],
        ['I', 'Xã Đồng Đăng'],
        [1, 'Mông Văn Ất', 1970, null, '0912777001'],
        ['II', 'Phường Kỳ Lừa (01 ca)'],
        [2, 'Mông Thị Bính', null, 1975],
        [null, 'Trang 1/2'],
        [null, 'SỞ Y TẾ LẠNG SƠN'],
        ['STT', 'Họ và tên', 'Năm sinh', null, 'SĐT'],
        [null, null, 'Nam', 'Nữ', null],
        ['NGÀY 14/11'],
        [3, 'Mông Văn Đinh', 1980],
        ['1. Phường Kỳ Lừa - 01 ca'],
        [4, 'Mông Thị Mậu', null, 1985],
        ['Ngày 31/11/2026'],
        [5, 'Mông Văn Kỷ', 1990],
      ]),
  },
  {
    name: 'remarks in the cells of names, births, phones and addresses',
    fileName: 'ghi chu.xlsx',
    rows: 7,
    people: 6,
    bad: 2,
    means: {
      'Phan Văn Ninh (F1)': {
        fullName: 'Phan Văn Ninh',
        birthYear: 1950,
        phones: ['0912888001'],
        areaName: 'Phường Kỳ Lừa',
      },
      'Phan Thị Oanh - F0': {
        fullName: 'Phan Thị Oanh',
        birthYear: null,
        phones: ['0912888002'],
        areaName: 'Phường Kỳ Lừa',
      },
      'Phan Văn Phú (con ông Ninh)': {
        fullName: 'Phan Văn Phú',
        birthYear: 1999,
        phones: ['0912888003', '0912888004'],
        areaName: 'Xã Đồng Đăng',
      },
      'Phan Văn Sửu': { birthYear: null, phones: ['0912888005'], areaName: 'Xã Đồng Đăng' },
    },
    waits: { 'con ông Phan Văn Quý': ['bad-name'], 'CB Phan Thị Tí': ['bad-name'] },
    bytes: async () =>
      await table([
        ['STT', 'Họ và tên', 'Năm sinh', 'Số điện thoại', 'Địa chỉ'],
        [1, 'Phan Văn Ninh (F1)', '~1950', '+84.912.888.001 (zalo)', 'TK 5, P. Kỳ Lừa'],
        [2, 'Phan Thị Oanh - F0', 'K rõ', 'zalo: 912888002', 'KP2 P.Kỳ Lừa'],
        [
          3,
          'Phan Văn Phú (con ông Ninh)',
          'sn 1999',
          '84 912 888 003 hoặc 0912.888.004',
          'TDP số 2 TT Đồng Đăng',
        ],
        [4, 'con ông Phan Văn Quý', 2020, '-', 'Khu Ga - xã Đồng Đăng'],
        [5, 'Phan Văn Sửu', '?', '0912888005 gọi tối', 'Thôn Nà Pài - xã Đồng Đăng'],
        [6, 'CB Phan Thị Tí', '3 ngày tuổi', null, 'xã Đồng Đăng'],
      ]),
  },
  {
    name: 'two people in one row, a name over two lines, an occupation behind a name',
    fileName: 'hai nguoi.xlsx',
    rows: 6,
    people: 5,
    bad: 4,
    means: { 'QUÁCH THỊ\nBÍCH': { fullName: 'Quách Thị Bích' } },
    waits: {
      'vợ: Quách Thị Uyên, chồng: Lăng Văn Vũ': ['two-people', 'bad-birth'],
      'Quách Văn Xuân\nLò Thị Yến': ['two-people'],
      'Quách Văn An và Quách Thị Ánh': ['two-people'],
      'Quách Văn Cảnh, thợ xây': ['bad-name'],
    },
    bytes: async () =>
      await table([
        ['STT', 'Họ và tên', 'Năm sinh', 'Địa chỉ'],
        [1, 'vợ: Quách Thị Uyên, chồng: Lăng Văn Vũ', '1980, 1978', 'xã Đồng Đăng'],
        [2, 'Quách Văn Xuân\nLò Thị Yến', 1981, 'xã Đồng Đăng'],
        [3, 'Quách Văn An và Quách Thị Ánh', 1982, 'xã Đồng Đăng'],
        [4, 'QUÁCH THỊ\nBÍCH', 1990, 'xã Đồng Đăng'],
        [5, 'Quách Văn Cảnh, thợ xây', 1985, 'xã Đồng Đăng'],
      ]),
  },
];
