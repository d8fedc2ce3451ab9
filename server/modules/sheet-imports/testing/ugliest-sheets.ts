import { rawWorkbook } from '../../../../lib/sheets/test-workbooks.ts';
import { table, type UglySheet, workbook } from './ugly-sheets.ts';

const text = async (content: string, encoding: BufferEncoding = 'utf8') =>
  await Promise.resolve(Buffer.from(content, encoding));

/** What lost something, or went in wrong, without a word: each of these did. */
export const ugliestSheets: readonly UglySheet[] = [
  {
    name: 'titles merged down beside titles merged across',
    fileName: 'tieu de gop.xlsx',
    rows: 4,
    people: 2,
    bad: 0,
    means: {
      'Sầm Văn Áng': { sex: 'male', birthYear: 1980, phones: ['0912701001'], areaName: 'Xã Đồng Đăng' },
      'Sầm Thị Bưởi': { sex: 'female', birthYear: 1987, address: 'Nà Pài, Đồng Đăng, Cao Lộc, Lạng Sơn' },
    },
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['TT', 'Họ và tên', 'Năm sinh', null, 'Địa chỉ', null, null, null, 'Liên hệ'],
          [null, null, 'Nam', 'Nữ', 'Thôn', 'Xã', 'Huyện', 'Tỉnh/TP', 'SĐT'],
          [1, 'Sầm Văn Áng', 1980, null, 'Nà Pài', 'Đồng Đăng', 'Cao Lộc', 'Lạng Sơn', '0912701001'],
          [2, 'Sầm Thị Bưởi', null, 'sn 1987', 'nt', 'nt', 'nt', 'nt', '+84 912 701 002'],
        ]);
        for (const merge of ['A1:A2', 'B1:B2', 'C1:D1', 'E1:H1']) {
          sheet.mergeCells(merge);
        }
      }),
  },
  {
    name: 'titles in three rows, a letterhead right above',
    fileName: 'ba hang.xlsx',
    rows: 6,
    people: 2,
    bad: 0,
    means: { 'Lăng Thị Bông': { sex: 'female', birthYear: 1987, phones: ['0912702002'] } },
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['TRẠM Y TẾ XÃ', null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
          ['TT', 'Họ và tên', 'Thông tin cá nhân', null, null, null],
          [null, null, 'Năm sinh', null, 'SĐT', 'Nơi ở'],
          [null, null, 'Nam', 'Nữ', null, null],
          [1, 'Lăng Văn An', 1980, null, '0912702001', 'xã Đồng Đăng'],
          [2, 'Lăng Thị Bông', null, 1987, '0912702002', 'xã Đồng Đăng'],
        ]);
        sheet.mergeCells('C2:F2');
        sheet.mergeCells('C3:D3');
      }),
  },
  {
    name: 'sex by a cross, ages of months and days, ages beside years, days and months nobody knew',
    fileName: 'dau x.xlsx',
    rows: 11,
    people: 9,
    bad: 2,
    means: {
      'Tạ Văn Một': { sex: 'male', birthYear: 2025 },
      'Tạ Thị Hai': { sex: 'female', birthYear: 2024 },
      'Tạ Văn Ba': { birthYear: 1987 },
      'Tạ Văn Tư': { birthYear: 1987 },
      'Tạ Văn Năm': { birthYear: 1987 },
      'Tạ Văn Sáu': { birthDate: '1987-01-01' },
      'Tạ Văn Bảy': { birthYear: 2026 },
    },
    waits: { 'Tạ Văn Tám': ['bad-birth'], 'Tạ Văn Chín': ['bad-birth'] },
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['STT', 'Họ tên', 'Giới tính', null, 'Ngày sinh/tuổi'],
          [null, null, 'Nam', 'Nữ', null],
          [1, 'Tạ Văn Một', 'x', null, '12 tháng'],
          [2, 'Tạ Thị Hai', '-', 'X', '1 tuổi 11 tháng'],
          [3, 'Tạ Văn Ba', 'x', null, '1987 (39t)'],
          [4, 'Tạ Văn Tư', 'x', null, '??/05/1987'],
          [5, 'Tạ Văn Năm', 'x', null, '39 tuổi (1987)'],
          [6, 'Tạ Văn Sáu', 'x', null, '01/01/1987 (39 tuổi)'],
          [7, 'Tạ Văn Bảy', 'x', null, '5 tháng 3 ngày'],
          [8, 'Tạ Văn Tám', 'x', null, '1987 (12t)'],
          [9, 'Tạ Văn Chín', 'x', null, '60-65'],
        ]);
        for (const merge of ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2']) {
          sheet.mergeCells(merge);
        }
      }),
  },
  {
    name: 'family, middle and given names apart, a birth in three columns',
    fileName: 'tach cot.xlsx',
    rows: 5,
    people: 3,
    bad: 0,
    means: {
      Anh: { fullName: 'Bàng Văn Anh', sex: 'unknown', birthDate: '1980-06-05' },
      Bích: { fullName: 'Bàng Thị Bích', sex: 'unknown', birthYear: 1990, birthDate: null },
    },
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['TT', 'Họ', 'Chữ lót', 'Tên', 'Ngày sinh', null, null],
          [null, null, null, null, 'Ngày', 'Tháng', 'Năm'],
          [1, 'Bàng', 'Văn', 'Anh', 5, 6, 1980],
          [2, 'Bàng', 'Thị', 'Bích', null, null, 1990],
          [3, 'Bàng', null, 'Cúc', 7, 8, 1991],
        ]);
        sheet.mergeCells('E1:G1');
      }),
  },
  {
    name: 'numbers in scientific notation with a comma, and the zeros that are left of them',
    fileName: 'so mu.csv',
    rows: 6,
    people: 5,
    bad: 3,
    means: {
      'Ma Văn An': { phones: ['0912703001'], identifiers: [{ kind: 'cccd', value: '020087001235' }] },
      'Ma Văn Bé': { phones: ['0912703002'] },
    },
    waits: {
      'Ma Văn Cò': ['lost-digits', 'lost-digits'],
      'Ma Văn Dế': ['lost-digits'],
      'Ma Văn Én': ['lost-digits'],
    },
    bytes: async () =>
      await text(
        [
          '\uFEFFsep=;',
          'Họ tên;SĐT;CCCD',
          'Ma Văn An;0084912703001;’020087001235',
          'Ma Văn Bé;(84)912703002;',
          'Ma Văn Cò;9,127E+08;3,51098E+11',
          'Ma Văn Dế;912000000;',
          'Ma Văn Én;;351098000000',
        ].join('\r\n'),
      ),
  },
  {
    name: 'pipes, and windows-1258 with a foreign word',
    fileName: 'ansi.csv',
    rows: 3,
    people: 2,
    bad: 0,
    means: { 'Hoàng Thị Bảy': { areaName: 'Xã Đồng Đăng', address: 'xưởng Citroën, xã Đồng Đăng' } },
    bytes: async () =>
      await Promise.resolve(
        windows1258(
          'Họ tên|Địa chỉ\r\nHoàng Thị Bảy|xưởng Citroën, xã Đồng Đăng\r\nHoàng Văn Tám|xã Đồng Đăng\r\n',
        ),
      ),
  },
  {
    name: 'letters that nobody sees, wide digits, marks apart from their letters',
    fileName: 'chu an.xlsx',
    rows: 4,
    people: 3,
    bad: 0,
    means: {
      '1': { fullName: 'Nguyễn Văn Ảnh', birthYear: 1980, phones: ['0912704001'] },
      '2': { fullName: 'Trần Thị Bạch', birthYear: 1987, areaName: 'Xã Đồng Đăng' },
      '3': { fullName: 'Lê Văn Cảnh', birthYear: 1990 },
    },
    bytes: async () =>
      await table([
        ['STT', 'Họ\u00A0và\u200B tên', 'Năm sinh', 'Điện thoại', 'Địa chỉ'],
        [
          '1',
          'Nguyễn Văn Ảnh'.normalize('NFD'),
          '１９８０',
          '０９１２７０４００１',
          'xã Đồng Đăng'.normalize('NFD'),
        ],
        ['2', '\u200BTrần\u200C Thị Bạch\u200F', '\u202A1987\u202C', '\u2060', 'xã Đồng\u00A0Đăng'],
        ['3', 'Lê\u3000Văn Cảnh', '1990\uFEFF', null, 'xã Đồng Đăng'],
      ]),
  },
  {
    name: 'days with hours, weekdays and words, serial numbers that are none',
    fileName: 'ngay la.xlsx',
    rows: 11,
    people: 10,
    bad: 4,
    means: {
      'Vi Văn Một': { reportDate: '2026-11-12' },
      'Vi Văn Hai': { reportDate: '2026-11-12' },
      'Vi Văn Ba': { reportDate: '2026-11-12' },
      'Vi Văn Tư': { reportDate: '2026-11-12' },
      'Vi Văn Năm': { reportDate: '2026-11-12' },
      'Vi Văn Sáu': { reportDate: '2026-11-12' },
    },
    waits: {
      'Vi Văn Bảy': ['bad-date'],
      'Vi Văn Tám': ['bad-date'],
      'Vi Văn Chín': ['bad-date'],
      'Vi Văn Mười': ['bad-date'],
    },
    bytes: async () =>
      await table([
        ['Họ tên', 'Ngày báo cáo'],
        ['Vi Văn Một', 'chiều ngày 12/11/2026'],
        ['Vi Văn Hai', '8h30p ngày 12/11'],
        ['Vi Văn Ba', 'Thứ năm, 12/11/2026'],
        ['Vi Văn Tư', '12/11/2026 12:00:00 SA'],
        ['Vi Văn Năm', 'Nov 12, 2026'],
        ['Vi Văn Sáu', '12,11,2026'],
        ['Vi Văn Bảy', '-46338'],
        ['Vi Văn Tám', '4633800'],
        ['Vi Văn Chín', '01/01/1900'],
        ['Vi Văn Mười', '12/11 - 14/11'],
      ]),
  },
  {
    name: 'households in a cell, how people are addressed, second phones by their last digits',
    fileName: 'ho gia dinh.xlsx',
    rows: 8,
    people: 7,
    bad: 4,
    means: {
      'BS. Đinh Văn An': { fullName: 'Đinh Văn An', phones: ['0912705001', '0912705679'] },
      'Cụ Đinh Thị Bốn': { fullName: 'Đinh Thị Bốn', phones: ['0912705002', '0912705003'] },
      'Cô Đinh Thị Cam': { fullName: 'Đinh Thị Cam', phones: ['0912705004', '0912705009'] },
    },
    waits: {
      'Hộ ông Đinh Văn Dũng': ['two-people'],
      'Đinh Văn Em và 3 người khác': ['two-people'],
      'GĐ anh Đinh Văn Giáp (4 người)': ['two-people'],
      'Đinh Văn Hải; Đinh Thị Ích': ['two-people'],
    },
    bytes: async () =>
      await table([
        ['STT', 'Họ tên', 'SĐT'],
        [1, 'BS. Đinh Văn An', '0912705001/679'],
        [2, 'Cụ Đinh Thị Bốn', '0912 705 002 - 003'],
        [3, 'Cô Đinh Thị Cam', '0912705004/9'],
        [4, 'Hộ ông Đinh Văn Dũng', '0912705010'],
        [5, 'Đinh Văn Em và 3 người khác', '0912705011'],
        [6, 'GĐ anh Đinh Văn Giáp (4 người)', '0912705012'],
        [7, 'Đinh Văn Hải; Đinh Thị Ích', '0912705013'],
      ]),
  },
  {
    name: 'two signatures beside each other under columns of other things',
    fileName: 'hai chu ky.xlsx',
    rows: 7,
    people: 2,
    bad: 1,
    waits: { 'Hoàng Văn Ký': ['may-be-nobody'] },
    bytes: async () =>
      await table([
        ['STT', 'Họ và tên', 'Năm sinh', 'SĐT'],
        [1, 'Âu Văn Ái', 1980, '0912706001'],
        ['Cộng dồn', null, 1],
        [null, 'Người tổng hợp', null, 'TRƯỞNG TRẠM'],
        [null, null, '(đã ký)', '(đã ký)'],
        [null, null, 'Lê Thị Lập', 'Hoàng Văn Ký'],
        ['Trang 1/1'],
      ]),
  },
  {
    name: 'rows that the file hides, of a strict workbook with texts in the cells and a shared formula',
    fileName: 'loc.xlsx',
    rows: 4,
    people: 3,
    bad: 1,
    means: { 'Mè Văn An': { birthYear: 1980 }, 'Mè Thị Ba': { birthYear: 1981 } },
    waits: { 'Mè Văn Cam': ['formula-error'] },
    bytes: async () => await Promise.resolve(Buffer.from(strictWorkbook())),
  },
  {
    name: 'a mark for what stands above where nothing does, titles on each page',
    fileName: 'nt trong.xlsx',
    rows: 5,
    people: 3,
    bad: 1,
    means: { 'Cam Thị Ba': { address: 'Thôn Nà Pài, xã Đồng Đăng' } },
    waits: { 'Cam Văn An': ['ditto-of-nothing'] },
    bytes: async () =>
      await table([
        ['STT', 'Họ và tên', 'Địa chỉ'],
        [1, 'Cam Văn An', 'nt'],
        [2, 'Cam Văn Hai', 'Thôn Nà Pài, xã Đồng Đăng'],
        ['STT', 'Họ và tên', 'Địa chỉ'],
        [3, 'Cam Thị Ba', 'nt'],
      ]),
  },
  {
    name: 'letters of the font VPS Times',
    fileName: 'vps.xlsx',
    rows: 4,
    people: 3,
    bad: 0,
    means: {
      '1': { fullName: 'Nguyễn Văn Hùng', birthYear: 1980, address: 'Thôn Nà Pài, xã Đồng Đăng' },
      '2': { fullName: 'Trần Thị Hương', birthYear: 1991 },
      '3': { fullName: 'Lê Thú', birthYear: 2001 },
    },
    bytes: async () =>
      await table([
        ['STT', 'Hộ và tên', 'Năm sinh', 'Địa chỉ'],
        ['1', 'NguyÍn Væn Hùng', 1980, 'Thôn Nà Pài, xã ñÒng ñæng'],
        ['2', 'TrÀn ThÎ HÜÖng', 1991, 'Thôn Nà Pài, xã ñÒng ñæng'],
        ['3', 'Lê Thú', 2001, 'Thôn Nà Pài, xã ñÒng ñæng'],
      ]),
  },
];

/** As Excel saves "Strict Open XML Spreadsheet": other namespaces; nothing in the shared texts, a row hidden by a filter. */
function strictWorkbook(): Uint8Array {
  const cell = (value: string) =>
    `<c t="inlineStr"><is><r><t>${value.slice(0, 3)}</t></r><r><t>${value.slice(3)}</t></r></is></c>`;
  const formula = '<f t="shared" si="0"/>';
  const rows = [
    `<row r="1">${cell('Họ tên')}${cell('Năm sinh')}</row>`,
    `<row r="2">${cell('Mè Văn An')}<c><f t="shared" ref="B2:B4" si="0">1979+1</f><v>1980</v></c></row>`,
    `<row r="3" hidden="1">${cell('Mè Thị Ba')}<c>${formula}<v>1981</v></c></row>`,
    `<row r="4">${cell('Mè Văn Cam')}<c>${formula}</c></row>`,
  ];
  const main = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
  return rawWorkbook({
    workbook: `<workbook xmlns="${main}" conformance="strict"><sheets><sheet name="Trang 1" r:id="rId1"/></sheets></workbook>`,
    sheet: `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  });
}

/** Bytes of windows-1258, which has some letters whole and writes other tones behind their letter. */
function windows1258(content: string): Buffer {
  const decoder = new TextDecoder('windows-1258');
  const codes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  const bytes = Array.from(content).flatMap((letter) => {
    const whole = codes.get(letter);
    if (whole !== undefined) {
      return [whole];
    }
    const marks = letter.normalize('NFD');
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(marks)?.[0] ?? '';
    return [codes.get(marks.replace(tone, '').normalize('NFC'))!, codes.get(tone)!];
  });
  return Buffer.from(bytes);
}
