import type { rosterKinds } from '../../../../contract/rosters.ts';
import { rowsApart } from './seat-distance.ts';

export type RosterKind = (typeof rosterKinds)[number];

/**
 * Who on a roster is exposed by somebody else on it, as dated data. `certainty`: 'unverified' waits for a person
 * who checks the source. What a far minute counts is a ranking assumption of ours: it never hides anybody.
 */
export type RosterRule = {
  readonly kind: RosterKind;
  /** Null: any disease without a rule of its own. */
  readonly disease: string | null;
  readonly validFrom: string;
  /** `everybody`: all present; `same-unit`: the same room, line or carriage; `seats`: within `rows` rows. */
  readonly reach: 'everybody' | 'same-unit' | 'seats';
  readonly rows: number | null;
  /** What a minute counts of those who are not near; 0: they are no contacts. */
  readonly farWeight: number;
  /** Shortest overlap, minutes; null: the disease's own. */
  readonly minMinutes: number | null;
  readonly source: string;
  readonly sourceEn: string;
  readonly certainty: 'verified' | 'unverified';
};

const from2020 = { disease: null, validFrom: '2020-01-01', rows: null, certainty: 'unverified' } as const;
const airborne = {
  disease: 'measles',
  validFrom: '2020-01-01',
  reach: 'everybody',
  rows: null,
  farWeight: 1,
  minMinutes: 0,
  source: 'Lây qua không khí: mọi người chung bầu không khí của phòng hoặc khoang',
  sourceEn: 'Airborne: everybody who shared the air of the room or cabin',
  certainty: 'unverified',
} as const;

const rules: readonly RosterRule[] = [
  {
    ...from2020,
    kind: 'class',
    reach: 'same-unit',
    farWeight: 0,
    minMinutes: 0,
    source: 'Mọi người trong lớp học, tính từ phút 0 (cách làm của các tỉnh, 2021)',
    sourceEn: 'Everybody in the classroom counts from minute 0 (practice of the provinces, 2021)',
  },
  {
    ...from2020,
    kind: 'shift',
    reach: 'same-unit',
    farWeight: 0.4,
    minMinutes: null,
    source: 'Cùng chuyền, cùng vị trí trước, người khác trong ca sau (cách làm của các tỉnh, 2021)',
    sourceEn: 'Same line or station first, the rest of the shift after it (practice of the provinces, 2021)',
  },
  {
    ...from2020,
    kind: 'dormitory',
    reach: 'same-unit',
    farWeight: 0.25,
    minMinutes: 0,
    source: 'Người cùng phòng; phòng khác chung hành lang, nhà vệ sinh',
    sourceEn: 'Room-mates; other rooms share corridors and washrooms',
  },
  {
    ...from2020,
    kind: 'ward',
    reach: 'same-unit',
    farWeight: 0.3,
    minMinutes: 0,
    source: 'Cùng buồng bệnh; buồng khác chung nhân viên',
    sourceEn: 'Same hospital room; other rooms share staff',
  },
  {
    ...from2020,
    kind: 'bus',
    reach: 'seats',
    rows: 2,
    farWeight: 0.3,
    minMinutes: 0,
    source: 'Hai hàng ghế trước và sau như trên máy bay; người khác xếp sau',
    sourceEn: 'Two rows in front and behind, as in an aircraft cabin; the others are listed after them',
  },
  {
    ...from2020,
    kind: 'flight',
    reach: 'seats',
    rows: 2,
    farWeight: 0.3,
    minMinutes: 0,
    source: 'WHO, Tuberculosis and air travel, bản 3 (2008): hai hàng ghế trước và sau',
    sourceEn: 'WHO, Tuberculosis and air travel, 3rd ed. (2008): two rows in front and behind',
  },
  { ...airborne, kind: 'class' },
  { ...airborne, kind: 'ward' },
  { ...airborne, kind: 'bus' },
  { ...airborne, kind: 'flight' },
];

/** The rule of a kind of roster for a disease (null: any) that was in force on a local date. */
export function rosterRule(kind: RosterKind, disease: string | null, onDate: string): RosterRule {
  const fitting = rules.filter(
    (rule) => rule.kind === kind && (rule.disease === null || rule.disease === disease),
  );
  const dated = fitting.filter((rule) => rule.validFrom <= onDate);
  // Before the first rule the oldest one is the best there is.
  return (dated.length === 0 ? fitting : dated).toSorted(
    (a, b) => Number(b.disease !== null) - Number(a.disease !== null) || (a.validFrom < b.validFrom ? 1 : -1),
  )[0]!;
}

/** Every rule of a kind, for whoever reads a roster. */
export function rulesOfKind(kind: RosterKind): readonly RosterRule[] {
  return rules.filter((rule) => rule.kind === kind);
}

/** Where somebody was: room, line or carriage, and seat, bed or station; canonical, null where unknown. */
export type Spot = { readonly unit: string | null; readonly seat: string | null };

/**
 * How close two people of a roster were. Where a room or seat is unknown nobody can be ruled out: that is near.
 * @returns what a minute counts, or null where the rule exposes nobody that far away.
 */
export function closeness(rule: RosterRule, a: Spot, b: Spot): { near: boolean; weight: number } | null {
  const near = isNear(rule, a, b);
  if (near) {
    return { near, weight: 1 };
  }
  return rule.farWeight === 0 ? null : { near, weight: rule.farWeight };
}

function isNear(rule: RosterRule, a: Spot, b: Spot): boolean {
  if (rule.reach === 'everybody') {
    return true;
  }
  const sameUnit = a.unit === null || b.unit === null || a.unit === b.unit;
  if (rule.reach === 'same-unit' || !sameUnit) {
    return sameUnit;
  }
  const apart = rowsApart(a.seat, b.seat);
  return apart === null || apart <= (rule.rows ?? Infinity);
}

/** `p. 203 ` and `P.203` are one room. */
export function canonicalSpot(text: string | null | undefined): string | null {
  const plain = (text ?? '').replace(/\s+/gu, '').toUpperCase();
  return plain === '' ? null : plain;
}

/** Room and seat in one text: `P203 · 12A`; null where neither is known. */
export function spotText({ unit, seat }: Spot): string | null {
  const parts = [unit, seat].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}
