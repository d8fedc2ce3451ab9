/** People of an age group (its first year; null: every age) and sex (null: both). */
export type PopulationGroup = {
  readonly age: number | null;
  readonly sex: string | null;
  readonly people: number;
};

/**
 * How many people a published table has of these ages and this sex (null: all): its own line where it has one, else the
 * sum of the lines that make it up; null where one of them is missing.
 */
export function peopleIn(
  groups: readonly PopulationGroup[],
  ages: readonly number[] | null,
  sex: string | null,
  allAges: readonly number[],
): number | null {
  if (ages !== null) {
    return sumOf(ages.map((age) => ofAge(groups, age, sex)));
  }
  return ofAge(groups, null, sex) ?? sumOf(allAges.map((age) => ofAge(groups, age, sex)));
}

function ofAge(groups: readonly PopulationGroup[], age: number | null, sex: string | null): number | null {
  const line = (wanted: string | null): number | null =>
    groups.find((one) => one.age === age && one.sex === wanted)?.people ?? null;
  return line(sex) ?? (sex === null ? sumOf([line('male'), line('female')]) : null);
}

function sumOf(parts: readonly (number | null)[]): number | null {
  return parts.includes(null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

/** A line that is there twice, as `age sex`; null where none is. */
export function repeatedGroup(groups: readonly PopulationGroup[]): string | null {
  const seen = new Set<string>();
  for (const { age, sex } of groups) {
    const key = `${age ?? 'all'} ${sex ?? 'all'}`;
    if (seen.has(key)) {
      return key;
    }
    seen.add(key);
  }
  return null;
}
