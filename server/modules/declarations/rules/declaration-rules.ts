import type { taskReasons } from '../../../../contract/declaration-forms.ts';
import type { exposures, symptoms } from '../../../../contract/declarations.ts';

export type Symptom = (typeof symptoms)[number];
export type Exposure = (typeof exposures)[number];
export type TaskReason = (typeof taskReasons)[number];

/** How declarations are judged, from a day on. */
export type DeclarationRule = {
  readonly version: string;
  /** First local day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Hours that the signed code is good for. */
  readonly validHours: number;
  /** Any one of these symptoms is enough to be at risk. */
  readonly alone: readonly Symptom[];
  /** So many symptoms of any kind are enough. */
  readonly together: number;
  /** Whether a stay in a red zone, as the zones of that day say, is enough. */
  readonly redZone: boolean;
  /** Local hours between which a person is taken to have been at a place that was declared by the day only. */
  readonly visitHours: readonly [from: number, until: number];
  /** Days back from the declaration for which declared places become presence. */
  readonly lookBackDays: number;
  readonly basis: { readonly vi: string; readonly en: string };
};

/** The rules by date, oldest first. A new one is added at the end; none is ever edited. */
export const declarationRules: readonly DeclarationRule[] = [
  {
    version: '2020-01',
    from: '2020-01-01',
    validHours: 72,
    alone: ['fever', 'cough', 'sore-throat', 'breathless', 'no-taste'],
    together: 2,
    redZone: false,
    visitHours: [7, 19],
    lookBackDays: 21,
    basis: {
      vi: 'Quy ước của hệ thống; chưa dẫn văn bản quy định. Địa phương phải phê duyệt trước khi áp dụng.',
      en: 'A convention of this system; no legal text is cited. The province must approve it before use.',
    },
  },
  {
    version: '2021-10',
    from: '2021-10-12',
    validHours: 72,
    alone: ['fever', 'cough', 'sore-throat', 'breathless', 'no-taste'],
    together: 2,
    redZone: true,
    visitHours: [7, 19],
    lookBackDays: 21,
    basis: {
      vi: 'Quy ước của hệ thống từ khi có bốn cấp độ dịch (Quyết định 4800/QĐ-BYT, 12/10/2021); văn bản không nêu cách xét tờ khai. Địa phương phải phê duyệt trước khi áp dụng.',
      en: 'A convention of this system since there are four levels (Decision 4800/QĐ-BYT of 12/10/2021), which says nothing about declarations. The province must approve it before use.',
    },
  },
];

/** The rule in force on a local day. Days before the first rule fall under the first. */
export function ruleOn(day: string, rules: readonly DeclarationRule[] = declarationRules): DeclarationRule {
  return rules.findLast((rule) => rule.from <= day) ?? rules[0]!;
}

/** Why somebody should look at this declaration before the person goes on; none: nobody needs to. */
export function risksOf(
  rule: DeclarationRule,
  declared: {
    readonly symptoms: readonly Symptom[];
    readonly exposures: readonly Exposure[];
    /** Whether a place that was named was in a red zone. */
    readonly redZone: boolean;
  },
): TaskReason[] {
  const distinct = new Set(declared.symptoms);
  const telling = distinct.size >= rule.together || rule.alone.some((symptom) => distinct.has(symptom));
  const reasons: readonly (readonly [TaskReason, boolean])[] = [
    ['symptoms', telling],
    ['exposures', declared.exposures.length > 0],
    ['red-zone', rule.redZone && declared.redZone],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}
