import type {
  alertDirections,
  alertHappenings,
  alertKinds,
  alertReaches,
  alertSeverities,
  alertStates,
  callResults,
} from '../command-alerts.ts';
import type { briefingOrigins, briefingStates } from '../command-briefings.ts';
import type { logKinds } from '../command-duty.ts';
import type { sourceStates } from '../command-wall.ts';
import type { Table } from './kit.ts';

const briefingState: Table<typeof briefingStates> = {
  FROZEN: ['Chờ lãnh đạo ký', 'Waiting for a leader'],
  SIGNED: ['Đã ký duyệt', 'Signed off'],
};
const briefingOrigin: Table<typeof briefingOrigins> = {
  scheduled: ['Theo giờ đặt', 'By the clock'],
  manual: ['Chốt ngoài giờ', 'By hand'],
};
const alertState: Table<typeof alertStates> = {
  RAISED: ['Chưa ai nhận', 'Nobody took it'],
  ACKNOWLEDGED: ['Đã nhận', 'Acknowledged'],
  ASSIGNED: ['Đã giao việc', 'Assigned'],
  CLOSED: ['Đã đóng', 'Closed'],
};
const alertKind: Table<typeof alertKinds> = {
  threshold: ['Vượt ngưỡng', 'Threshold'],
  change: ['Biến động', 'Change'],
  missing: ['Mất số liệu', 'Missing data'],
  forecast: ['Dự báo', 'Forecast'],
};
const alertSeverity: Table<typeof alertSeverities> = {
  watch: ['Theo dõi', 'Watch'],
  urgent: ['Khẩn', 'Urgent'],
};
const alertReach: Table<typeof alertReaches> = {
  province: ['Toàn tỉnh', 'The province'],
  commune: ['Từng xã, phường', 'Each commune'],
};
const alertDirection: Table<typeof alertDirections> = {
  above: ['Từ ngưỡng trở lên', 'At or above'],
  below: ['Từ ngưỡng trở xuống', 'At or below'],
};
const callResult: Table<typeof callResults> = {
  reached: ['Gặp được', 'Reached'],
  'no-answer': ['Không trả lời', 'No answer'],
  'wrong-number': ['Sai số', 'Wrong number'],
};
const alertHappening: Table<typeof alertHappenings> = {
  raised: ['Cảnh báo phát ra', 'Raised'],
  'called-level': ['Đến lượt gọi cấp', 'Time to call level'],
  call: ['Đã gọi', 'Called'],
  acknowledged: ['Đã nhận', 'Acknowledged'],
  assigned: ['Giao cho', 'Assigned'],
  cleared: ['Số liệu đã trở lại bình thường', 'The figure came back'],
  closed: ['Đóng', 'Closed'],
};
const logKind: Table<typeof logKinds> = {
  note: ['Ghi chép', 'Note'],
  handover: ['Bàn giao ca', 'Hand-over'],
};
const sourceState: Table<typeof sourceStates> = {
  fresh: ['mới', 'fresh'],
  late: ['chậm', 'late'],
  old: ['CŨ', 'OLD'],
  none: ['chưa có', 'none yet'],
};

export const commandLabels = {
  briefingState,
  briefingOrigin,
  alertState,
  alertKind,
  alertSeverity,
  alertReach,
  alertDirection,
  callResult,
  alertHappening,
  logKind,
  sourceState,
};
