import type { Language } from '../../../shared/texts.ts';

const words: { readonly [kind: string]: readonly [vi: string, en: string] } = {
  open: ['Mở ổ dịch', 'Opened'],
  active: ['Xác nhận đang hoạt động', 'Confirmed active'],
  reactivate: ['Bùng phát lại', 'Flared up again'],
  ended: ['Kết thúc', 'Ended'],
  dropped: ['Không phải ổ dịch', 'Dropped'],
  'report-found': ['Đã báo cáo phát hiện, gửi', 'Finding reported to'],
  'report-active': ['Đã báo cáo đang hoạt động, gửi', 'Activity reported to'],
  'report-ended': ['Đã báo cáo kết thúc, gửi', 'End reported to'],
  propose: ['Đề xuất ca mới', 'Case proposed'],
  link: ['Gắn ca, số ca', 'Cases linked'],
  reject: ['Không thuộc ổ dịch, số ca', 'Cases rejected'],
};

/** A kind of entry of the log in words; one of a newer server as it is. */
export function focusLogWord(kind: string, lang: Language): string {
  return words[kind]?.[lang === 'vi' ? 0 : 1] ?? kind;
}
