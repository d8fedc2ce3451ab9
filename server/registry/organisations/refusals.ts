import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('organisation', {
  'unknown-area': [
    422,
    'Không có đơn vị hành chính này hoặc đơn vị đã thôi hiệu lực; cơ quan chưa được lưu. Hãy chọn lại đơn vị.',
    'There is no such administrative unit today; the office was not stored. Choose the unit again.',
  ],
  'area-outside': [
    403,
    'Đơn vị này ngoài địa bàn của bạn; cơ quan chưa được lưu. Hãy chọn đơn vị trong địa bàn.',
    'This unit lies outside your area; the office was not stored. Choose a unit of your own.',
  ],
});
