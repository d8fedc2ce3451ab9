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
  phone: [422, 'Số điện thoại không đúng; chưa gửi gì.', 'The phone number is not valid; nothing was sent.'],
});
