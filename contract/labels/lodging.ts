import type { stayStates, stayViews, stayVisitResults, visitStates } from '../lodging.ts';
import type { Table } from './kit.ts';

const stayState: Table<typeof stayStates> = {
  REGISTERED: ['Chờ xác nhận', 'To be confirmed'],
  CONFIRMED: ['Đã xác nhận', 'Confirmed'],
  MISSING: ['Không có mặt', 'Missing'],
};
const stayView: Table<typeof stayViews> = {
  present: ['Đang lưu trú', 'Staying now'],
  overdue: ['Quá ngày dự kiến đi', 'Past the planned departure'],
  departed: ['Đã đi', 'Left'],
  visits: ['Cần đến thăm', 'To be visited'],
};
const stayVisit: Table<typeof visitStates> = {
  DUE: ['Cần đến thăm', 'Visit due'],
  DONE: ['Đã đến thăm', 'Visited'],
};
const stayVisitResult: Table<typeof stayVisitResults> = {
  SEEN_OK: ['Gặp được, khỏe', 'Met, well'],
  SEEN_NOT_OK: ['Gặp được, có triệu chứng', 'Met, unwell'],
  NOT_THERE: ['Không có mặt', 'Not there'],
};

export const lodgingLabels = { stayState, stayView, stayVisit, stayVisitResult };
