import type {
  checkKinds,
  plateNations,
  tripDirections,
  tripMisuseKinds,
  tripStates,
  tripTaskOutcomes,
  tripTaskReasons,
  tripTaskStates,
  tripViews,
} from '../trip-kit.ts';
import type { Table } from './kit.ts';
import { misuseKind } from './permits.ts';

const tripState: Table<typeof tripStates> = {
  PENDING: ['Chờ duyệt', 'To be accepted'],
  REGISTERED: ['Đã đăng ký', 'Registered'],
  UNDERWAY: ['Đang trên đường', 'Under way'],
  WAITING: ['Chờ ở cửa khẩu', 'Waiting at the gate'],
  HANDED_OVER: ['Đã bàn giao lái xe', 'Handed over'],
  EXITED: ['Đã xong chuyến', 'Trip over'],
  RETURNED: ['Đã quay lại', 'Turned back'],
  CANCELLED: ['Đã hủy', 'Cancelled'],
  REFUSED: ['Không duyệt', 'Refused'],
};
const tripDirection: Table<typeof tripDirections> = {
  export: ['Xuất khẩu', 'Export'],
  import: ['Nhập khẩu', 'Import'],
  transit: ['Quá cảnh', 'Transit'],
};
const plateNation: Table<typeof plateNations> = {
  VN: ['Việt Nam', 'Viet Nam'],
  CN: ['Trung Quốc', 'China'],
  OTHER: ['Nước khác', 'Other country'],
};
const tripView: Table<typeof tripViews> = {
  open: ['Đang chạy', 'On now'],
  late: ['Trễ giờ', 'Late'],
  tasks: ['Có việc phải xem', 'With open tasks'],
  waiting: ['Chờ ở cửa khẩu', 'Waiting at the gate'],
  closed: ['Đã kết thúc', 'Over'],
};
const tripCheck: Table<typeof checkKinds> = {
  post: ['Qua chốt', 'Came by'],
  arrive: ['Đến cửa khẩu', 'Arrived at the gate'],
  pass: ['Qua cửa khẩu', 'Through the gate'],
  'turned-back': ['Bị quay đầu', 'Turned back'],
  stop: ['Dừng xe', 'Stopped'],
};
const tripTaskState: Table<typeof tripTaskStates> = {
  open: ['Phải xem', 'Open'],
  done: ['Đã xong', 'Done'],
};
const tripTaskReason: Table<typeof tripTaskReasons> = {
  late: ['Trễ giờ', 'Late'],
  'off-route': ['Sai tuyến', 'Off the route'],
  'unplanned-stop': ['Dừng ngoài điểm đã định', 'Unplanned stop'],
  'seal-changed': ['Số chì khác', 'Seal changed'],
  'test-invalid': ['Xét nghiệm không còn hạn khi đến', 'Test not valid on arrival'],
  'no-hand-over': ['Qua cửa khẩu chưa bàn giao', 'Passed without hand-over'],
  'turned-back': ['Bị quay đầu ở chốt', 'Turned back at a post'],
  misuse: ['Dùng sai mã chuyến', 'Misuse of the trip code'],
};
const tripMisuse: Table<typeof tripMisuseKinds> = {
  ...misuseKind,
  'two-places': ['Hai chốt cùng lúc, không thể là một xe', 'At two posts at once'],
  'after-close': ['Dùng sau khi chuyến kết thúc', 'Used after the trip was over'],
};
const tripTaskOutcome: Table<typeof tripTaskOutcomes> = {
  'in-order': ['Có lý do, cho đi tiếp', 'Explained, goes on'],
  retested: ['Đã xét nghiệm lại', 'Tested again'],
  fined: ['Đã lập biên bản', 'Fined'],
  'sent-back': ['Cho quay lại', 'Sent back'],
  isolated: ['Đưa đi cách ly', 'Taken to isolation'],
  'not-reached': ['Không liên lạc được', 'Not reached'],
  mistaken: ['Báo nhầm', 'A mistake'],
  superseded: ['Báo cáo đến sau cho thấy không có gì', 'A later report showed nothing was wrong'],
};

export const tripLabels = {
  tripState,
  tripDirection,
  plateNation,
  tripView,
  tripCheck,
  tripTaskState,
  tripTaskReason,
  tripMisuse,
  tripTaskOutcome,
};
