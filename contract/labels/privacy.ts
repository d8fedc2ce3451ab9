import type { accessPassesApi, passStates, passVerdicts } from '../access-passes.ts';
import type { Reply } from '../kit.ts';
import type { breachData, breachStates, holidayKinds } from '../privacy.ts';
import type {
  identityProofs,
  privacyClocks,
  privacyChannels,
  privacyRequestStates,
  privacyWishes,
} from '../privacy-records.ts';
import type { Table, TableOf } from './kit.ts';

export const privacyWish: Table<typeof privacyWishes> = {
  copy: ['Xin bản sao', 'A copy'],
  correction: ['Sửa cho đúng', 'A correction'],
  restriction: ['Hạn chế xử lý', 'Holding it back'],
  erasure: ['Xóa, ẩn danh', 'Erasure'],
  objection: ['Phản đối', 'An objection'],
};
export const privacyRequestState: Table<typeof privacyRequestStates> = {
  open: ['Đang giải quyết', 'Open'],
  done: ['Đã làm', 'Done'],
  refused: ['Từ chối', 'Refused'],
};
/** How a request stands against its deadline. */
const privacyClock: Table<typeof privacyClocks> = {
  running: ['Còn hạn', 'In time'],
  soon: ['Sắp đến hạn', 'Due soon'],
  overdue: ['Quá hạn', 'Overdue'],
  kept: ['Trả lời đúng hạn', 'Answered in time'],
  late: ['Trả lời muộn', 'Answered late'],
};
const privacyChannel: Table<typeof privacyChannels> = {
  desk: ['Tại cơ quan', 'At the desk'],
  phone: ['Gọi điện', 'By phone'],
  letter: ['Đơn, thư', 'By letter'],
  online: ['Qua mạng', 'Online'],
};
const holidayKind: Table<typeof holidayKinds> = {
  holiday: ['Nghỉ lễ', 'Public holiday'],
  'in-lieu': ['Nghỉ bù, hoán đổi', 'In lieu'],
  worked: ['Vẫn làm việc', 'Worked after all'],
};
const identityProof: Table<typeof identityProofs> = {
  unchecked: ['Chưa kiểm tra', 'Not checked'],
  document: ['Đã xem giấy tờ', 'Papers seen'],
  card: ['Đã quét thẻ cá nhân', 'Person card scanned'],
  sms: ['Mã gửi qua SMS', 'Code by SMS'],
  known: ['Cán bộ biết người này', 'Known to the officer'],
};
const breachState: Table<typeof breachStates> = {
  open: ['Đang xử lý', 'Open'],
  closed: ['Đã đóng', 'Closed'],
};
/** Kinds of data that an incident touched. */
export const breachDataNames: Table<typeof breachData> = {
  identity: ['Nhân thân', 'Identity'],
  contact: ['Điện thoại, địa chỉ', 'Phone, address'],
  location: ['Nơi đã đến', 'Places visited'],
  health: ['Sức khỏe', 'Health'],
  orders: ['Quyết định', 'Orders'],
  accounts: ['Tài khoản cán bộ', 'Accounts of officers'],
};
const passVerdict: Table<typeof passVerdicts> = {
  justified: ['Có căn cứ', 'Justified'],
  unjustified: ['Không có căn cứ', 'Not justified'],
};
const passState: Table<typeof passStates> = {
  open: ['Đang mở', 'Open now'],
  unreviewed: ['Chưa xét', 'Not reviewed'],
  ...passVerdict,
};
type PassSubject = Reply<(typeof accessPassesApi)['GET /access-passes']>['items'][number]['subjectKind'];
const passSubject: TableOf<PassSubject> = {
  person: ['Hồ sơ người', 'Person'],
  case: ['Hồ sơ ca bệnh', 'Case'],
};

export const privacyLabels = {
  privacyWish,
  privacyRequestState,
  privacyClock,
  privacyChannel,
  holidayKind,
  identityProof,
  breachState,
  breachData: breachDataNames,
  passVerdict,
  passState,
  passSubject,
};
