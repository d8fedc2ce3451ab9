import type {
  sheetDifferences,
  sheetFields,
  sheetKinds,
  sheetProblems,
  sheetRowStates,
  sheetStates,
} from '../sheet-imports.ts';
import type { Table } from './kit.ts';

const sheetKind: Table<typeof sheetKinds> = {
  case: ['Ca bệnh', 'Cases'],
  contact: ['Người tiếp xúc của một ca', 'Contacts of a case'],
  person: ['Danh sách người (chưa gắn ca bệnh)', 'People alone (no cases)'],
};
const sheetDifference: Table<typeof sheetDifferences> = {
  ask: ['Hỏi từng dòng', 'Ask row by row'],
  sheet: ['Lấy theo tệp', 'The sheet holds'],
  record: ['Giữ hồ sơ đang có', 'The record stays'],
};
const sheetState: Table<typeof sheetStates> = {
  mapping: ['Chờ xác nhận cột', 'Columns to be confirmed'],
  checking: ['Đang kiểm tra', 'Being checked'],
  checked: ['Đã kiểm tra', 'Checked'],
  importing: ['Đang nhập', 'Being taken in'],
  done: ['Đã nhập xong', 'Taken in'],
};
const sheetRowState: Table<typeof sheetRowStates> = {
  new: ['Chưa kiểm tra', 'Not checked'],
  heading: ['Không phải người', 'Names nobody'],
  ready: ['Nhập được', 'Ready'],
  bad: ['Cần sửa', 'To be corrected'],
  imported: ['Đã nhập', 'Taken in'],
  duplicate: ['Đã nhập, nghi trùng', 'Taken in, may be a duplicate'],
  skipped: ['Bỏ qua', 'Left out'],
};
const sheetField: Table<typeof sheetFields> = {
  ordinal: ['Số thứ tự', 'Number of the row'],
  personId: ['Mã hồ sơ người', 'Record id'],
  version: ['Phiên bản hồ sơ', 'Version of the record'],
  caseId: ['Mã ca bệnh (tệp xuất của hệ thống)', 'Case id (of our export)'],
  caseVersion: ['Phiên bản ca bệnh', 'Version of the case'],
  stayCommune: ['Xã/phường ca đang ở', 'Commune where the case stays'],
  classification: ['Phân loại (chỉ đối chiếu)', 'Classification (compared only)'],
  outcome: ['Kết quả (chỉ đối chiếu)', 'Outcome (compared only)'],
  fullName: ['Họ và tên', 'Full name'],
  familyName: ['Họ và tên đệm', 'Family and middle name'],
  givenName: ['Tên', 'Given name'],
  sex: ['Giới tính', 'Sex'],
  birth: ['Ngày sinh hoặc năm sinh', 'Birth date or year'],
  maleYear: ['Cột nam (năm sinh hoặc đánh dấu)', 'Column of men (year of birth or a mark)'],
  femaleYear: ['Cột nữ (năm sinh hoặc đánh dấu)', 'Column of women (year of birth or a mark)'],
  age: ['Tuổi', 'Age'],
  citizenId: ['CCCD/CMND, hộ chiếu', 'Identity number, passport'],
  phone: ['Điện thoại', 'Phone'],
  address: ['Địa chỉ', 'Address'],
  hamlet: ['Thôn, khối, số nhà', 'Hamlet, block, house'],
  commune: ['Xã/phường', 'Commune'],
  district: ['Huyện (cũ)', 'District (former)'],
  province: ['Tỉnh', 'Province'],
  household: ['Mã hộ', 'Household code'],
  onsetDate: ['Ngày khởi phát', 'Day of onset'],
  sampleDate: ['Ngày lấy mẫu', 'Day of the sample'],
  reportDate: ['Ngày báo cáo', 'Day of the report'],
  relation: ['Quan hệ với ca bệnh', 'Relation to the case'],
  firstContactDate: ['Ngày tiếp xúc đầu', 'First day of contact'],
  lastContactDate: ['Ngày tiếp xúc cuối', 'Last day of contact'],
  note: ['Ghi chú (không nhập)', 'Note (not taken in)'],
};

const sheetProblem: Table<typeof sheetProblems> = {
  'formula-error': ['Công thức lỗi', 'Formula failed'],
  'no-name': ['Thiếu họ tên', 'No name'],
  'may-be-nobody': ['Có thể không phải người', 'May be nobody'],
  'bad-name': ['Họ tên sai', 'Name not right'],
  'bad-phone': ['Điện thoại sai', 'Phone not right'],
  'bad-citizen-id': ['CCCD/CMND sai', 'Identity number not right'],
  'lost-digits': ['Excel làm mất chữ số', 'Digits lost by Excel'],
  'bad-date': ['Ngày không đọc được', 'Day not readable'],
  'future-date': ['Ngày ở tương lai', 'Day in the future'],
  'bad-birth': ['Ngày sinh, tuổi sai', 'Birth or age not right'],
  'no-report-date': ['Thiếu ngày báo cáo', 'No day of report'],
  'no-contact-date': ['Thiếu ngày tiếp xúc', 'No day of contact'],
  'divided-unit': ['Xã cũ đã chia', 'Divided unit'],
  'outside-area': ['Ngoài địa bàn', 'Outside the area'],
  'unknown-person': ['Mã hồ sơ không có', 'Unknown record'],
  'outside-person': ['Hồ sơ của địa bàn khác', 'Record of another area'],
  'unknown-case': ['Mã ca bệnh không có', 'Unknown case'],
  'outside-case': ['Ca của địa bàn khác', 'Case of another area'],
  'case-step': ['Đổi ở hồ sơ ca', 'Change it on the case'],
  'bad-stay': ['Không rõ xã đang ở', 'Commune of stay unknown'],
  differs: ['Khác hồ sơ', 'Differs from the record'],
  'the-case-itself': ['Chính ca bệnh', 'The case itself'],
  'not-taken': ['Chưa nhập được', 'Not taken in'],
};

/** Names of what sheets of other offices hold and how far they are. */
export const sheetImportLabels = {
  sheetDifference,
  sheetProblem,
  sheetKind,
  sheetState,
  sheetRowState,
  sheetField,
};
