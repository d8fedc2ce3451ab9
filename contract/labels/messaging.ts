import type { smsDirections, smsStates } from '../messaging.ts';
import type { Table } from './kit.ts';

const smsDirection: Table<typeof smsDirections> = { in: ['Đến', 'In'], out: ['Đi', 'Out'] };
const smsState: Table<typeof smsStates> = {
  declared: ['Đã thành tờ khai', 'Became a declaration'],
  incomplete: ['Thiếu, đã hỏi lại', 'Incomplete, asked back'],
  refused: ['Không nhận', 'Not taken'],
  kept: ['Chỉ lưu, KHÔNG GỬI', 'Kept, NOT SENT'],
  waiting: ['Đang gửi', 'Being sent'],
  accepted: ['Cổng đã nhận, chưa rõ tới nơi', 'Taken by the gateway, delivery unknown'],
  failed: ['Gửi lỗi', 'Failed'],
};

export const messagingLabels = { smsDirection, smsState };
