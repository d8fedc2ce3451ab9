import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('directive', {
  'bad-period': [
    422,
    'Khoảng thời gian không đúng: lúc bắt đầu phải trước lúc kết thúc và trước bây giờ. Hãy chọn lại.',
    'The time is not right: it has to begin before it ends and before now. Choose again.',
  ],
  'unknown-issuer': [
    422,
    'Không có cơ quan ban hành này; chưa gửi gì. Hãy chọn lại cơ quan.',
    'There is no such issuing office; nothing was sent. Choose the office again.',
  ],
  'outside-area': [
    403,
    'Cơ quan ban hành hoặc văn bản thuộc địa bàn ngoài phạm vi của bạn; chưa thay đổi gì.',
    'The issuing office or the document lies outside your area; nothing was changed.',
  ],
  'no-recipient': [
    422,
    'Không tìm thấy nơi nhận “{what}”; chưa gửi gì. Hãy chọn lại nơi nhận.',
    'The recipient “{what}” was not found; nothing was sent. Choose the recipients again.',
  ],
  'recipient-outside': [
    403,
    'Nơi nhận “{what}” nằm ngoài địa bàn của bạn; chưa gửi gì. Hãy bỏ nơi nhận này.',
    'The recipient “{what}” lies outside your area; nothing was sent. Leave it out.',
  ],
  dates: [
    422,
    'Ngày hiệu lực phải từ ngày ký trở đi, ngày hết hiệu lực phải từ ngày hiệu lực trở đi; chưa gửi gì.',
    'It must take effect on or after its date, and end on or after that; nothing was sent.',
  ],
  'number-taken': [
    409,
    'Cơ quan này đã ban hành số {number} trong năm; chưa gửi gì. Hãy xem lại số văn bản.',
    'This office has issued number {number} in this year; nothing was sent. Check the number.',
  ],
  'no-suffix': [
    422,
    'Cơ quan này chưa có ký hiệu văn bản nên chưa cấp số được; chưa gửi gì. Hãy gõ số văn bản hoặc bổ sung ký hiệu ở màn hình Cơ quan.',
    'This office has no suffix of its numbers, so none was given; nothing was sent. Type the number, or add the suffix on the screen of offices.',
  ],
  'unknown-related': [
    422,
    'Không tìm thấy văn bản được thay thế hoặc sửa đổi trong phạm vi của bạn; chưa gửi gì.',
    'The document that is superseded or amended was not found in your area; nothing was sent.',
  ],
  'not-in-force': [
    409,
    'Văn bản {number} không còn hiệu lực nên không làm được việc này; chưa thay đổi gì.',
    'Document {number} is no longer in force, so this cannot be done; nothing was changed.',
  ],
  'not-recipient': [
    403,
    'Bạn không ký nhận thay cho nơi nhận này; chưa ghi nhận. Cơ quan ban hành có thể ghi nhận qua điện thoại kèm ghi chú.',
    'You do not acknowledge for this recipient; nothing was recorded. The issuer may record it by telephone, with a note.',
  ],
  'note-required': [
    422,
    'Ghi nhận thay nơi nhận phải có ghi chú: hỏi ai, lúc nào; chưa ghi nhận.',
    'Recording for a recipient needs a note: whom you asked, and when; nothing was recorded.',
  ],
});

export const refuseTask = defineRefusals('task', {
  'unknown-directive': [
    422,
    'Không tìm thấy văn bản còn hiệu lực để giao việc; chưa giao việc nào.',
    'No document in force was found to cut tasks from; no task was given.',
  ],
  'unknown-metric': [
    422,
    'Không có chỉ số {code} để đo tiến độ; chưa giao việc nào. Hãy chọn chỉ số khác hoặc đo bằng phần trăm.',
    'There is no figure {code} to measure progress; no task was given. Choose another or measure in percent.',
  ],
  'due-passed': [
    422,
    'Thời hạn phải ở sau thời điểm hiện tại; chưa thay đổi gì.',
    'The deadline must lie ahead; nothing was changed.',
  ],
  'not-responsible': [
    403,
    'Việc này giao cho nơi khác; chưa ghi nhận.',
    'This task was given to somebody else; nothing was recorded.',
  ],
  'not-issuer': [
    403,
    'Chỉ cơ quan giao việc mới làm được bước này; chưa thay đổi gì.',
    'Only the office that gave the task may do this; nothing was changed.',
  ],
  'wrong-step': [
    409,
    'Việc đang ở trạng thái “{status}” nên không làm được bước này; chưa thay đổi gì. Hãy tải lại trang.',
    'The task is in the state {status}, so this step is not possible; nothing was changed. Reload the page.',
  ],
  'no-extension': [
    409,
    'Không có đề nghị gia hạn nào đang chờ; chưa thay đổi gì.',
    'No request for a later deadline is waiting; nothing was changed.',
  ],
  'earlier-extension': [
    422,
    'Thời hạn mới phải sau thời hạn hiện tại; chưa thay đổi gì.',
    'The new deadline must lie after the present one; nothing was changed.',
  ],
  'reason-required': [
    422,
    'Không đồng ý thì phải nêu lý do; chưa thay đổi gì.',
    'Refusing needs a reason; nothing was changed.',
  ],
  'empty-progress': [
    422,
    'Cập nhật tiến độ phải có phần trăm, ghi chú hoặc tệp; chưa ghi nhận.',
    'A report of progress needs a share, a note or a file; nothing was recorded.',
  ],
});
