import type { workKinds, workViews } from '../worklist.ts';
import type { Table } from './kit.ts';

const workKind: Table<typeof workKinds> = {
  contact: ['Theo dõi người tiếp xúc', 'Follow a contact up'],
  call: ['Gọi lần đầu', 'First call'],
  order: ['Kiểm tra người cách ly', 'Check on a person under an order'],
  request: ['Trả lời yêu cầu về dữ liệu', 'Answer a request about data'],
};
const workView: Table<typeof workViews> = {
  mine: ['Việc của tôi, kể cả làm thay', 'Mine, also as a stand-in'],
  unassigned: ['Chưa có ai làm', 'Nobody does it'],
  late: ['Quá hạn', 'Late'],
  escalated: ['Đã báo cấp trên', 'Told to the superior'],
  'came-up': ['Cấp dưới báo lên', 'Came up from units below'],
  all: ['Tất cả', 'All'],
};
export const workLabels = { workKind, workView };
