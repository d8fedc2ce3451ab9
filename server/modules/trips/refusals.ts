import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('trip', {
  'not-found': [
    404,
    'Không có chuyến xe này; chưa thay đổi gì. Hãy kiểm tra mã hoặc biển số.',
    'There is no such trip; nothing was changed. Check the code or the plate.',
  ],
  'outside-area': [
    403,
    'Chuyến xe hoặc chốt thuộc địa bàn ngoài phạm vi của bạn; chưa thay đổi gì.',
    'The trip or the post lies outside your area; nothing was changed.',
  ],
  'unknown-route': [
    422,
    'Không có tuyến này, hoặc tuyến không áp dụng vào ngày đi; dòng này chưa nhận. Hãy chọn lại tuyến.',
    'There is no such route, or it is not in force on the day; this row was not taken. Choose the route again.',
  ],
  plate: [
    422,
    'Biển số không đọc được; dòng này chưa nhận. Gõ như trên biển, ví dụ 12C-123.45 hoặc 桂A12345; biển nước khác thì chọn nước.',
    'The plate cannot be read; this row was not taken. Type it as printed, for example 12C-123.45 or 桂A12345; for another country say so.',
  ],
  name: [
    422,
    'Thiếu họ tên lái xe hoặc phụ xe; dòng này chưa nhận. Hãy ghi như trên giấy tờ.',
    'A name of the crew is missing; this row was not taken. Write it as on the papers.',
  ],
  times: [
    422,
    'Giờ đi phải từ hai ngày trước đến 30 ngày tới; dòng này chưa nhận. Hãy sửa giờ.',
    'The start must lie between two days ago and 30 days ahead; this row was not taken. Correct the time.',
  ],
  slot: [
    422,
    'Cửa khẩu không có khung giờ hẹn này, hoặc khung giờ đã qua; dòng này chưa nhận. Hãy chọn khung giờ khác.',
    'The gate has no such appointment, or it has passed; this row was not taken. Choose another one.',
  ],
  'slot-full': [
    409,
    'Khung giờ hẹn đã đủ xe; dòng này chưa nhận. Hãy chọn khung giờ khác.',
    'The appointment is full; this row was not taken. Choose another one.',
  ],
  'already-on': [
    409,
    'Xe này đang có một chuyến chưa xong; dòng này chưa nhận. Hãy kết thúc chuyến cũ trước.',
    'This vehicle is on a trip that is not over; this row was not taken. Close that one first.',
  ],
  'decided-before': [
    409,
    'Chuyến xe đã được duyệt hoặc từ chối trước đó; giữ nguyên quyết định cũ.',
    'The trip was accepted or refused before; the former decision stands.',
  ],
  'reason-required': [
    422,
    'Từ chối phải có lý do để lái xe biết cách sửa; chưa thay đổi gì.',
    'A refusal needs a reason, so that the driver knows what to correct; nothing was changed.',
  ],
  state: [
    409,
    'Chuyến xe đang ở trạng thái không làm được việc này; chưa thay đổi gì. Hãy tải lại để xem trạng thái mới.',
    'The trip is in a state that does not allow this; nothing was changed. Load it again to see its state.',
  ],
  'unknown-place': [
    422,
    'Không có địa điểm này; chưa ghi gì. Hãy chọn lại chốt, bãi hoặc điểm dừng.',
    'There is no such place; nothing was recorded. Choose the post, yard or stop again.',
  ],
  'not-post': [
    422,
    'Địa điểm này không phải chốt hay cửa khẩu; chưa ghi gì. Xe đứng ở nơi khác thì báo là dừng xe.',
    'This place is no post; nothing was recorded. A vehicle that stands elsewhere is reported as a stop.',
  ],
  'not-gate': [
    422,
    'Chuyến xe này không đi qua cửa khẩu đó; chưa ghi gì. Hãy chọn đúng cửa khẩu.',
    'This trip does not lead through that gate; nothing was recorded. Choose the right gate.',
  ],
  future: [
    422,
    'Giờ ghi nằm ở tương lai; chưa ghi gì. Hãy xem lại giờ.',
    'The time lies ahead; nothing was recorded. Check the time.',
  ],
  'too-early': [
    422,
    'Giờ ghi sớm hơn nửa ngày so với giờ đi đã đăng ký; chưa ghi gì. Hãy xem lại giờ hoặc chuyến xe.',
    'The time lies more than half a day before the registered start; nothing was recorded. Check the time or the trip.',
  ],
  'hand-over-first': [
    422,
    'Tuyến này phải bàn giao cho lái xe chuyên trách trước khi qua cửa khẩu; chưa ghi gì. Hãy ghi bàn giao trước.',
    'On this route the vehicle is handed to a dedicated driver before the gate; nothing was recorded. Record the hand-over first.',
  ],
  'same-driver': [
    422,
    'Lái xe chuyên trách trùng với lái xe đường dài; chưa ghi bàn giao. Hãy ghi đúng người nhận xe.',
    'The dedicated driver is the inland driver; no hand-over was recorded. Write who takes the vehicle.',
  ],
  'unknown-task': [
    404,
    'Không có việc này; chưa thay đổi gì.',
    'There is no such task; nothing was changed.',
  ],
  'task-done': [
    409,
    'Việc này đã có kết quả; giữ nguyên kết quả cũ.',
    'This task has an outcome already; it stands.',
  ],
  'unknown-gate': [
    422,
    'Không có cửa khẩu này; chưa lưu gì. Chốt phải được đánh dấu là cửa khẩu trong Chốt kiểm soát.',
    'There is no such border gate; nothing was saved. The post must be marked as one among the checkpoints.',
  ],
  'route-order': [
    422,
    'Cửa khẩu phải là chốt cuối của tuyến (nhập khẩu: chốt đầu), mỗi chốt một lần; chưa lưu tuyến.',
    'The gate must be the last post of a route (import: the first), each post once; the route was not saved.',
  ],
  'route-dates': [
    422,
    'Ngày hết hiệu lực phải từ ngày bắt đầu trở đi; chưa lưu.',
    'The last day must not lie before the first; nothing was saved.',
  ],
  hours: [
    422,
    'Giờ đóng cửa phải sau giờ mở cửa; chưa lưu.',
    'Closing time must be after opening time; nothing was saved.',
  ],
});
