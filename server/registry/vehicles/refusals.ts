import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('vehicle', {
  'bad-plate': [
    422,
    'Biển số không đọc được; xe chưa được lưu. Hãy gõ như trên biển, ví dụ 12A-123.45.',
    'The plate cannot be read; the vehicle was not stored. Type it as on the plate, for example 12A-123.45.',
  ],
  'bad-phone': [
    422,
    'Số điện thoại chủ xe không đọc được; xe chưa được lưu. Hãy kiểm tra lại số.',
    'The owner’s phone number cannot be read; the vehicle was not stored. Check the number.',
  ],
});
