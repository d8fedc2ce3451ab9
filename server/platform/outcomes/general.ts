import { defineRefusals, type Refusal } from './outcome.ts';

/** Refusals that any endpoint may answer. */
export const refuse = defineRefusals('request', {
  malformed: [
    400,
    'Dữ liệu gửi lên không đúng mẫu; chưa có gì được lưu. Hãy sửa các ô được nêu rồi gửi lại.',
    'The data sent is malformed; nothing was stored. Correct the fields named and send it again.',
  ],
  'too-large': [
    413,
    'Dữ liệu gửi lên quá lớn; chưa có gì được lưu. Hãy chia nhỏ rồi gửi lại.',
    'The data sent is too large; nothing was stored. Split it and send again.',
  ],
  'session-required': [401, 'Cần đăng nhập để thực hiện việc này.', 'Log in to do this.'],
  forbidden: [
    403,
    'Tài khoản của bạn không có quyền làm việc này trong địa bàn này. Hãy liên hệ người quản trị.',
    'Your account may not do this in this area. Ask your administrator.',
  ],
  'must-change-password': [
    403,
    'Mật khẩu này chỉ dùng một lần; chưa lưu gì. Hãy đăng nhập ở bàn làm việc (/console/) để đặt mật khẩu của bạn, rồi làm lại.',
    'This password works once; nothing was stored. Log in at the console (/console/) to set your own, then do this again.',
  ],
  'second-step-due': [
    403,
    'Tài khoản này phải bật xác thực hai bước trước khi làm việc tiếp; chưa lưu gì. Hãy đăng nhập lại và làm theo hướng dẫn (mất khoảng một phút).',
    'This account must switch on two-step log-in before it works on; nothing was stored. Log in again and follow the steps (about a minute).',
  ],
  csrf: [
    403,
    'Phiên làm việc thiếu mã an toàn; chưa có gì được lưu. Hãy tải lại trang rồi thử lại.',
    'The session lacks its safety token; nothing was stored. Reload the page and try again.',
  ],
  'no-nameless': [
    400,
    'Bản không tên chỉ có ở tệp CSV hoặc Excel của danh sách người; chưa tải gì.',
    'A copy without names exists for CSV and Excel files of lists of people only; nothing was loaded.',
  ],
  'bad-cursor': [
    400,
    'Chỗ đọc tiếp của danh sách không hợp lệ hoặc thuộc cách sắp xếp khác; không đọc tiếp được. Hãy mở lại danh sách từ đầu.',
    'The place to read the list on from is none, or belongs to another order; nothing was read. Open the list again from its start.',
  ],
  'not-found': [404, 'Không tìm thấy mục này.', 'This was not found.'],
  conflict: [
    409,
    'Mã này đã được dùng cho nội dung khác; nội dung cũ được giữ nguyên.',
    'This id was used for other content before; the former content is kept.',
  ],
  'version-conflict': [
    409,
    'Có người vừa sửa mục này. Hãy so sánh hai bản rồi lưu lại; nội dung bạn gõ vẫn còn.',
    'Somebody changed this record meanwhile. Compare both versions and save again; your typing is kept.',
  ],
  'too-many': [
    429,
    'Gửi quá nhanh. Hãy đợi {seconds} giây rồi thử lại; chưa có gì bị mất.',
    'Too many requests. Wait {seconds} seconds and try again; nothing was lost.',
  ],
  unavailable: [
    503,
    'Cơ sở dữ liệu tạm thời không phản hồi; chưa ghi nhận. Hãy gửi lại sau {seconds} giây, gửi trùng không sao.',
    'The database does not answer at the moment; not recorded. Send again in {seconds} seconds; repeating is safe.',
  ],
  internal: [
    500,
    'Hệ thống gặp lỗi; chưa ghi nhận. Mã lỗi: {requestId}.',
    'The system failed; not recorded. Error id: {requestId}.',
  ],
});

/** Two edits of the same fields: names them, and answers the record as it stands, so that the screen can show both sides. */
export function refuseConflict(fields: readonly string[], current: unknown): Refusal {
  return refuse('version-conflict', {
    fields: Object.fromEntries(fields.map((field) => [field, 'changed'])),
    current,
  });
}
