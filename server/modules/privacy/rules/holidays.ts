import type { holidayKinds } from '../../../../contract/privacy.ts';
import shipped from '../../../../data/rules/holidays/vietnam.json' with { type: 'json' };

type Words = { readonly vi: string; readonly en: string };
type Said = { readonly source: Words; readonly certainty: string };
/** Dated data of data/rules/holidays. */
type Rules = {
  readonly fixed: readonly (Said & {
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly days: readonly (Words & { readonly day: string })[];
  })[];
  readonly dated: readonly (Said & Words & { readonly days: readonly string[] })[];
  readonly yearly: number;
};
const rules: Rules = shipped;

/** A day that the law or an announcement makes free. */
export type ShippedHoliday = {
  readonly day: string;
  readonly name: Words;
  readonly source: Words;
  readonly certainty: string;
  /** Its date is the same every year. */
  readonly fixed: boolean;
};
export type HolidayKind = (typeof holidayKinds)[number];
/** Whether a local day, `YYYY-MM-DD`, is a public holiday. */
export type IsHoliday = (day: string) => boolean;

/** How many days without a fixed date a year has: five of Tết, Giỗ Tổ, one beside 2 September. */
export const YEARLY = rules.yearly;

/** The free days of a year that ship, in their order. */
export function shippedHolidays(year: number): ShippedHoliday[] {
  const fixed = rules.fixed.flatMap(({ days, validFrom, validTo, source, certainty }) =>
    days
      .map(({ day, ...name }) => ({ day: `${year}-${day}`, name, source, certainty, fixed: true }))
      .filter(({ day }) => validFrom <= day && (validTo === null || day < validTo)),
  );
  const dated = rules.dated.flatMap(({ days, vi, en, source, certainty }) =>
    days
      .filter((day) => day.startsWith(`${year}-`))
      .map((day) => ({ day, name: { vi, en }, source, certainty, fixed: false })),
  );
  return [...fixed, ...dated].toSorted((a, b) => a.day.localeCompare(b.day));
}

/** Free days as they ship, but for days of which somebody entered otherwise. */
export function holidaysWith(
  entered: readonly { readonly day: string; readonly kind: HolidayKind }[],
): IsHoliday {
  const said = new Map(entered.map(({ day, kind }) => [day, kind !== 'worked']));
  return (day) => said.get(day) ?? shippedHolidays(Number(day.slice(0, 4))).some((one) => one.day === day);
}

/** Free days as they ship. */
export const shippedAlone: IsHoliday = holidaysWith([]);
