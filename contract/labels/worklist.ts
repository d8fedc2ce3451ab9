import type { workKinds, workViews } from '../worklist.ts';
import type { Table } from './kit.ts';

const workKind: Table<typeof workKinds> = {
  contact: ['Theo dõi người tiếp xúc', 'Follow up a contact'],
  call: ['Gọi lần đầu', 'First call'],
  order: ['Kiểm tra người cách ly', 'Check on a person under an order'],
  request: ['Trả lời yêu cầu về dữ liệu', 'Answer a request about data'],
};
const workView: Table<typeof workViews> = {
  mine: ['Việc của tôi, kể cả làm thay', 'Mine, including as stand-in'],
  unassigned: ['Chưa có ai làm', 'Unassigned or uncovered'],
  late: ['Quá hạn', 'Overdue'],
  escalated: ['Đã báo cấp trên', 'Escalated to the unit above'],
  'came-up': ['Cấp dưới báo lên', 'Escalated from units below'],
  all: ['Tất cả', 'All'],
};
export const workLabels = { workKind, workView };
