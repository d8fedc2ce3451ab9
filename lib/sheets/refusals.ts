/** Why a file or a part of it is not read. */
export type SheetRefusal =
  | 'sheet.empty'
  | 'sheet.xls'
  | 'sheet.encrypted'
  | 'sheet.xlsb'
  | 'sheet.html'
  | 'sheet.text'
  | 'sheet.unknown'
  | 'sheet.corrupt'
  | 'sheet.quote'
  | 'sheet.no-sheet'
  | 'sheet.too-large';

export type SheetStop = {
  readonly ok: false;
  readonly code: SheetRefusal;
  /** The part of the file, or the limit that was passed. */
  readonly detail?: string;
};

export type SheetOutcome<T> = { readonly ok: true; readonly value: T } | SheetStop;

/** What happened, what was kept, what to do. */
export const sheetSentences: {
  readonly [code in SheetRefusal]: { readonly vi: string; readonly en: string };
} = {
  'sheet.empty': {
    vi: 'Tệp không có dữ liệu. Chưa nhận gì; hãy kiểm tra lại tệp.',
    en: 'The file is empty. Nothing was taken; check the file.',
  },
  'sheet.xls': {
    vi: 'Đây là tệp Excel kiểu cũ (.xls). Chưa nhận gì; hãy mở tệp bằng Excel, WPS hoặc LibreOffice, chọn Tệp › Lưu thành (Save As), ở ô kiểu tệp chọn “Excel Workbook (.xlsx)”, rồi gửi tệp mới.',
    en: 'This is an old Excel file (.xls). Nothing was taken; open it in Excel, WPS or LibreOffice, choose File › Save As and the type “Excel Workbook (.xlsx)”, and send the new file.',
  },
  'sheet.encrypted': {
    vi: 'Tệp có mật khẩu nên không đọc được. Chưa nhận gì; hãy mở tệp bằng Excel hay LibreOffice, bỏ mật khẩu, lưu rồi gửi lại.',
    en: 'The file is protected by a password and cannot be read. Nothing was taken; open it in Excel or LibreOffice, remove the password, save it and send it again.',
  },
  'sheet.xlsb': {
    vi: 'Đây là tệp Excel nhị phân (.xlsb). Chưa nhận gì; hãy mở tệp bằng Excel, chọn Tệp › Lưu thành (Save As), ở ô kiểu tệp chọn “Excel Workbook (.xlsx)”, rồi gửi tệp mới.',
    en: 'This is a binary Excel file (.xlsb). Nothing was taken; open it in Excel, choose File › Save As and the type “Excel Workbook (.xlsx)”, and send the new file.',
  },
  'sheet.html': {
    vi: 'Tệp là trang web hoặc tệp XML mang tên tệp Excel. Chưa nhận gì; hãy mở bằng Excel, lưu thành .xlsx rồi gửi lại.',
    en: 'The file is a web page or XML named like a spreadsheet. Nothing was taken; open it in Excel, save it as .xlsx and send that.',
  },
  'sheet.text': {
    vi: 'Tệp là văn bản (CSV) mang tên tệp Excel. Hãy đổi đuôi tệp thành .csv rồi gửi lại.',
    en: 'The file is text (CSV) named like a spreadsheet. Rename it to .csv and send it again.',
  },
  'sheet.unknown': {
    vi: 'Không nhận ra đây là tệp gì. Chưa nhận gì; hãy gửi tệp .xlsx, .ods hoặc .csv.',
    en: 'It is not known what kind of file this is. Nothing was taken; send an .xlsx, .ods or .csv file.',
  },
  'sheet.corrupt': {
    vi: 'Tệp bảng tính bị hỏng hoặc tải lên chưa hết. Hãy mở bằng Excel hay LibreOffice, lưu lại rồi gửi lại.',
    en: 'The spreadsheet is damaged or was not uploaded whole. Open it in Excel or LibreOffice, save it and send it again.',
  },
  'sheet.quote': {
    vi: 'Tệp CSV có dấu nháy kép (") mở mà không đóng nên không biết ô nào đến đâu. Chưa nhận gì; hãy mở bằng Excel, lưu thành .xlsx rồi gửi lại.',
    en: 'The CSV file has a quotation mark (") that is never closed, so its cells cannot be told apart. Nothing was taken; open it in Excel, save it as .xlsx and send that.',
  },
  'sheet.no-sheet': {
    vi: 'Tệp không có trang tính này. Hãy chọn trang khác.',
    en: 'The spreadsheet has no such sheet. Choose another one.',
  },
  'sheet.too-large': {
    vi: 'Tệp bảng tính lớn quá mức cho phép khi giải nén. Hãy chia thành nhiều tệp nhỏ rồi gửi lại.',
    en: 'Unpacked, the spreadsheet is larger than allowed. Split it into several files and send those.',
  },
};

/** How a reader deep inside leaves; never passes the doors of this library, which answer a SheetStop. */
export class SheetProblem extends Error {
  readonly stop: SheetStop;

  constructor(code: SheetRefusal, detail?: string) {
    super(code);
    this.stop = detail === undefined ? { ok: false, code } : { ok: false, code, detail };
  }
}

/** The refusal behind an error. What an unpacker throws over damaged bytes is `sheet.corrupt`; other errors are bugs. */
export function stopOf(error: unknown): SheetStop {
  if (error instanceof SheetProblem) {
    return error.stop;
  }
  throw error;
}
