import type { escalationStates, goodsDirections } from '../gate-desk.ts';
import type {
  crossingMeans,
  gateDecisions,
  gateModes,
  gateSeats,
  scanOutcomes,
  shiftStates,
} from '../gates.ts';
import type { Table } from './kit.ts';

export const scanOutcome: Table<typeof scanOutcomes> = {
  valid: ['Mã hợp lệ', 'Valid code'],
  expired: ['Mã hết hạn hoặc đã thay đổi', 'Code expired or changed'],
  'bad-signature': ['Chữ ký sai, có thể giả', 'Signature wrong, perhaps forged'],
  'other-known': ['Giấy tờ khác đã biết', 'Another known code'],
  unknown: ['Không phải mã đã biết', 'Unknown code'],
  'no-zone-data': ['Chưa có dữ liệu vùng', 'No zone data'],
  'of-training': ['Mã tập huấn, không phải mã thật', 'Training code, not a real one'],
  'not-of-training': ['Mã thật, không phải của tập huấn', 'Real code, not of the training'],
};

export const gateDecision: Table<typeof gateDecisions> = {
  pass: ['Cho qua', 'Let pass'],
  test: ['Xét nghiệm', 'Test'],
  quarantine: ['Cách ly', 'Quarantine'],
  'turn-back': ['Quay đầu', 'Turn back'],
  'ask-commander': ['Hỏi chỉ huy', 'Ask the commander'],
};

export const gateMode: Table<typeof gateModes> = {
  all: ['Kiểm tra mọi người', 'Everybody'],
  'permit-lane': ['Mở làn giấy phép', 'Permit lane open'],
  sample: ['Kiểm tra xác suất', 'Sampling'],
};

export const crossingMean: Table<typeof crossingMeans> = {
  declaration: ['Tờ khai', 'Declaration'],
  card: ['Thẻ cá nhân', 'Person card'],
  permit: ['Giấy phép', 'Permit'],
  testslip: ['Phiếu xét nghiệm', 'Test slip'],
  dcc: ['Hộ chiếu vắc xin', 'Vaccine passport'],
  cccd: ['Căn cước', 'Citizen card'],
  bhyt: ['Thẻ bảo hiểm y tế', 'Insurance card'],
  phone: ['Số điện thoại', 'Phone'],
  plate: ['Biển số', 'Plate'],
  typed: ['Nhập tay', 'Typed'],
  slip: ['Phiếu giấy', 'Paper slip'],
};

export const shiftState: Table<typeof shiftStates> = {
  open: ['Đang trực', 'On duty'],
  'handed-over': ['Đã bàn giao', 'Handed over'],
  ended: ['Đã kết thúc', 'Ended'],
};

export const gateSeat: Table<typeof gateSeats> = {
  driver: ['Lái xe', 'Driver'],
  assistant: ['Phụ xe', 'Assistant'],
  passenger: ['Hành khách', 'Passenger'],
};

export const goodsDirection: Table<typeof goodsDirections> = {
  domestic: ['Hàng trong nước', 'Domestic goods'],
  import: ['Hàng nhập khẩu', 'Import'],
  export: ['Hàng xuất khẩu', 'Export'],
  transit: ['Hàng quá cảnh', 'Transit'],
  none: ['Xe không hàng', 'Empty'],
};

export const escalationState: Table<typeof escalationStates> = {
  open: ['Chờ chỉ huy trả lời', 'Waits for an answer'],
  answered: ['Đã trả lời, chưa xong', 'Answered, not done'],
  settled: ['Đã xong', 'Done'],
};
