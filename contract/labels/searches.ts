import type { searchCauses, searchManners, searchResults, searchStatuses, searchViews } from '../searches.ts';
import type { Table } from './kit.ts';

const searchCause: Table<typeof searchCauses> = {
  'wrong-number': ['Sai số điện thoại', 'Wrong number'],
  'not-at-address': ['Không có ở địa chỉ', 'Not at the address'],
  moved: ['Đã chuyển đi', 'Moved away'],
  refused: ['Từ chối', 'Refused'],
};
const searchStatus: Table<typeof searchStatuses> = {
  OPEN: ['Đang tìm', 'Searched for'],
  FOUND: ['Đã tìm thấy', 'Found'],
  CLOSED: ['Thôi tìm', 'Given up'],
};
const searchView: Table<typeof searchViews> = {
  open: ['Đang tìm', 'Searched for'],
  mine: ['Giao cho tôi', 'Given to me'],
  unassigned: ['Chưa giao ai', 'Given to nobody'],
  closed: ['Đã xong', 'Done'],
};
const searchManner: Table<typeof searchManners> = {
  call: ['Gọi điện', 'Call'],
  visit: ['Đến nhà', 'Visit'],
  neighbours: ['Hỏi hàng xóm, tổ dân phố', 'Asked the neighbours'],
  police: ['Nhờ công an', 'Asked the police'],
  other: ['Cách khác', 'Other'],
};
const searchResult: Table<typeof searchResults> = {
  nothing: ['Không thấy', 'Nothing'],
  'heard-of': ['Có tin, chưa gặp', 'Heard of, not met'],
};

export const searchLabels = { searchCause, searchStatus, searchView, searchManner, searchResult };
