import type {
  declaredBy,
  formKinds,
  smsGaps,
  taskOutcomes,
  taskReasons,
  taskStates,
} from '../declaration-forms.ts';
import type { Table } from './kit.ts';

const declarationForm: Table<typeof formKinds> = {
  people: ['Người dân', 'People'],
  vehicle: ['Phương tiện, lái xe', 'Vehicle and driver'],
  entrant: ['Nhập cảnh', 'Entry from abroad'],
  lodging: ['Lưu trú', 'Lodging'],
  returnee: ['Về từ vùng dịch', 'Returning'],
};
const declaredByWhom: Table<typeof declaredBy> = {
  self: ['Tự khai', 'Self'],
  relative: ['Người thân khai hộ', 'A relative'],
  officer: ['Cán bộ khai hộ', 'An officer'],
  sms: ['Tin nhắn', 'Text message'],
};
const declarationTask: Table<typeof taskStates> = {
  open: ['Cần xử lý', 'Due'],
  done: ['Đã xử lý', 'Done'],
};
const declarationTaskReason: Table<typeof taskReasons> = {
  symptoms: ['Có triệu chứng', 'Symptoms'],
  exposures: ['Có tiếp xúc', 'Exposure'],
  'red-zone': ['Từ vùng đỏ', 'From a red zone'],
  'taken-back': ['Đã rút lại nguy cơ khi khai lại', 'Risk taken back when declared again'],
};
const declarationTaskOutcome: Table<typeof taskOutcomes> = {
  well: ['Đã hỏi, không có dấu hiệu', 'Asked, no signs'],
  sampled: ['Đã lấy mẫu xét nghiệm', 'Sampled'],
  monitored: ['Đưa vào theo dõi sức khỏe', 'Under follow-up'],
  isolated: ['Đã cách ly', 'Isolated'],
  'not-reached': ['Không liên hệ được', 'Not reached'],
  mistaken: ['Khai nhầm', 'Declared by mistake'],
};
const smsGap: Table<typeof smsGaps> = {
  keyword: ['thiếu chữ KB ở đầu', 'no KB at the beginning'],
  name: ['họ và tên', 'full name'],
  birth: ['năm sinh', 'year of birth'],
  place: ['xã, phường', 'commune'],
  health: ['tình trạng sức khỏe', 'health'],
};

export const declarationLabels = {
  declarationForm,
  declaredByWhom,
  declarationTask,
  declarationTaskReason,
  declarationTaskOutcome,
  smsGap,
};
