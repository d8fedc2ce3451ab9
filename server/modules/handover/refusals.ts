import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('handover', {
  'no-receiver': [
    422,
    'Cần chọn một nơi nhận: xã, phường trong tỉnh, hoặc đơn vị ngoài tỉnh; chưa gửi gì.',
    'Choose one receiver: a commune of the province, or a unit outside; nothing was sent.',
  ],
  'unknown-receiver': [
    422,
    'Nơi nhận phải là xã, phường đang có của tỉnh này; chưa gửi gì. Tỉnh khác thì chọn “Ngoài tỉnh”.',
    'The receiver must be a present commune of this province; nothing was sent. For another province choose “outside”.',
  ],
  'same-area': [
    422,
    'Nơi nhận đang phụ trách người này rồi; không gửi.',
    'The receiver answers for this person already; not sent.',
  ],
  'unknown-office': [
    422,
    'Không có cơ quan gửi này hoặc cơ quan ngoài địa bàn của bạn; chưa gửi gì. Hãy chọn lại cơ quan.',
    'There is no such office, or it lies outside your area; nothing was sent. Choose the office again.',
  ],
  'outside-area': [
    403,
    'Người này không do địa bàn của bạn phụ trách; không thay đổi gì.',
    'Your area does not answer for this person; nothing was changed.',
  ],
  'no-area': [
    422,
    'Chưa có xã, phường phụ trách nên chưa chuyển được; hãy ghi địa bàn phụ trách trước.',
    'No commune answers for this person yet; set the responsible area first.',
  ],
  'not-open': [
    422,
    'Ca đã có kết quả hoặc người tiếp xúc không còn theo dõi, nên không cần chuyển; không gửi.',
    'The case has an outcome, or the contact is no longer followed up: nothing to hand over; not sent.',
  ],
  'already-sent': [
    409,
    'Người này đang chờ nơi khác nhận; không gửi lần nữa. Muốn đổi nơi nhận thì rút lại trước.',
    'This person waits for another receiver; not sent again. To change the receiver, take it back first.',
  ],
  'already-answered': [
    409,
    'Việc chuyển này đã được trả lời hoặc rút lại; không thay đổi gì. Hãy tải lại để xem.',
    'This hand-over was answered or taken back; nothing was changed. Load again to see it.',
  ],
  'moved-meanwhile': [
    409,
    'Người này đã được đổi địa bàn phụ trách sau khi gửi; không nhận. Hãy từ chối và để nơi gửi chuyển lại.',
    'The responsible area of this person was changed after sending; not accepted. Refuse it and let the sender send again.',
  ],
  'return-too-late': [
    409,
    'Đã quá {hours} giờ sau khi nhận nên không trả lại được; hãy chuyển như một lần mới.',
    'More than {hours} hours have passed since accepting, so it cannot be returned; hand the person over anew.',
  ],
  'by-paper': [
    422,
    'Nơi nhận ở ngoài tỉnh: hãy ghi văn bản trả lời của nơi nhận ở trang chi tiết; không thay đổi gì.',
    'The receiver is outside the province: enter its answer on the detail page; nothing was changed.',
  ],
  'not-by-paper': [
    422,
    'Nơi nhận ở trong tỉnh tự trả lời trên hệ thống; không ghi thay bằng văn bản.',
    'The receiver is in the province and answers in the system; no paper is entered for it.',
  ],
  'reply-date': [
    422,
    'Ngày văn bản trả lời không có thật, trước ngày gửi hoặc ở tương lai; chưa lưu.',
    'The date of the answer does not exist, lies before the sending or in the future; not saved.',
  ],
  'letter-personal': [
    403,
    'Công văn có dữ liệu cá nhân mà tài khoản của bạn chỉ được xem dạng che bớt; không tạo văn bản.',
    'The letter holds personal data that your account sees masked only; no document was made.',
  ],
});
