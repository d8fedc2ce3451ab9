import type {
  sheetDifferences,
  sheetFields,
  sheetKinds,
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
  fullName: ['Họ và tên', 'Full name'],
  familyName: ['Họ và tên đệm', 'Family and middle name'],
  givenName: ['Tên', 'Given name'],
  sex: ['Giới tính', 'Sex'],
  birth: ['Ngày sinh hoặc năm sinh', 'Birth date or year'],
  maleYear: ['Cột nam (năm sinh hoặc đánh dấu)', 'Column of men (year of birth or a mark)'],
  femaleYear: ['Cột nữ (năm sinh hoặc đánh dấu)', 'Column of women (year of birth or a mark)'],
  age: ['Tuổi', 'Age'],
  citizenId: ['CCCD/CMND', 'Identity number'],
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

/** Names of what sheets of other offices hold and how far they are. */
export const sheetImportLabels = { sheetDifference, sheetKind, sheetState, sheetRowState, sheetField };
