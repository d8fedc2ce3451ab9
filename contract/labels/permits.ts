import type { misuseKinds, permitKinds, permitStates } from '../permits.ts';
import type { Table } from './kit.ts';

export const permitKind: Table<typeof permitKinds> = {
  staff: ['Nhân viên giao hàng', 'Delivery staff'],
  vehicle: ['Xe chở hàng', 'Vehicle'],
};

export const permitState: Table<typeof permitStates> = {
  SUBMITTED: ['Chờ duyệt', 'Waiting'],
  APPROVED: ['Đã duyệt', 'Approved'],
  REFUSED: ['Từ chối', 'Refused'],
  REVOKED: ['Đã thu hồi', 'Withdrawn'],
  EXPIRED: ['Hết hạn', 'Expired'],
};

export const misuseKind: Table<typeof misuseKinds> = {
  'other-person': ['Người khác dùng', 'Used by another person'],
  'other-plate': ['Dùng cho xe khác', 'Used for another vehicle'],
  'off-route': ['Sai tuyến', 'Off route'],
  'off-hours': ['Sai giờ', 'Outside its hours'],
  forged: ['Nghi giả', 'Perhaps forged'],
  other: ['Khác', 'Other'],
};
