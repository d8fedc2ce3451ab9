import type {
  directiveKinds,
  directiveRelations,
  directiveStatuses,
  pickKinds,
  receiptStates,
  recipientRoles,
} from '../directives.ts';
import type { taskEvents, taskStatuses, taskViews } from '../tasks.ts';
import type { Table } from './kit.ts';

const directiveKind: Table<typeof directiveKinds> = {
  telegram: ['Công điện', 'Urgent telegram'],
  letter: ['Công văn', 'Official letter'],
  instruction: ['Chỉ thị', 'Instruction'],
  decision: ['Quyết định', 'Decision'],
  notice: ['Thông báo', 'Notice'],
  plan: ['Kế hoạch', 'Plan'],
};
const directiveStatus: Table<typeof directiveStatuses> = {
  PENDING: ['Chưa có hiệu lực', 'Not yet in effect'],
  IN_FORCE: ['Đang hiệu lực', 'In force'],
  EXPIRED: ['Hết hiệu lực', 'Expired'],
  SUPERSEDED: ['Đã bị thay thế', 'Superseded'],
  WITHDRAWN: ['Đã thu hồi', 'Withdrawn'],
};
const directiveRelation: Table<typeof directiveRelations> = {
  supersedes: ['Thay thế', 'Supersedes'],
  amends: ['Sửa đổi, bổ sung', 'Amends'],
};
const recipientRole: Table<typeof recipientRoles> = {
  act: ['Để thực hiện', 'To act'],
  know: ['Để biết', 'To know'],
};
const receiptState: Table<typeof receiptStates> = {
  waiting: ['Chờ ký nhận', 'Waiting'],
  overdue: ['Quá hạn ký nhận', 'Overdue'],
  received: ['Đã ký nhận', 'Acknowledged'],
};
const pickKind: Table<typeof pickKinds> = {
  organisation: ['Một cơ quan', 'One office'],
  area: ['Một địa bàn', 'One unit'],
  'communes-of': ['Tất cả xã, phường của', 'All communes of'],
  'organisations-of': ['Tất cả cơ quan một loại của', 'All offices of a kind in'],
};
const taskStatus: Table<typeof taskStatuses> = {
  ASSIGNED: ['Mới giao', 'Given'],
  STARTED: ['Đang thực hiện', 'Under way'],
  REPORTED: ['Báo xong, chờ kiểm tra', 'Reported done'],
  CHECKED: ['Đã hoàn thành', 'Checked'],
  CANCELLED: ['Đã hủy', 'Cancelled'],
};
const taskView: Table<typeof taskViews> = {
  mine: ['Giao cho tôi', 'Given to me'],
  issued: ['Cơ quan tôi giao', 'Given by my office'],
  escalated: ['Chuyển cấp trên vì quá hạn', 'Escalated to me'],
  all: ['Tất cả', 'All'],
};
const taskEvent: Table<typeof taskEvents> = {
  created: ['Giao việc', 'Given'],
  progress: ['Cập nhật tiến độ', 'Progress'],
  'extension-asked': ['Xin gia hạn', 'Later deadline asked for'],
  'extension-granted': ['Cho gia hạn', 'Later deadline granted'],
  'extension-refused': ['Không cho gia hạn', 'Later deadline refused'],
  reported: ['Báo đã xong', 'Reported done'],
  checked: ['Kiểm tra: đạt', 'Checked and accepted'],
  returned: ['Kiểm tra: làm lại', 'Given back'],
  cancelled: ['Hủy việc', 'Cancelled'],
  'escalated-24': ['Quá hạn 24 giờ: chuyển cấp trên', '24 h overdue: to the superior'],
  'escalated-48': ['Quá hạn 48 giờ: chuyển cơ quan giao việc', '48 h overdue: to who gave it'],
};

/** Words of directives and tasks. */
export const directiveLabels = {
  directiveKind,
  directiveStatus,
  directiveRelation,
  recipientRole,
  receiptState,
  pickKind,
  taskStatus,
  taskView,
  taskEvent,
};
