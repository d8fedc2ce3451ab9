/** Cases per 100,000 people; null where the population is unknown. */
export function ratePer100k(cases: number, population: number | null): number | null {
  return population === null || population <= 0 ? null : (cases * 100_000) / population;
}
