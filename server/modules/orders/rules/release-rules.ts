import type { OrderKind } from './order-status.ts';

/**
 * When an order ends, in words. An order keeps the code of its wording, so a row is never edited once orders carry it:
 * a new wording is a new row with its first day. The wordings are ours, general on purpose: they quote no text of law.
 */
export type ReleaseRule = {
  readonly code: string;
  readonly kinds: readonly OrderKind[];
  /** First day, `YYYY-MM-DD`. */
  readonly validFrom: string;
  readonly vi: string;
  readonly en: string;
};

export const releaseRules: readonly ReleaseRule[] = [
  {
    code: 'quarantine-1',
    kinds: ['quarantine-facility', 'quarantine-home'],
    validFrom: '2020-01-01',
    vi: 'Hết thời hạn cách ly, không có triệu chứng và kết quả xét nghiệm cuối kỳ (nếu có chỉ định) âm tính; cơ quan ban hành quyết định xác nhận hoàn thành.',
    en: 'At the end of the term, without symptoms and with a negative last test (where one was ordered); the issuing office confirms completion.',
  },
  {
    code: 'isolation-1',
    kinds: ['isolation-hospital', 'isolation-home'],
    validFrom: '2020-01-01',
    vi: 'Khi cơ sở điều trị xác nhận đủ tiêu chuẩn kết thúc cách ly theo hướng dẫn chẩn đoán, điều trị đang có hiệu lực; thời hạn ghi trong quyết định là dự kiến.',
    en: 'When the treating facility confirms that the criteria of the treatment guideline in force are met; the term in the decision is an estimate.',
  },
  {
    code: 'test-1',
    kinds: ['test'],
    validFrom: '2020-01-01',
    vi: 'Khi đã lấy mẫu và có kết quả xét nghiệm.',
    en: 'When the sample was taken and its result is known.',
  },
];

/** The wording in force for a kind on a day: the newest that has begun. */
export function releaseRuleOn(kind: OrderKind, date: string): ReleaseRule {
  const rules = releaseRules.filter((rule) => rule.kinds.includes(kind));
  const begun = rules.filter((rule) => rule.validFrom <= date);
  return begun.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? rules[0]!;
}

/** The wording that an order carries. @throws Error for a code that no table has: a row was removed. */
export function releaseRuleByCode(code: string): ReleaseRule {
  const rule = releaseRules.find((one) => one.code === code);
  if (rule === undefined) {
    throw new Error(`no release rule ${code}`);
  }
  return rule;
}
