import type { FormFault } from './answers.ts';
import type { Answer, FormField, Said } from './types.ts';

/** What is wrong with an answer, in words that say what to do. */
export const formFaultTexts: { readonly [fault in FormFault]: Said } = {
  missing: { vi: 'Ô này bắt buộc; hãy điền.', en: 'This is required; fill it in.' },
  type: {
    vi: 'Nội dung không đúng dạng; hãy nhập lại.',
    en: 'This is not of the right kind; enter it again.',
  },
  long: { vi: 'Nội dung quá dài; hãy viết ngắn lại.', en: 'This is too long; shorten it.' },
  choice: { vi: 'Hãy chọn một mục trong danh sách.', en: 'Choose one of the list.' },
  number: { vi: 'Hãy nhập một số trong khoảng cho phép.', en: 'Enter a number within the limits.' },
  date: { vi: 'Hãy nhập một ngày có thật.', en: 'Enter a real day.' },
  range: { vi: 'Ngày này quá xa; hãy kiểm tra lại.', en: 'This day is too far away; check it.' },
  plate: {
    vi: 'Biển số không đọc được; ví dụ 12A-123.45.',
    en: 'The plate cannot be read; for example 12A-123.45.',
  },
  area: { vi: 'Hãy chọn xã, phường trong danh sách.', en: 'Choose a commune of the list.' },
};

/** An answer in words: names of choices, lines joined, days as dd/mm/yyyy; areas by the name that `areaName` knows. */
export function answerText(
  field: FormField,
  answer: Answer,
  lang: keyof Said,
  areaName: (id: string) => string | undefined,
): string {
  const one = (code: string) => field.options?.find((option) => option.code === code)?.[lang] ?? code;
  if (field.type === 'area') {
    return areaName(String(answer)) ?? '–';
  }
  if (field.type === 'date') {
    return String(answer).split('-').toReversed().join('/');
  }
  return typeof answer === 'object' ? answer.map(one).join(', ') : one(String(answer));
}
