import type {
  handoverEvents,
  handoverReasons,
  handoverStatuses,
  handoverSubjects,
  handoverViews,
  outsideAnswers,
} from '../handover.ts';
import type { Table } from './kit.ts';

const handoverStatus: Table<typeof handoverStatuses> = {
  SENT: ['Chờ nhận', 'Waiting'],
  ACCEPTED: ['Đã nhận', 'Accepted'],
  REFUSED: ['Từ chối', 'Refused'],
  RETURNED: ['Trả lại', 'Returned'],
  WITHDRAWN: ['Đã rút lại', 'Taken back'],
};
const handoverSubject: Table<typeof handoverSubjects> = {
  case: ['Ca bệnh', 'Case'],
  contact: ['Người tiếp xúc', 'Contact'],
};
const handoverReason: Table<typeof handoverReasons> = {
  moved: ['Đã chuyển nơi ở', 'Moved there'],
  staying: ['Đang lưu trú ở đó', 'Staying there'],
  'wrong-area': ['Thuộc địa bàn đó', 'Belongs to that area'],
  other: ['Lý do khác', 'Other reason'],
};
const handoverView: Table<typeof handoverViews> = {
  in: ['Nơi khác chuyển đến', 'Coming in'],
  out: ['Chuyển đi, chờ nhận', 'Going out'],
  late: ['Quá hạn trả lời', 'Late'],
  back: ['Bị từ chối, trả lại (7 ngày)', 'Refused or returned (7 days)'],
  closed: ['Đã trả lời', 'Answered'],
  all: ['Tất cả', 'All'],
};
const handoverEvent: Table<typeof handoverEvents> = {
  sent: ['Gửi bàn giao', 'Sent'],
  accepted: ['Nhận', 'Accepted'],
  refused: ['Từ chối', 'Refused'],
  returned: ['Trả lại', 'Returned'],
  withdrawn: ['Rút lại', 'Taken back'],
  'warned-12': ['12 giờ chưa trả lời', 'No answer for 12 hours'],
  'late-24': ['24 giờ chưa trả lời, báo cấp trên', 'No answer for 24 hours, told to the superior'],
  'late-48': ['48 giờ chưa trả lời, báo cấp trên lần hai', 'No answer for 48 hours, told again'],
};
const outsideAnswer: Table<typeof outsideAnswers> = {
  accepted: ['Đã nhận', 'Accepted'],
  refused: ['Từ chối', 'Refused'],
  returned: ['Trả lại', 'Returned'],
};

export const handoverLabels = {
  handoverStatus,
  handoverSubject,
  handoverReason,
  handoverView,
  handoverEvent,
  outsideAnswer,
};
