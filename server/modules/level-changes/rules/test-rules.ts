import type { TestKind } from '../../laboratory/index.ts';

/** What a test of a contact says about a case. Dated data; the newest rule that has begun holds. */
export type TestRule = {
  /** First local day of the sample, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** Classification that a positive result proposes; a kind that is missing proposes none. */
  readonly positive: { readonly [kind in TestKind]?: 'SUSPECT' | 'PROBABLE' | 'CONFIRMED' };
  /** Kinds whose negative result of an F1, taken after the last exposure, lists the F2 for release. */
  readonly negative: readonly TestKind[];
  readonly source: { readonly vi: string; readonly en: string };
  readonly certainty: 'verified' | 'unverified';
};

export const testRules: readonly TestRule[] = [
  {
    validFrom: '2020-01-01',
    positive: { pcr: 'CONFIRMED', 'rapid-antigen': 'PROBABLE' },
    negative: ['pcr'],
    source: {
      vi: 'RT-PCR dương tính là ca xác định, F2 kết thúc theo dõi khi F1 âm tính: cách làm của các tỉnh năm 2021; chưa đối chiếu văn bản. Người tiếp xúc gần có test nhanh dương tính từ cuối năm 2021 có thể được coi là ca xác định.',
      en: 'A positive RT-PCR is a confirmed case and F2 are released when their F1 is negative: practice of provinces in 2021; no legal text was checked. From the end of 2021 a close contact with a positive rapid test may count as confirmed.',
    },
    certainty: 'unverified',
  },
];

/** The rule for a sample of that local day. */
export function testRuleOn(date: string): TestRule {
  return testRules.findLast((rule) => rule.validFrom <= date) ?? testRules[0]!;
}
