/** Why one row is refused: Vietnamese and English, one sentence each. */
export const rowSentences = {
  broken: ['Dấu nháy kép không khép', 'A quoted field never ends'],
  'no-id': ['Thiếu mã', 'The id is missing'],
  'repeated-id': ['Mã đã có ở dòng trước', 'The id stands on an earlier row'],
  'long-id': ['Mã dài hơn 80 ký tự', 'The id is longer than 80 characters'],
  'report-date': [
    'Ngày báo cáo thiếu hoặc không đọc được',
    'The date of report is missing or cannot be read',
  ],
  'onset-date': ['Ngày khởi phát không đọc được', 'The date of onset cannot be read'],
  'sample-date': ['Ngày lấy mẫu không đọc được', 'The date of the sample cannot be read'],
  'outcome-date': ['Ngày kết thúc không đọc được', 'The date of the outcome cannot be read'],
  sex: ['Giới tính không nằm trong ánh xạ', 'The sex is not in the mapping'],
  age: ['Tuổi hoặc năm sinh không hợp lý', 'The age or year of birth cannot be right'],
  outcome: ['Kết cục không nằm trong ánh xạ', 'The outcome is not in the mapping'],
  classification: ['Phân loại ca không nằm trong ánh xạ', 'The classification is not in the mapping'],
  origin: ['Nơi nhiễm bệnh không nằm trong ánh xạ', 'The place of infection is not in the mapping'],
  'unknown-case': ['Ca không có trong danh sách', 'The line list has no such case'],
  'self-link': ['Ca tự lây cho chính mình', 'A case cannot infect itself'],
  'repeated-link': ['Liên kết đã có ở dòng trước', 'The link stands on an earlier row'],
  'no-person': ['Thiếu mã người', 'The person is missing'],
  'no-place': ['Thiếu mã địa điểm', 'The place is missing'],
  'in-at': ['Giờ vào không đọc được', 'The time of arrival cannot be read'],
  'out-at': ['Giờ ra không đọc được', 'The time of leaving cannot be read'],
  'no-offset': ['Giờ không có múi giờ', 'A time without its offset from UTC'],
  'out-not-after-in': ['Giờ ra không sau giờ vào', 'Leaving does not come after arrival'],
  position: ['Toạ độ không hợp lệ', 'The coordinates cannot be right'],
  kind: ['Loại địa điểm không nằm trong ánh xạ', 'The kind of place is not in the mapping'],
  day: ['Ngày không đọc được', 'The day cannot be read'],
  count: ['Số ca không phải số nguyên không âm', 'The number of cases is not a whole number from 0'],
  'province-unknown': ['Không tìm thấy tỉnh', 'The province is not known'],
} as const satisfies { readonly [code: string]: readonly [vi: string, en: string] };

export type RowRefusal = keyof typeof rowSentences;

/** A refused row with where it stands; the file where there are several. */
export type RefusedRow = { readonly line: number; readonly code: RowRefusal; readonly raw: string };

/** Takes refused rows one by one, so that a file of bad rows needs no memory. */
export type RefusalSink = (row: RefusedRow) => void;
