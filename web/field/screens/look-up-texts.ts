import { defineTexts } from '../../shared/texts.ts';

export const t = defineTexts({
  vi: {
    title: 'Mã chờ tra',
    decided: 'đã quyết định: {what}',
    waiting: 'tra khi có mạng',
    nobody: 'Không ai có mã này. Gọi chỉ huy chốt.',
    noName: 'không rõ tên',
    byRules: 'Theo quy tắc: {what}',
    seen: 'Đã xem',
  },
  en: {
    title: 'Codes to be looked up',
    decided: 'decided: {what}',
    waiting: 'looked up once there is a network',
    nobody: 'Nobody has this code. Call the commander of the post.',
    noName: 'name not known',
    byRules: 'By the rules: {what}',
    seen: 'Seen',
  },
});
