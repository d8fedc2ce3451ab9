import type { exchangeAuths, exchangePeriods, pushStates } from '../exchange.ts';
import type {
  mailStates,
  reportKinds,
  reportStatuses,
  reportWaits,
  signingFor as signingForCodes,
} from '../reporting.ts';
import type { Table } from './kit.ts';

const reportKind: Table<typeof reportKinds> = {
  hour: ['Hằng giờ', 'Hourly'],
  day: ['Hằng ngày', 'Daily'],
  week: ['Hằng tuần', 'Weekly'],
};
const reportStatus: Table<typeof reportStatuses> = {
  DRAFT: ['Bản thảo', 'Draft'],
  REVIEWED: ['Đã soát, chờ ký', 'Reviewed'],
  SIGNED: ['Đã ký duyệt', 'Signed off'],
  ISSUED: ['Đã phát hành', 'Issued'],
  SUPERSEDED: ['Đã có bản đính chính', 'Corrected since'],
};
const reportWait: Table<typeof reportWaits> = {
  review: ['Chờ soát', 'To be reviewed'],
  sign: ['Chờ ký', 'To be signed'],
  issue: ['Chờ phát hành', 'To be issued'],
};
const mailState: Table<typeof mailStates> = {
  WAITING: ['Chờ gửi', 'Waiting'],
  SENT: ['Máy chủ thư đã nhận', 'Taken by the mail server'],
  KEPT: ['Chưa gửi ra ngoài', 'Not sent'],
  FAILED: ['Không gửi được', 'Failed'],
};
const signingFor: Table<typeof signingForCodes> = {
  '': ['Người đứng đầu ký', 'The head signs'],
  'TM.': ['TM. (thay mặt tập thể)', 'TM. (for the collective)'],
  'KT.': ['KT. (ký thay cấp trưởng)', 'KT. (deputy for the head)'],
  'TL.': ['TL. (thừa lệnh)', 'TL. (by order)'],
  'TUQ.': ['TUQ. (thừa ủy quyền)', 'TUQ. (by authorisation)'],
  'Q.': ['Q. (quyền)', 'Q. (acting)'],
};
const exchangePeriod: Table<typeof exchangePeriods> = {
  daily: ['Ngày', 'Day'],
  weekly: ['Tuần', 'Week'],
  monthly: ['Tháng', 'Month'],
};
const exchangeAuth: Table<typeof exchangeAuths> = {
  basic: ['Tên và mật khẩu (Basic)', 'Name and password (Basic)'],
  token: ['Mã truy cập cá nhân (ApiToken)', 'Personal access token (ApiToken)'],
};
const pushState: Table<typeof pushStates> = {
  WAITING: ['Chờ gửi', 'Waiting'],
  SENT: ['Đã nhận đủ', 'All taken'],
  PARTIAL: ['Nhận một phần', 'Partly taken'],
  FAILED: ['Không gửi được', 'Failed'],
};

/** Words of reports and exchange. */
export const reportingLabels = {
  mailState,
  reportKind,
  reportStatus,
  reportWait,
  signingFor,
  exchangePeriod,
  exchangeAuth,
  pushState,
};
