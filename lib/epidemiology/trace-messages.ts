/** Why input of `trace` was refused; the texts for people are in {@link traceMessages}. */
export type TraceCode =
  | 'trace.broken-row'
  | 'trace.empty-file'
  | 'trace.missing-column'
  | 'trace.missing-value'
  | 'trace.malformed-time'
  | 'trace.time-without-offset'
  | 'trace.out-not-after-in'
  | 'trace.unknown-case'
  | 'trace.bad-option';

/** A sentence in both languages; `{0}` stands for the column, option or id concerned. */
export const traceMessages: Readonly<Record<TraceCode, { readonly vi: string; readonly en: string }>> = {
  'trace.broken-row': {
    vi: 'Dòng sai định dạng CSV: dấu nháy kép không khớp.',
    en: 'The row is not valid CSV: a double quote is not closed or is followed by text.',
  },
  'trace.empty-file': {
    vi: 'Tệp không có dòng tiêu đề.',
    en: 'The file has no header row.',
  },
  'trace.missing-column': {
    vi: 'Tệp thiếu cột “{0}”.',
    en: 'The file has no column “{0}”.',
  },
  'trace.missing-value': {
    vi: 'Cột “{0}” bị bỏ trống.',
    en: 'Column “{0}” is empty.',
  },
  'trace.malformed-time': {
    vi: 'Thời điểm ở “{0}” sai định dạng; cần dạng 2021-08-15T08:30:00+07:00.',
    en: 'The time in “{0}” is malformed; expected 2021-08-15T08:30:00+07:00.',
  },
  'trace.time-without-offset': {
    vi: 'Thời điểm ở “{0}” thiếu múi giờ; cần ghi thêm +07:00 hoặc Z.',
    en: 'The time in “{0}” has no offset; add +07:00 or Z.',
  },
  'trace.out-not-after-in': {
    vi: 'Giờ ra phải sau giờ vào.',
    en: 'The time out must be after the time in.',
  },
  'trace.unknown-case': {
    vi: 'Không có lượt đến nào của ca bệnh “{0}” trong tệp.',
    en: 'The file has no visit of the case “{0}”.',
  },
  'trace.bad-option': {
    vi: 'Giá trị của {0} không hợp lệ.',
    en: 'The value of {0} is not valid.',
  },
};
