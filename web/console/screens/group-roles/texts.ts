import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    title: 'Vai trò theo nhóm',
    lead: 'Thành viên của một nhóm ở đăng nhập chung nhận vai trò này khi đăng nhập; ra khỏi nhóm thì mất trong khoảng 15 phút, chậm nhất ở lần đăng nhập sau nếu nơi đăng nhập chung không cho hỏi lại.',
    absent:
      'Hệ thống này chưa nối đăng nhập chung: bảng dưới chưa có tác dụng. Cách nối ở tài liệu vận hành.',
    search: 'Tìm nhóm, vai trò, địa bàn',
    give: 'Cho nhóm một vai trò',
    group: 'Nhóm',
    groupHint: 'Viết đúng như tên nhóm ở {name}.',
    provider: 'đăng nhập chung',
    role: 'Vai trò',
    area: 'Địa bàn',
    areaMissing: 'Cần chọn địa bàn trong tỉnh.',
    made: 'Ghi lúc',
    acts: 'Việc',
    take: 'Bỏ',
    takeTitle: 'Bỏ vai trò này của nhóm {name}?',
    takeHint:
      'Thành viên mất vai trò này ngay. Ai còn nhóm khác cho cùng vai trò thì giữ đến lần hỏi lại sau, trong khoảng 15 phút.',
    none: 'Chưa nhóm nào có vai trò',
    noneHint:
      'Không có bảng này thì đăng nhập chung chỉ mở tài khoản mà người quản trị đã ghi e-mail hoặc mã cán bộ.',
  },
  en: {
    title: 'Roles by group',
    lead: 'Members of a group of the single sign-on get this role at each sign-in; who left the group loses it within about 15 minutes, at the next sign-in at the latest where the provider can not be asked.',
    absent:
      'This system has no single sign-on, so the table below has no effect yet. The operations page says how to set it up.',
    search: 'Search group, role, area',
    give: 'Give a group a role',
    group: 'Group',
    groupHint: 'Exactly as the group is called at {name}.',
    provider: 'the single sign-on',
    role: 'Role',
    area: 'Area',
    areaMissing: 'Choose an area inside the province.',
    made: 'Written',
    acts: 'Acts',
    take: 'Take away',
    takeTitle: 'Take this role from the group {name}?',
    takeHint:
      'Members lose this role at once. Where another group may give the same one, it stays until the provider is asked again, within about 15 minutes.',
    none: 'No group has a role yet',
    noneHint:
      'Without this table the single sign-on opens only accounts with an e-mail or staff code that an administrator wrote down.',
  },
});
