import { defineTexts } from '../../shared/texts.ts';

export const t = defineTexts({
  vi: {
    title: 'Đăng nhập',
    lead: 'Dành cho cán bộ chốt và tổ COVID cộng đồng. Cần mạng để đăng nhập lần đầu trong ngày; sau đó làm việc được khi mất mạng.',
    login: 'Tên đăng nhập',
    password: 'Mật khẩu',
    totp: 'Mã 6 số của ứng dụng xác thực',
    recovery: 'Mã dự phòng (ví dụ 7K2QD-9XM4T)',
    useRecovery: 'Không có ứng dụng xác thực: dùng mã dự phòng',
    useApp: 'Dùng ứng dụng xác thực',
    enter: 'Đăng nhập',
    busy: 'Đang đăng nhập…',
    back: 'Quay lại làm việc (chưa gửi được)',
  },
  en: {
    title: 'Log in',
    lead: 'For checkpoint officers and community teams. The first log-in of the day needs a network; after that the app works without one.',
    login: 'Login',
    password: 'Password',
    totp: '6-digit code of the authenticator app',
    recovery: 'Recovery code (such as 7K2QD-9XM4T)',
    useRecovery: 'No authenticator at hand: use a recovery code',
    useApp: 'Use the authenticator app',
    enter: 'Log in',
    busy: 'Logging in…',
    back: 'Back to work (nothing is sent)',
  },
});
