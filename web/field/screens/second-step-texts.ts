import { defineTexts } from '../../shared/texts.ts';

export const t = defineTexts({
  vi: {
    title: 'Bật xác thực hai bước',
    overdue:
      'Vai trò của bạn phải dùng ứng dụng xác thực khi đăng nhập, và thời hạn chuẩn bị đã hết. Mất khoảng một phút.',
    begin: 'Bắt đầu',
    later: 'Để sau',
    openApp: '1. Mở ứng dụng xác thực trên điện thoại này',
    orKey: 'Không mở được, hoặc ứng dụng ở điện thoại khác: thêm tài khoản bằng khóa này',
    code: '2. Gõ mã 6 số mà ứng dụng hiện ra',
    confirm: 'Xác nhận',
    codesTitle: '3. Cất các mã dự phòng',
    codesLead:
      'Ghi ra giấy {n} mã này, cất nơi an toàn. Mất điện thoại thì mỗi mã mở tài khoản một lần. Các mã chỉ hiện lần này.',
    kept: 'Tôi đã ghi lại',
    done: 'Đã bật xác thực hai bước. Lần đăng nhập sau cần mã của ứng dụng.',
  },
  en: {
    title: 'Switch on two-step log-in',
    overdue:
      'Your role must log in with an authenticator, and the time to prepare is over. It takes about a minute.',
    begin: 'Begin',
    later: 'Later',
    openApp: '1. Open the authenticator app on this phone',
    orKey: 'If it does not open, or the app is on another phone: add an account with this key',
    code: '2. Type the 6-digit code that it shows',
    confirm: 'Confirm',
    codesTitle: '3. Keep the recovery codes',
    codesLead:
      'Write these {n} {n:code|codes} on paper and keep them safe. If the phone is lost, each opens the account once. They are shown this once.',
    kept: 'I have written them down',
    done: 'Two-step log-in is on. The next log-in needs a code of the app.',
  },
});
