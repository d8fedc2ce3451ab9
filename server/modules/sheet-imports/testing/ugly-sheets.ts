import Excel from 'exceljs';

/** A sheet as a clerk sent it. */
export type UglySheet = {
  readonly name: string;
  readonly fileName: string;
  /** Rows with anything in them. */
  readonly rows: number;
  /** Rows that name somebody. */
  readonly people: number;
  /** Of them, those that nobody can take in before they are corrected. */
  readonly bad: number;
  /** What a row makes, by a cell of it: fields of the person's record, and the day of the report of the case. */
  readonly means?: {
    readonly [cell: string]: { readonly [field: string]: unknown; readonly reportDate?: string };
  };
  /** Why a row waits, by a cell of it. */
  readonly waits?: { readonly [cell: string]: readonly string[] };
  readonly bytes: () => Promise<Buffer>;
};

type Cells = readonly Excel.CellValue[];

export async function workbook(
  fill: (sheet: Excel.Worksheet, book: Excel.Workbook) => void,
): Promise<Buffer> {
  const book = new Excel.Workbook();
  fill(book.addWorksheet('Danh sách'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A workbook of one sheet with these rows. */
export async function table(rows: readonly Cells[]): Promise<Buffer> {
  return await workbook((sheet) => {
    for (const row of rows) {
      sheet.addRow([...row]);
    }
  });
}

/** Ten sheets, each with other faults. Places are of Lạng Sơn, people and numbers made up. */
export const uglySheets: readonly UglySheet[] = [
  {
    name: 'merged titles, titles over titles, sections, a sum and a signature',
    fileName: 'DS F0 Dong Dang.xlsx',
    rows: 12,
    people: 4,
    bad: 0,
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['TRUNG TÂM Y TẾ HUYỆN CAO LỘC'],
          ['DANH SÁCH BỆNH NHÂN DƯƠNG TÍNH'],
          [],
          ['STT', 'Họ và tên', 'Năm sinh', null, 'Địa chỉ', 'Ngày dương tính'],
          [null, null, 'Nam', 'Nữ', null, null],
          [1, 2, 3, 4, 5, 6],
          ['I. Xã Đồng Đăng'],
          [1, 'Hoàng Văn Thụ', 1975, null, 'Thôn Nà Pài, xã Đồng Đăng', '10/11/2026'],
          [2, 'Nông Thị Sen', null, 1982, 'Thôn Nà Pài, xã Đồng Đăng', '10/11/2026'],
          ['II. Phường Kỳ Lừa'],
          [3, 'Vi Văn Lập', 1990, null, 'Khối 4, phường Kỳ Lừa', '11/11/2026'],
          [4, 'Lý Thị Mai', null, 2001, 'Khối 4, phường Kỳ Lừa', '11/11/2026'],
          ['Tổng cộng: 04 người'],
        ]);
        sheet.mergeCells('A1:F1');
        sheet.mergeCells('A2:F2');
        sheet.mergeCells('C4:D4');
        sheet.mergeCells('A7:F7');
      }),
  },
  {
    name: 'ditto marks',
    fileName: 'ditto.xlsx',
    rows: 5,
    people: 4,
    bad: 0,
    bytes: async () =>
      await table([
        ['TT', 'Họ tên', 'Ngày sinh', 'Xã/Phường', 'Ngày báo cáo'],
        [1, 'Trần Văn Hai', '01/02/1980', 'Xã Đồng Đăng', '12/11/2026'],
        [2, 'Trần Thị Ba', '03/04/1985', 'nt', '"'],
        [3, 'Trần Văn Tư', '05/06/2010', '-nt-', '”'],
        [4, 'Trần Thị Năm', '07/08/2012', 'như trên', 'nt'],
      ]),
  },
  {
    name: 'serial numbers, American days, short years, days as text and as dates',
    fileName: 'ngay thang.xlsx',
    rows: 8,
    people: 7,
    bad: 1,
    bytes: async () =>
      await table([
        ['Họ và tên', 'Ngày sinh', 'Ngày khởi phát', 'Ngày ghi nhận'],
        ['Mã Văn Một', 29_221, 46_331, 46_334],
        ['Mã Văn Hai', new Date(Date.UTC(1981, 4, 6)), '11/13/2026', '15/11/2026'],
        ['Mã Văn Ba', '7-8-79', '10.11.26', '2026-11-14'],
        ['Mã Văn Bốn', '1983/09/01', '9/11', '14/11/2026 08:30'],
        ['Mã Văn Năm', 'ngày 5 tháng 6 năm 1990', '08 / 11 / 2026', 'ngày 14 tháng 11 năm 2026'],
        ['Mã Văn Sáu', '31/12/1999', 'không rõ', '14\\11\\2026'],
        ['Mã Văn Bảy', '12/05', 'ko', '14/11'],
      ]),
  },
  {
    name: 'years alone, ages, months of age',
    fileName: 'tuoi.xlsx',
    rows: 7,
    people: 6,
    bad: 1,
    bytes: async () =>
      await table([
        ['STT', 'Họ và tên', 'Năm sinh/tuổi', 'Giới'],
        [1, 'Chu Văn An', 1964, 'Nam'],
        [2, 'Chu Thị Bình', '45 tuổi', 'Nữ'],
        [3, 'Chu Bé Chi', '6 tháng', 'nu'],
        [4, 'Chu Văn Dũng', '05/1977', 'nam'],
        [5, 'Chu Văn Em', 38, 'M'],
        [6, 'Chu Văn Phúc', '1864', 'nam'],
      ]),
  },
  {
    name: 'numbers without their leading zeros',
    fileName: 'mat so 0.xlsx',
    rows: 5,
    people: 4,
    bad: 1,
    bytes: async () =>
      await table([
        ['Họ tên', 'SĐT', 'CCCD/CMND'],
        ['Đặng Văn Giang', 912_345_678, 20_087_001_234],
        ['Đặng Thị Hà', 987_654_321, 82_123_456],
        ['Đặng Văn Ích', '+84 912 111 222', '020087009999'],
        ['Đặng Văn Kiên', 1_234_567_890, '3.51098E+11'],
      ]),
  },
  {
    name: 'two phones in a cell and words instead of numbers',
    fileName: 'hai so.xlsx',
    rows: 6,
    people: 5,
    bad: 1,
    bytes: async () =>
      await table([
        ['Họ tên người bệnh', 'Điện thoại liên hệ', 'Địa chỉ'],
        ['Lương Văn Long', '0912345001/0987654001', 'Xã Đồng Đăng'],
        ['Lương Thị My', '0912345002 - 0987654002 (chồng)', 'Xã Đồng Đăng'],
        ['Lương Văn Nam', 'không có', 'Xã Đồng Đăng'],
        ['Lương Văn Oanh', '912345003; 0987654003', 'Xã Đồng Đăng'],
        ['Lương Văn Phú', '09123450', 'Xã Đồng Đăng'],
      ]),
  },
  {
    name: 'addresses of the former list, in free text',
    fileName: 'dia chi cu.xlsx',
    rows: 7,
    people: 6,
    bad: 0,
    bytes: async () =>
      await table([
        ['STT', 'HỌ VÀ TÊN', 'ĐỊA CHỈ (ghi rõ thôn, xã, huyện)'],
        [1, 'Hà Văn Quang', 'thôn Còn Chủ, xã Bảo Lâm, huyện Cao Lộc, tỉnh Lạng Sơn'],
        [2, 'Hà Thị Rạng', 'Thôn Pò Nhùng, xã Bảo Lâm, H. Cao Lộc'],
        [3, 'Hà Văn Sơn', 'số 12 đường Trần Đăng Ninh, phường Hoàng Văn Thụ, TP Lạng Sơn'],
        [4, 'Hà Thị Tâm', 'thi tran Dong Dang, huyen Cao Loc, Lang Son'],
        [5, 'Hà Văn Út', 'gần chợ, đối diện bến xe'],
        [6, 'Hà Văn Vinh', 'xã Đồng Đăng'],
      ]),
  },
  {
    name: 'names in capitals, without marks, in two columns',
    fileName: 'CHU HOA.xlsx',
    rows: 5,
    people: 4,
    bad: 0,
    bytes: async () =>
      await table([
        ['Stt', 'Họ và tên đệm', 'Tên', 'Nữ', 'Ghi chú'],
        [1, 'NGUYỄN THỊ THUỲ', 'DƯƠNG', 'x', null],
        [2, 'NGUYEN VAN', 'HUNG', null, 'F1 của mẹ'],
        [3, 'trần thị', 'lan', 'x', null],
        [4, 'Y', 'Blêu', 'x', null],
      ]),
  },
  {
    name: 'text in UTF-16 with tabs, repeated titles and empty lines',
    fileName: 'xuat tu phan mem.csv',
    rows: 6,
    people: 4,
    bad: 0,
    bytes: async () => {
      const lines = [
        'Họ tên\tNăm sinh\tGiới tính\tĐiện thoại',
        'Phùng Thị Xuân\t1988\tNữ\t0911222333',
        'Phùng Văn Yên\t1979\tNam\t0911222334',
        '',
        'Họ tên\tNăm sinh\tGiới tính\tĐiện thoại',
        'Phùng Thị Ánh\t2003\tNữ\t0911222335',
        '"Phùng Văn\tBắc"\t1950\tNam\t',
      ];
      return await Promise.resolve(Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf16le'));
    },
  },
  {
    name: 'no titles, an address merged over a household, the same person twice, nameless rows',
    fileName: 'khong tieu de.xlsx',
    rows: 6,
    people: 6,
    bad: 1,
    bytes: async () =>
      await workbook((sheet) => {
        sheet.addRows([
          ['Bế Văn Cường', '0933444555', 'Thôn Bản Liếp, xã Đồng Đăng'],
          ['Bế Thị Duyên', '0933444555', null],
          ['Bế Văn Đạt', '0933444556', null],
          ['Bế Văn Cường', '0933444555', 'xã Đồng Đăng'],
          [null, '0933444557', 'xã Đồng Đăng'],
          ['Bế Thị Êm', '0933444558', 'xã Đồng Đăng'],
        ]);
        sheet.mergeCells('C1:C3');
      }),
  },
];
