import { label } from '../../../../contract/labels.ts';
import { passDirections } from '../../../../contract/lockdowns.ts';
import type { Language } from '../../../shared/texts.ts';

const words: { readonly [kind: string]: readonly [vi: string, en: string] } = {
  prepare: ['Chuẩn bị khu, số người', 'Prepared, people'],
  correct: ['Sửa khu đang chuẩn bị', 'Corrected before the decision'],
  decision: ['Ra quyết định phong tỏa số', 'Decision issued'],
  extension: ['Đổi thời hạn', 'Term changed'],
  lift: ['Ra quyết định dỡ số', 'Decision to lift issued'],
  'lift-against': ['Dỡ khi chưa đủ điều kiện, quyết định số', 'Lifted against the checklist, decision'],
  drop: ['Bỏ khu', 'Dropped'],
  members: ['Thêm người', 'People added'],
  departures: ['Người rời khu', 'People left'],
  gate: ['Thêm cổng', 'Gate added'],
  'gate-close': ['Đóng cổng', 'Gate closed'],
  guards: ['Phân trực, số người', 'Guards put on the roster'],
  'guard-removal': ['Bỏ một ca trực', 'A shift taken off the roster'],
  pass: ['Ghi người qua cổng', 'Pass noted'],
  'round-test': ['Mở lượt xét nghiệm', 'Test round opened'],
  'round-supply': ['Lên lượt tiếp tế', 'Supply round planned'],
  'round-done': ['Kết thúc lượt', 'Round closed'],
  need: ['Ghi nhu cầu', 'Need noted'],
  'need-assign': ['Giao việc', 'Need assigned'],
  'need-done': ['Nhu cầu đã xong', 'Need done'],
  'need-drop': ['Bỏ nhu cầu', 'Need dropped'],
  'need-reopen': ['Mở lại nhu cầu', 'Need opened again'],
  line: ['Ghi tình trạng liên lạc', 'Line noted'],
  check: ['Trả lời điều kiện dỡ', 'Condition answered'],
};

/** What an entry says beside its kind, in words where it is a code. */
export function logDetail(
  { kind, detail }: { readonly kind: string; readonly detail: string | null },
  checks: readonly { readonly code: string; readonly vi: string; readonly en: string }[],
  lang: Language,
): string | null {
  if (kind === 'pass' && passDirections.some((one) => one === detail)) {
    return label('passDirection', detail as (typeof passDirections)[number], lang);
  }
  return kind === 'check' ? (checks.find(({ code }) => code === detail)?.[lang] ?? detail) : detail;
}

/** A kind of entry of the log in words; one of a newer server as it is. */
export function logWord(kind: string, lang: Language): string {
  return words[kind]?.[lang === 'vi' ? 0 : 1] ?? kind;
}
