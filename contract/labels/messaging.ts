import type { optOutWays, smsDirections, smsPurposes, smsStates } from '../messaging.ts';
import type { Table } from './kit.ts';

const smsDirection: Table<typeof smsDirections> = { in: ['Đến', 'In'], out: ['Đi', 'Out'] };
const smsState: Table<typeof smsStates> = {
  declared: ['Đã thành tờ khai', 'Became a declaration'],
  incomplete: ['Thiếu, đã hỏi lại', 'Incomplete, asked back'],
  refused: ['Không nhận', 'Not taken'],
  'opted-out': ['Từ chối nhận tin', 'Wants no texts'],
  'opted-in': ['Nhận tin trở lại', 'Wants texts again'],
  kept: ['Chỉ lưu, KHÔNG GỬI', 'Kept, NOT SENT'],
  waiting: ['Chờ gửi', 'Waiting to be sent'],
  sending: ['Đang gửi', 'Being sent'],
  accepted: ['Cổng đã nhận, chưa rõ tới nơi', 'Taken by the gateway, delivery unknown'],
  failed: ['Gửi lỗi, chưa đi', 'Failed, did not leave'],
  unsure: ['Không rõ đã đi chưa', 'May have left'],
  cancelled: ['Đã hủy, không gửi', 'Cancelled, not sent'],
};

const smsPurpose: Table<typeof smsPurposes> = {
  declare: ['Nhắc khai báo', 'Asked to declare'],
  'call-back': ['Hẹn hoặc nhắc gọi lại', 'Asked to call back'],
  invite: ['Mời đến (lấy mẫu, tiêm, nhận giấy)', 'Asked to come (sample, dose, paper)'],
  guidance: ['Hướng dẫn', 'Guidance'],
  other: ['Việc khác', 'Other'],
  notice: ['Báo có tin riêng cho một người', 'Link of a message to one person'],
  'duty-alert': ['Báo động trực', 'Alert of the duty roster'],
  code: ['Mã dùng một lần', 'Code used once'],
};

const optOutWay: Table<typeof optOutWays> = {
  reply: ['Nhắn tin trả lời', 'Answered by text'],
  officer: ['Cán bộ ghi hộ', 'Noted by an officer'],
};

export const messagingLabels = { smsDirection, smsState, smsPurpose, optOutWay };
