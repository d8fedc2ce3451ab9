import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('export', {
  'unknown-area': [
    422,
    'Không có địa bàn này; chưa xuất gì. Hãy chọn lại địa bàn.',
    'There is no such area; nothing was exported. Choose the area again.',
  ],
  'outside-area': [
    403,
    'Địa bàn này ngoài phạm vi của bạn; chưa xuất gì. Hãy chọn địa bàn của bạn.',
    'This area lies outside yours; nothing was exported. Choose one of your own.',
  ],
  'names-not-yours': [
    403,
    'Vai trò của bạn không được xem tên người; chưa xuất gì. Hãy chọn bản không có tên.',
    'Your role may not see names; nothing was exported. Choose the variant without names.',
  ],
  'days-turned': [
    422,
    'Ngày cuối trước ngày đầu; chưa xuất gì. Hãy sửa khoảng ngày.',
    'The last day lies before the first; nothing was exported. Correct the days.',
  ],
  'not-found': [
    404,
    'Không có lần xuất này trong địa bàn của bạn. Hãy yêu cầu xuất lại.',
    'There is no such export in your area. Ask for it again.',
  ],
});
