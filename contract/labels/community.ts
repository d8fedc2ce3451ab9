import type {
  dueReasons,
  homeStates,
  needKinds,
  needStates,
  needUrgencies,
  supplySources,
  teamResults,
} from '../community.ts';
import type { cardPrintKinds, householdViews } from '../households.ts';
import type { Table } from './kit.ts';

export const teamResult: Table<typeof teamResults> = {
  seen: ['Đã gặp', 'Seen'],
  absent: ['Vắng', 'Absent'],
  worse: ['Thấy mệt hơn', 'Feeling worse'],
  food: ['Cần lương thực', 'Needs food'],
  medicine: ['Cần thuốc', 'Needs medicine'],
  called: ['Đã gọi', 'Called'],
};
export const homeState: Table<typeof homeStates> = {
  none: ['Chưa đến', 'Not yet'],
  called: ['Đã gọi, chưa gặp', 'Called, not seen'],
  seen: ['Đã gặp', 'Seen'],
  absent: ['Vắng', 'Absent'],
  worse: ['Có người mệt hơn', 'Somebody feels worse'],
};
export const dueReason: Table<typeof dueReasons> = {
  'follow-up': ['Theo dõi hằng ngày', 'Daily follow-up'],
  cordon: ['Trong khu phong tỏa', 'Inside a cordon'],
  round: ['Đợt rà soát', 'Round'],
};
export const needKind: Table<typeof needKinds> = {
  worse: ['Thấy mệt hơn', 'Feeling worse'],
  medicine: ['Cần thuốc', 'Needs medicine'],
  food: ['Cần lương thực', 'Needs food'],
  absent: ['Vắng hai lần', 'Absent twice'],
};
const needUrgency: Table<typeof needUrgencies> = {
  emergency: ['Cấp cứu', 'Emergency'],
  urgent: ['Khẩn', 'Urgent'],
  today: ['Trong ngày', 'Today'],
};
const needState: Table<typeof needStates> = {
  OPEN: ['Chưa ai nhận', 'Nobody has it'],
  TAKEN: ['Đang xử lý', 'In hand'],
  DONE: ['Đã xong', 'Done'],
};
const supplySource: Table<typeof supplySources> = {
  team: ['Tổ COVID cộng đồng', 'Community team'],
  cordon: ['Khu phong tỏa', 'Cordoned area'],
};
const householdView: Table<typeof householdViews> = {
  'no-unit': ['Chưa rõ thôn, tổ', 'No unit known'],
  'no-head': ['Chưa ghi chủ hộ', 'No head named'],
};
const cardPrintKind: Table<typeof cardPrintKinds> = {
  sheet: ['In cả thôn, tổ', 'Sheet of a hamlet'],
  reissue: ['In lại một thẻ', 'One card again'],
};

export const communityLabels = {
  teamResult,
  homeState,
  dueReason,
  needKind,
  needUrgency,
  needState,
  supplySource,
  householdView,
  cardPrintKind,
};
