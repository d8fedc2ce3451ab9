import rows from '../../../../data/diseases/groups.json' with { type: 'json' };
import type { diseaseGroups } from '../../../../contract/cases.ts';
import type { legalCertainties } from '../../../../contract/order-signing.ts';

/** In which group (A, B, C) the law puts a disease from a day on, as dated data. */
export type DiseaseGrouping = {
  readonly disease: string;
  readonly group: (typeof diseaseGroups)[number];
  /** First day, `YYYY-MM-DD`; it holds until the next row of the disease. */
  readonly validFrom: string;
  readonly certainty: (typeof legalCertainties)[number];
  readonly source: { readonly vi: string; readonly en: string };
};

/** What ships: `data/diseases/groups.json`. */
export const shippedGroupings = rows as readonly DiseaseGrouping[];

/** The group of a disease on a day; undefined where none is on record. */
export function groupingOf(
  disease: string,
  date: string,
  groupings: readonly DiseaseGrouping[] = shippedGroupings,
): DiseaseGrouping | undefined {
  return groupings
    .filter((one) => one.disease === disease && one.validFrom <= date)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
}
