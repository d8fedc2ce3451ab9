import { defineTexts } from '../../shared/texts.ts';

export const t = defineTexts({
  vi: {
    title: 'Đăng nhập trực chốt',
    lead: 'Cần mạng để đăng nhập lần đầu trong ngày. Sau đó làm việc được khi mất mạng.',
    login: 'Tên đăng nhập',
    password: 'Mật khẩu',
    totp: 'Mã 6 số của ứng dụng xác thực',
    enter: 'Đăng nhập',
    busy: 'Đang đăng nhập…',
    back: 'Quay lại ca đang trực (chưa gửi được)',
  },
  en: {
    title: 'Log in for a shift',
    lead: 'The first log-in of the day needs a network. After that the app works without one.',
    login: 'Login',
    password: 'Password',
    totp: '6-digit code of the authenticator app',
    enter: 'Log in',
    busy: 'Logging in…',
    back: 'Back to the running shift (nothing is sent)',
  },
});
