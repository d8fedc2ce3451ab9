import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('declaration', {
  'bad-name': [
    422,
    'Họ tên không đọc được; tờ khai chưa được ghi nhận. Hãy gõ họ và tên bằng chữ.',
    'The name cannot be read; the declaration was not recorded. Type the full name in letters.',
  ],
  'bad-birth': [
    422,
    'Cần năm sinh hoặc ngày sinh có thật; tờ khai chưa được ghi nhận. Hãy sửa ô được nêu.',
    'A real year or date of birth is needed; the declaration was not recorded. Correct the field named.',
  ],
  'bad-phone': [
    422,
    'Số điện thoại không đọc được; tờ khai chưa được ghi nhận. Hãy sửa lại số, hoặc bỏ trống nếu không có.',
    'The phone number cannot be read; the declaration was not recorded. Correct it, or leave it out if there is none.',
  ],
  'bad-cccd': [
    422,
    'Số căn cước hoặc mã QR trên thẻ không đọc được; tờ khai chưa được ghi nhận. Hãy gõ 12 số, hoặc bỏ trống.',
    'The citizen number or the card’s QR text cannot be read; the declaration was not recorded. Type 12 digits or leave it out.',
  ],
  'unknown-area': [
    422,
    'Không có đơn vị hành chính này; tờ khai chưa được ghi nhận. Hãy chọn lại xã, phường.',
    'There is no such administrative unit; the declaration was not recorded. Choose the commune again.',
  ],
  'old-form': [
    422,
    'Mẫu khai này không còn dùng; tờ khai chưa được ghi nhận, nội dung bạn gõ vẫn còn. Hãy tải lại trang rồi gửi lại.',
    'This version of the form is no longer in use; nothing was recorded, your typing is kept. Reload the page and send again.',
  ],
  'bad-answer': [
    422,
    'Có câu trả lời chưa đúng hoặc còn thiếu; tờ khai chưa được ghi nhận. Hãy sửa các ô được nêu.',
    'An answer is missing or cannot be right; the declaration was not recorded. Correct the fields named.',
  ],
  'unknown-previous': [
    404,
    'Không tìm thấy tờ khai cần thay; tờ khai mới chưa được ghi nhận. Hãy gửi như một tờ khai mới.',
    'The declaration to replace was not found; the new one was not recorded. Send it as a new declaration.',
  ],
  'replaced-before': [
    409,
    'Tờ khai này đã được thay bằng tờ khác; tờ khai đang dùng được giữ nguyên. Hãy mở tờ khai mới nhất để sửa.',
    'This declaration was replaced before; the one in use is kept. Open the newest one to change it.',
  ],
  'no-task': [
    409,
    'Tờ khai này không có việc cần xử lý; không có gì thay đổi.',
    'This declaration has no due work; nothing was changed.',
  ],
  'bad-code': [
    422,
    'Mã 8 ký tự trên phiếu không đúng; tờ khai chưa được ghi nhận. Hãy xem lại phiếu.',
    'The 8-character code on the slip is not valid; the declaration was not recorded. Look at the slip again.',
  ],
  'code-taken': [
    409,
    'Mã trên phiếu đã thuộc tờ khai khác; tờ khai này chưa được ghi nhận. Hãy khai lại để có mã mới.',
    'The code on the slip belongs to another declaration; this one was not recorded. Declare again for a new code.',
  ],
  'bad-days': [
    422,
    'Ngày đến và ngày rời nơi đã qua không đúng; tờ khai chưa được ghi nhận. Hãy sửa lại ngày.',
    'The days of a visited place are not real or not in order; the declaration was not recorded. Correct them.',
  ],
  'bad-time': [
    400,
    'Thời điểm khai không đọc được; tờ khai chưa được ghi nhận. Cần dạng 2021-08-15T08:30:00+07:00.',
    'The time of the declaration cannot be read; not recorded. Write it as 2021-08-15T08:30:00+07:00.',
  ],
});
