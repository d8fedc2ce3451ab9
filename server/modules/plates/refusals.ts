import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('plates', {
  'unknown-post': [
    422,
    'Không có chốt kiểm soát này; dòng này chưa ghi. Hãy kiểm tra mã chốt của máy ảnh.',
    'There is no such checkpoint; this row was not taken. Check the post of the camera.',
  ],
  'outside-area': [
    403,
    'Chốt thuộc địa bàn ngoài phạm vi của bạn; dòng này chưa ghi.',
    'The post lies outside your area; this row was not taken.',
  ],
  'too-old': [
    422,
    'Lượt đọc biển số đã quá {days} ngày lưu giữ; dòng này không ghi.',
    'The reading is older than the {days} days that plates are kept; this row was not taken.',
  ],
});
