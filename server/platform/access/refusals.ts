import { defineRefusals } from '../outcomes/outcome.ts';

export const refuse = defineRefusals('session', {
  'wrong-login': [
    401,
    'Tên đăng nhập hoặc mật khẩu không đúng. Sau 5 lần sai, tài khoản tạm khóa 15 phút.',
    'The login or the password is wrong. After 5 failures the account pauses for 15 minutes.',
  ],
  paused: [
    429,
    'Đăng nhập sai quá nhiều lần; tài khoản tạm khóa. Hãy thử lại sau {minutes} phút hoặc nhờ người quản trị.',
    'Too many failed log-ins; the account is paused. Try again in {minutes} minutes, or ask the administrator.',
  ],
  'totp-required': [
    401,
    'Tài khoản này cần mã 6 số của ứng dụng xác thực.',
    'This account needs the 6-digit code of its authenticator app.',
  ],
  'wrong-totp': [
    401,
    'Mã xác thực không đúng hoặc đã dùng. Hãy đợi mã mới.',
    'The code is wrong or was used. Wait for the next one.',
  ],
  'wrong-password': [
    422,
    'Mật khẩu hiện tại không đúng; chưa đổi gì.',
    'The current password is wrong; nothing was changed.',
  ],
  'unknown-dataset': [
    422,
    'Không có bộ dữ liệu này cho tài khoản của bạn.',
    'Your account has no such dataset.',
  ],
  'key-term': [
    422,
    'Khóa phải hết hạn trong vòng {days} ngày tới; chưa tạo khóa. Hãy chọn lại ngày hết hạn.',
    'A key must end within the next {days} days; no key was made. Choose its last day again.',
  ],
  'key-rights': [
    422,
    'Vai trò này không có quyền “{right}”; chưa tạo khóa. Hãy bỏ quyền đó hoặc chọn vai trò khác.',
    'This role does not hold the right “{right}”; no key was made. Take it out or choose another role.',
  ],
  'key-session': [
    403,
    'Việc này chỉ làm được khi đăng nhập bằng tài khoản, không làm bằng khóa của hệ thống khác.',
    'This is done by an account that is logged in, not by the key of another system.',
  ],
  'login-taken': [
    409,
    'Tên đăng nhập này đã có người dùng; chưa tạo tài khoản.',
    'This login is taken; no account was made.',
  ],
  'grant-outside': [
    403,
    'Không thể cấp vai trò ngoài địa bàn hoặc vượt quyền của chính bạn; chưa có gì thay đổi.',
    'You cannot grant a role outside your own area or above your own rights; nothing was changed.',
  ],
  'unknown-area': [
    422,
    'Không có địa bàn này; chưa có gì thay đổi.',
    'There is no such area; nothing was changed.',
  ],
  'own-pass': [
    403,
    'Không ai tự xét việc xem hồ sơ của chính mình; chưa ghi gì. Hãy để người khác xét.',
    'Nobody reviews their own look; nothing was recorded. Somebody else must.',
  ],
  'pass-note': [
    422,
    'Hãy ghi vì sao việc xem này không có căn cứ; chưa ghi gì.',
    'Say why the look was not justified; nothing was recorded.',
  ],
});
