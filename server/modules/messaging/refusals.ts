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
    'Nội dung có tên người dùng số này, mà không ai biết ai sẽ đọc; chưa gửi gì. Bỏ tên, hoặc mở hồ sơ người đó và gửi tin riêng (phải nhập năm sinh mới đọc được).',
    'The text names somebody who uses this number, and nobody knows who will read it; nothing was sent. Leave the name out, or open the record of that person and send a message that is read behind the year of birth.',
  ],
  'tells-health': [
    422,
    'Nội dung nói về tình trạng sức khỏe của một người (dương tính, F0, F1…), mà điện thoại có thể do người khác cầm; chưa gửi gì. Hãy mở hồ sơ người đó và gửi tin riêng (phải nhập năm sinh mới đọc được), hoặc gọi điện.',
    'The text tells of somebody’s health (positive, F0, F1 …), and another may hold the phone; nothing was sent. Open the record of that person and send a message that is read behind the year of birth, or call.',
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
  'name-needed': [
    403,
    'Có hơn một người sinh năm này dùng chung điện thoại. Hãy nhập thêm họ tên của bạn, có dấu hay không dấu đều được.',
    'More than one person born in this year uses this phone. Give your full name as well, with or without accents.',
  ],
  'opted-out': [
    422,
    'Số này đã từ chối nhận tin không khẩn; chưa gửi gì. Hãy gọi điện hoặc nhờ tổ COVID. Nếu thật khẩn cho an toàn của người đó, đánh dấu “Khẩn” rồi gửi lại.',
    'This number wants no texts but urgent ones; nothing was sent. Call, or ask the community team. If their safety needs it now, mark the text urgent and send again.',
  ],
  'not-waiting': [
    409,
    'Tin này không còn chờ gửi (đang gửi, đã đi, đã hủy); không có gì thay đổi. Hãy mở lại danh sách.',
    'This text does not wait any more (it is being sent, has left or was cancelled); nothing changed. Open the list again.',
  ],
  'not-again': [
    409,
    'Tin này không gửi lại được (đã đi, đang chờ, đã hủy, hoặc là mã dùng một lần); không có gì thay đổi. Hãy soạn tin mới.',
    'This text can not be sent again (it left, waits, was cancelled, or is a code used once); nothing changed. Write a new one.',
  ],
  unknown: [
    404,
    'Không có tin nhắn này trong địa bàn của bạn; không có gì thay đổi.',
    'There is no such text in your area; nothing changed.',
  ],
  phone: [422, 'Số điện thoại không đúng; chưa gửi gì.', 'The phone number is not valid; nothing was sent.'],
});
