import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    title: 'Xác thực hai bước',
    lead: 'Vai trò nào phải đăng nhập bằng ứng dụng xác thực, từ ngày nào. Ai đang làm việc thì không bị ngắt: yêu cầu có hiệu lực từ lần đăng nhập sau.',
    notWhole:
      'Chỉ người quản trị toàn tỉnh đặt được yêu cầu; bạn xem được số tài khoản trong địa bàn của mình.',
    role: 'Vai trò',
    state: 'Yêu cầu',
    required: 'Bắt buộc',
    optional: 'Tùy người dùng',
    since: 'Từ ngày',
    sinceWith: 'từ {day}, {n} ngày chuẩn bị',
    grace: 'Số ngày chuẩn bị',
    lacking: 'Tài khoản chưa bật',
    lackingOf: '{without} trên {accounts}',
    by: 'Người đặt',
    acts: 'Việc',
    change: 'Sửa yêu cầu',
    changeTitle: 'Xác thực hai bước: {role}',
    requireIt: 'Bắt buộc với vai trò này',
    graceHint:
      'Trong thời gian này cán bộ được nhắc mỗi lần đăng nhập. Tài khoản mới tính từ ngày tạo. Từ 0 đến {most} ngày.',
    fromMissing: 'Hãy chọn ngày bắt đầu.',
    graceBad: 'Số ngày phải từ 0 đến {most}.',
    effect:
      'Hết thời gian chuẩn bị, {without} tài khoản chưa bật sẽ phải bật ngay khi đăng nhập (khoảng một phút, cần điện thoại).',
    save: 'Lưu yêu cầu',
  },
  en: {
    title: 'Two-step log-in',
    lead: 'Which roles must log in with an authenticator, and from which day. Nobody at work is cut off: it holds from the next log-in.',
    notWhole: 'Only who administers the whole province sets this; you see the accounts of your own area.',
    role: 'Role',
    state: 'Requirement',
    required: 'Required',
    optional: 'As the officer likes',
    since: 'From',
    sinceWith: 'from {day}, {n} {n:day|days} to prepare',
    grace: 'Days to prepare',
    lacking: 'Accounts without it',
    lackingOf: '{without} of {accounts}',
    by: 'Set by',
    acts: 'Acts',
    change: 'Change',
    changeTitle: 'Two-step log-in: {role}',
    requireIt: 'Required of this role',
    graceHint:
      'Officers are told at each log-in meanwhile. A new account counts from the day it was made. 0 to {most} {most:day|days}.',
    fromMissing: 'Choose the first day.',
    graceBad: 'The days must be 0 to {most}.',
    effect:
      'After that time, {without} {without:account|accounts} without it must set it up when they log in (about a minute, with a phone).',
    save: 'Save',
  },
});
