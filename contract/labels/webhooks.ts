import type { deliveryStates, webhookEvents, webhookStates } from '../webhooks.ts';
import type { Table } from './kit.ts';

const webhookEvent: Table<typeof webhookEvents> = {
  'case.opened': ['Có ca bệnh mới', 'A case was opened'],
  'case.changed': ['Ca bệnh được sửa, phân loại lại', 'A case was changed or reclassified'],
  'lab.result-released': ['Trả kết quả xét nghiệm', 'A test result was released'],
  'lab.result-corrected': ['Đính chính kết quả xét nghiệm', 'A test result was corrected'],
  'order.issued': ['Ra quyết định', 'Orders were issued'],
  'order.changed': ['Gia hạn, kết thúc, hủy quyết định', 'Orders were extended, ended or cancelled'],
  'risk.published': ['Công bố cấp độ dịch', 'Levels were published'],
  'command.alert-raised': ['Có cảnh báo', 'An alert was raised'],
  'declarations.submitted': ['Có khai báo y tế', 'A health declaration came in'],
  'permit.decided': ['Duyệt hoặc từ chối giấy đi đường', 'Permits were decided'],
};
const webhookState: Table<typeof webhookStates> = {
  on: ['Đang gửi', 'Sending'],
  paused: ['Tạm dừng', 'Paused'],
  failed: ['Đã ngừng: lỗi nhiều ngày', 'Stopped: failed for days'],
  gone: ['Đã ngừng: bên nhận từ chối', 'Stopped: the receiver left'],
};
const deliveryState: Table<typeof deliveryStates> = {
  waiting: ['Chờ gửi', 'Waiting'],
  sent: ['Bên nhận đã nhận', 'Taken'],
};

export const webhookLabels = { webhookEvent, webhookState, deliveryState };
