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
import type { screenStates } from '../command-screens.ts';
import type { sourceStates, tileKinds, tileWindows } from '../command-wall.ts';
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

const screenState: Table<typeof screenStates> = {
  waiting: ['Chờ nhập mã', 'Waiting for its code'],
  expired: ['Mã đã hết hạn', 'Code expired'],
  paired: ['Đang dùng', 'In use'],
  ended: ['Hết hạn, cần ghép lại', 'Over, pair it again'],
  revoked: ['Đã thu hồi', 'Revoked'],
};
const tileKind: Table<typeof tileKinds> = {
  number: ['Con số', 'Figure'],
  series: ['Biểu đồ', 'Chart'],
  ranking: ['Xếp hạng xã, phường', 'Ranking of communes'],
  map: ['Bản đồ cấp độ dịch', 'Map of risk levels'],
  gates: ['Danh sách chốt', 'List of posts'],
};
const tileWindow: Table<typeof tileWindows> = {
  today: ['Hôm nay', 'Today'],
  week: ['7 ngày', '7 days'],
  days: ['Từng ngày, 14 ngày', 'By day, 14 days'],
  hours: ['Từng giờ, 24 giờ', 'By hour, 24 hours'],
  standing: ['Hiện có hoặc lũy kế', 'Standing or in all'],
};

export const commandLabels = {
  screenState,
  tileKind,
  tileWindow,
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
