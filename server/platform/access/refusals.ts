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
    'Tài khoản này cần mã 6 số của ứng dụng xác thực, hoặc một mã dự phòng.',
    'This account needs the 6-digit code of its authenticator app, or a recovery code.',
  ],
  'wrong-totp': [
    401,
    'Mã xác thực không đúng hoặc đã dùng. Hãy đợi mã mới.',
    'The code is wrong or was used. Wait for the next one.',
  ],
  'password-ended': [
    401,
    'Mật khẩu dùng một lần này đã hết hạn. Hãy nhờ người quản trị cấp lại.',
    'This one-time password has ended. Ask the administrator for another.',
  ],
  'wrong-code': [
    422,
    'Mã không đúng, đã hết hạn hoặc đã dùng; mật khẩu chưa đổi. Hãy xin mã mới.',
    'The code is wrong, has ended or was used; the password was not changed. Ask for a new one.',
  ],
  'reset-absent': [
    409,
    'Hệ thống này chưa gửi được tin nhắn nên không tự đặt lại mật khẩu được. Hãy nhờ người quản trị cấp mật khẩu mới.',
    'This system sends no texts, so a password cannot be set by code. Ask the administrator for a new one.',
  ],
  'contact-phone': [
    422,
    'Số điện thoại không đúng; chưa lưu gì.',
    'The phone number is not right; nothing was stored.',
  ],
  'contact-email': [422, 'E-mail không đúng; chưa lưu gì.', 'The e-mail is not right; nothing was stored.'],
  'contact-taken': [
    409,
    'E-mail hoặc mã cán bộ này là của tài khoản khác; chưa lưu gì.',
    'This e-mail or staff code is another account’s; nothing was stored.',
  ],
  'sso-absent': [
    409,
    'Hệ thống này chưa nối đăng nhập chung. Hãy đăng nhập bằng tên và mật khẩu.',
    'This system has no single sign-on. Log in with login and password.',
  ],
  'sso-down': [
    503,
    'Nơi đăng nhập chung không trả lời. Hãy thử lại sau, hoặc đăng nhập bằng tên và mật khẩu.',
    'The single sign-on does not answer. Try again later, or log in with login and password.',
  ],
  'sso-denied': [
    403,
    'Nơi đăng nhập chung không cho vào, hoặc bạn đã hủy. Chưa mở phiên nào.',
    'The single sign-on did not let you in, or you cancelled. No session was opened.',
  ],
  'sso-late': [
    401,
    'Lần đăng nhập chung này đã hết hạn hoặc không khớp; chưa mở phiên nào. Hãy bấm đăng nhập lại.',
    'This single sign-on has run out or does not match; no session was opened. Begin again.',
  ],
  'sso-unverified': [
    403,
    'E-mail của bạn ở nơi đăng nhập chung chưa được xác minh, nên không dùng để nhận ra tài khoản. Hãy xác minh e-mail rồi thử lại.',
    'Your e-mail at the single sign-on is not verified, so it identifies no account. Have it verified and try again.',
  ],
  'sso-unknown': [
    403,
    'Chưa có tài khoản nào chờ bạn ở đây. Hãy nhờ người quản trị ghi e-mail hoặc mã cán bộ của bạn vào tài khoản.',
    'No account expects you here. Ask the administrator to write your e-mail or staff code into one.',
  ],
  'sso-ambiguous': [
    409,
    'E-mail và mã cán bộ của bạn thuộc hai tài khoản khác nhau; chưa nối tài khoản nào. Hãy báo người quản trị.',
    'Your e-mail and your staff code are of two accounts; none was linked. Tell the administrator.',
  ],
  'sso-linked': [
    409,
    'Tài khoản ở đây hoặc ở nơi đăng nhập chung đã nối với tài khoản khác; không đổi gì. Nếu bạn vừa đổi tài khoản ở nơi đăng nhập chung, hãy nhờ người quản trị bỏ nối tài khoản cũ.',
    'The account here or at the single sign-on is linked to another; nothing was changed. If yours at the single sign-on was replaced, have the administrator undo the former link.',
  ],
  'sso-undone': [
    403,
    'Tài khoản chờ bạn ở đây đã được bỏ nối với đăng nhập chung; chưa mở phiên nào. Hãy vào bằng tên và mật khẩu rồi nối lại ở trang Tài khoản, hoặc nhờ người quản trị cho đăng nhập chung nối lại.',
    'The account that expects you here had its link to the single sign-on undone; no session was opened. Log in by password and link it again on the account page, or have the administrator let the single sign-on link it again.',
  ],
  'sso-suspended': [
    403,
    'Tài khoản này đang bị khóa. Hãy hỏi người quản trị.',
    'This account is suspended. Ask the administrator.',
  ],
  'sso-no-role': [
    403,
    'Các nhóm của bạn không còn vai trò nào ở đây; chưa mở phiên nào. Hãy hỏi người quản trị.',
    'Your groups have no role here any more; no session was opened. Ask the administrator.',
  ],
  'sso-only': [
    409,
    'Tài khoản này chỉ vào được bằng đăng nhập chung. Hãy nhờ người quản trị cấp mật khẩu trước.',
    'Only the single sign-on opens this account. Have the administrator give it a password first.',
  ],
  'group-rights': [
    403,
    'Vai trò của tài khoản này đến từ nhóm ở đăng nhập chung nên chỉ có khi vào bằng đăng nhập chung; chưa mở phiên nào. Đăng nhập chung đang hỏng thì nhờ người quản trị giao vai trò trực tiếp.',
    'The roles of this account come by group, so they hold only by single sign-on; no session was opened. If that is down, have an administrator give a role directly.',
  ],
  'no-authenticator': [
    409,
    'Tài khoản chưa bật xác thực hai bước nên chưa có mã dự phòng; chưa đổi gì. Hãy bật xác thực hai bước trước.',
    'Two-step log-in is off, so there are no recovery codes; nothing was changed. Switch it on first.',
  ],
  'second-step-whole': [
    403,
    'Chỉ người quản trị toàn tỉnh mới đặt được yêu cầu xác thực hai bước cho một vai trò; chưa đổi gì.',
    'Only who administers the whole province can require two-step log-in of a role; nothing was changed.',
  ],
  'same-password': [
    422,
    'Mật khẩu mới phải khác mật khẩu hiện tại; chưa đổi gì.',
    'The new password must differ from the current one; nothing was changed.',
  ],
  'current-code': [
    422,
    'Tài khoản đang dùng ứng dụng xác thực: hãy nhập mã của ứng dụng đang dùng trước khi thay. Mất điện thoại thì nhờ người quản trị tắt. Chưa đổi gì.',
    'This account has an authenticator: enter a code of it before it is replaced. If the phone is lost, ask the administrator. Nothing was changed.',
  ],
  'group-outside': [
    403,
    'Nhóm chỉ được nhận vai trò trong địa bàn của tỉnh; chưa lưu gì.',
    'A group gets a role inside the province only; nothing was stored.',
  ],
  'group-known': [
    409,
    'Nhóm này đã có vai trò này ở địa bàn này; không đổi gì.',
    'This group has this role in this area already; nothing was changed.',
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
  'key-over': [
    409,
    'Khóa này đã hết hạn, đã bị thu hồi hoặc do chương trình tự tạo, nên không đổi được; chưa tạo khóa. Hãy tạo khóa mới.',
    'This key has ended, was withdrawn or was made by the program itself, so it is not replaced; no key was made. Make a new one.',
  ],
  'key-made': [
    409,
    'Khóa mới đã được tạo ở lần gửi trước, nhưng câu trả lời không tới được màn hình này. Nội dung khóa chỉ hiện một lần nên không xem lại được; khóa cũ không bị ảnh hưởng thêm. Hãy đổi chính khóa mới đó để có nội dung khác, hoặc thu hồi nó.',
    'The new key was made by what was sent before, but the answer never came. Its text is shown once and cannot be shown again; nothing more happened to the former key. Replace the new one to get another text, or withdraw it.',
  ],
  'key-replaced': [
    409,
    'Khóa này đã được đổi và khóa thay nó đang dùng được; chưa tạo thêm khóa. Nếu chưa ai có nội dung khóa thay, hãy đổi chính khóa thay đó; nếu khóa này bị lộ, hãy thu hồi nó.',
    'This key was replaced already and the one in its place is good; no key was made. If nobody has the text of that one, replace that one; if this key leaked, withdraw it.',
  ],
  'key-keeper': [
    422,
    'Người nhận phải là tài khoản đang dùng và có quyền quản trị địa bàn của khóa; chưa đổi gì. Hãy chọn người khác hoặc để khóa ngừng.',
    'Whoever takes a key must be an active account that administers the area of the key; nothing was changed. Choose somebody else, or let the key stop.',
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
    'Không thể cấp vai trò ngoài địa bàn mà bạn quản trị; chưa có gì thay đổi.',
    'You cannot grant a role outside the area that you administer; nothing was changed.',
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
