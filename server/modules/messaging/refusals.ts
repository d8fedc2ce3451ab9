import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('sms', {
  closed: [
    404,
    'Chưa nối cổng SMS; chưa ghi gì. Đặt VX_SMS_SECRET để nhận tin.',
    'No SMS gateway is connected; nothing was recorded. Set VX_SMS_SECRET to take texts.',
  ],
  gateway: [
    403,
    'Yêu cầu không đến từ cổng SMS đã khai; chưa ghi gì.',
    'The request does not come from the SMS gateway; nothing was recorded.',
  ],
  'names-person': [
    422,
    'Số này nhiều người dùng chung và nội dung có tên một người; chưa gửi gì. Bỏ tên, hoặc mở hồ sơ người đó và gửi tin riêng (phải nhập năm sinh mới đọc được).',
    'Several people share this number and the text names one of them; nothing was sent. Leave the name out, or open the record of that person and send a message that is read behind the year of birth.',
  ],
  'no-phone': [
    422,
    'Hồ sơ chưa có số điện thoại; chưa gửi gì. Hãy nhờ tổ COVID hoặc gặp trực tiếp.',
    'The record has no phone number; nothing was sent. Ask the community team, or go there.',
  ],
  'no-birth-year': [
    422,
    'Hồ sơ chưa có năm sinh nên không kiểm tra được người đọc; chưa gửi gì. Hãy bổ sung năm sinh.',
    'The record has no year of birth, so the reader could not be checked; nothing was sent. Fill it in.',
  ],
  phone: [422, 'Số điện thoại không đúng; chưa gửi gì.', 'The phone number is not valid; nothing was sent.'],
});
