import { sheetSentences } from '../../../lib/sheets/index.ts';
import { defineRefusals } from '../../platform/outcomes/outcome.ts';

const files = Object.fromEntries(
  Object.entries(sheetSentences).map(([code, { vi, en }]) => [
    code.replace('sheet.', 'file-'),
    [422, vi, en] as const,
  ]),
) as { [code in FileCode]: readonly [number, string, string] };

type FileCode = keyof typeof sheetSentences extends `sheet.${infer Code}` ? `file-${Code}` : never;

export const refuse = defineRefusals('import', {
  ...files,
  'unknown-area': [
    422,
    'Không có địa bàn này; chưa nhận tệp. Hãy chọn lại đơn vị gửi.',
    "There is no such area; the file was not taken. Choose the sender's unit again.",
  ],
  'outside-area': [
    403,
    'Đơn vị này ngoài địa bàn của bạn; chưa nhận tệp. Hãy chọn đơn vị trong địa bàn.',
    'This unit lies outside your area; the file was not taken. Choose a unit within it.',
  ],
  'unknown-case': [
    422,
    'Danh sách người tiếp xúc cần một ca bệnh trong địa bàn của bạn; chưa nhận tệp. Hãy nhập tệp ở ca ấy. Không có ca thì chỉ nhận danh sách do hệ thống xuất ra, có cột contactId.',
    'A list of contacts needs a case of your area; the file was not taken. Hand it in at that case. Without a case only our own exported list is taken, with its column contactId.',
  ],
  'unknown-disease': [
    422,
    'Danh sách ca bệnh cần một bệnh có trong danh mục; chưa lưu. Hãy chọn bệnh.',
    'A list of cases needs a disease of the catalogue; not saved. Choose the disease.',
  ],
  'no-columns': [
    422,
    'Chưa cột nào là họ tên hoặc mã hồ sơ; chưa lưu. Hãy chọn cột họ tên.',
    'No column is the name or the record id; not saved. Choose the column of the names.',
  ],
  'days-of-contacts': [
    422,
    'Cột theo dõi từng ngày chỉ nhập được ở danh sách người tiếp xúc; chưa lưu. Hãy để cột ấy là “Không dùng”, hoặc nhập tệp ở danh sách tiếp xúc của ca bệnh.',
    'Columns of follow-up by day are taken in lists of contacts only; not saved. Leave the column unused, or hand the file in at the contacts of the case.',
  ],
  'no-day': [
    422,
    'Một cột theo dõi chưa có ngày; chưa lưu. Hãy chọn ngày của cột ấy.',
    'A column of follow-up has no day; not saved. Choose the day of the column.',
  ],
  'no-first-day': [
    422,
    'Các cột theo dõi chỉ đếm ngày (“Ngày 1, Ngày 2 …”) hoặc ghi thứ, không ghi ngày tháng; chưa lưu. Hãy chọn ngày của cột đầu tiên, các cột sau tính theo cột ấy.',
    'The columns of follow-up only count days (“Ngày 1, Ngày 2 …”) or name weekdays; not saved. Choose the day of the first column, the others follow from it.',
  ],
  'wrong-weekday': [
    422,
    'Ngày đã chọn không đúng thứ ghi ở tiêu đề cột; chưa lưu. Hãy chọn lại ngày của cột đầu tiên.',
    'The day chosen is not the weekday that the title of the column names; not saved. Choose the day of the first column again.',
  ],
  'returned-mixed': [
    422,
    'Tệp này gộp dòng cần sửa của nhiều danh sách; chưa sửa dòng nào. Hãy gửi riêng tệp của từng danh sách.',
    'This file holds refused rows of several lists; no row was corrected. Hand in the file of each list by itself.',
  ],
  'not-found': [404, 'Không có tệp nhập này trong địa bàn của bạn.', 'There is no such import in your area.'],
  busy: [
    409,
    'Đang kiểm tra hoặc đang nhập; các dòng vẫn còn nguyên. Hãy đợi xong rồi làm lại.',
    'The rows are being checked or taken in; all are kept. Wait until that is done.',
  ],
  'returned-busy': [
    409,
    'Danh sách của tệp này đang được kiểm tra, đang nhập hoặc đang nhận một tệp sửa khác; tệp này chưa được nhận, các dòng vẫn còn nguyên. Hãy gửi lại đúng tệp này sau khoảng một phút.',
    'The list of this file is being checked or taken in, or is taking another mended file; this one was not taken, all rows are kept. Send this same file again in about a minute.',
  ],
  'not-checked': [
    409,
    'Các dòng chưa được kiểm tra; chưa nhập. Hãy lưu ý nghĩa các cột trước.',
    'The rows were not checked; nothing was taken in. Save what the columns mean first.',
  ],
});
