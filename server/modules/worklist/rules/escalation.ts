import type { workKinds } from '../../../../contract/worklist.ts';
import type { Right } from '../../../../contract/rights.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { hoursLate } from '../../../platform/clock/lateness.ts';

export type WorkKind = (typeof workKinds)[number];

/** After how many hours work goes to the unit above, as dated data. A value that nobody has checked says so. */
export type EscalationRule = {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly kinds: readonly WorkKind[];
  /** First and second time, counted from when the work was due. */
  readonly hours: readonly [number, number];
  readonly source: { readonly vi: string; readonly en: string };
  readonly certainty: 'verified' | 'secondary' | 'unverified';
};

/** Calls to cases and contacts within a day is the field's target; twice that is our judgement. */
export const escalationRules: readonly EscalationRule[] = [
  {
    validFrom: '2020-01-01',
    validTo: null,
    kinds: ['call', 'contact'],
    hours: [24, 48],
    source: {
      vi: 'Chưa có văn bản quy định; 24 giờ theo chỉ tiêu của Resolve to Save Lives, 48 giờ là đề xuất của phần mềm',
      en: 'No legal text known; 24 hours follows Resolve to Save Lives, 48 hours is our proposal',
    },
    certainty: 'unverified',
  },
  {
    validFrom: '2020-01-01',
    validTo: null,
    kinds: ['request'],
    hours: [0, 24],
    source: {
      vi: 'Chưa có văn bản quy định; báo cấp trên ngay khi quá hạn trả lời, lần hai sau 24 giờ là đề xuất của phần mềm',
      en: 'No legal text known; telling the superior once the deadline is missed, and again after 24 hours, is our proposal',
    },
    certainty: 'unverified',
  },
];

/** What one must hold to see a piece of work. */
export const rightOf: { readonly [kind in WorkKind]: Right } = {
  contact: 'followup.record',
  call: 'followup.record',
  order: 'followup.record',
  request: 'privacy.record',
};

/** What one must hold to be given a piece: to do it, and to see it in the list of work, which asks for `followup.record`. */
export const doneWith: { readonly [kind in WorkKind]: readonly Right[] } = {
  contact: ['followup.record'],
  call: ['followup.record'],
  order: ['followup.record'],
  request: ['followup.record', 'privacy.manage'],
};

/** Every right that work asks for: whoever stands in for an officer holds those of the officer. */
export const workRights: readonly Right[] = [
  ...new Set([...Object.values(rightOf), ...Object.values(doneWith).flat()]),
];

/** The rules that hold at a time, Unix ms; a kind of work that none of them names does not go up. */
export function rulesAt(now: number): readonly EscalationRule[] {
  const day = localDate(now);
  return escalationRules.filter((one) => one.validFrom <= day && (one.validTo === null || day < one.validTo));
}

/** Whether work is late: a request once its deadline has passed, anything else when it has waited for a day. */
export function isLate(kind: WorkKind, since: number, now: number): boolean {
  return kind === 'request' ? since < now : now - since >= DAY_MS;
}

/** Hours that work is late: a request beyond its deadline, anything else beyond a day. */
export function lateHours(kind: WorkKind, since: number, now: number): number {
  return kind === 'request' ? hoursLate(since, now, 0) : hoursLate(since, now);
}
