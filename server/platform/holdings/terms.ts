/** How long records without a term in days are kept, in the words of the register; the texts were never compared with a law. */
export const keptAs = {
  withCase: { vi: 'Cùng hồ sơ ca bệnh', en: 'As long as the case record' },
  asDocument: { vi: 'Theo quy định lưu trữ văn bản', en: 'As the rules on official documents say' },
  untilDisposal: {
    vi: 'Đến khi có quy định hủy hồ sơ dịch',
    en: 'Until a rule on disposing outbreak records exists',
  },
} as const;

/** Stands where words were that told who somebody is. */
export const ANONYMISED = 'Đã ẩn danh';

/** What anonymising leaves of a paper that was issued. */
export const documentsStay = {
  vi: 'Giữ nguyên: văn bản đã ban hành phải lưu như lúc ký. Chỉ người có quyền trong địa bàn mở được, mỗi lần mở đều ghi lại',
  en: 'Stays: what was issued is kept as it was signed. Only those with the right in the area open it, and each time is on record',
} as const;
