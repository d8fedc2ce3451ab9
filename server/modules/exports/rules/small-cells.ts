/** Fewer than this many alike can be recognised by who knows one of them. */
export const FEW = 5;

export type Traits = {
  readonly areaNo: number | null;
  readonly sex: string;
  readonly birthYear: number | null;
};

/** Counts rows by commune, sex and age group of ten years, and says how many rows stand in small cells. */
export function cellCounter(): { readonly add: (row: Traits) => void; readonly inSmall: () => number } {
  const cells = new Map<string, number>();
  return {
    add: ({ areaNo, sex, birthYear }) => {
      const key = `${areaNo}|${sex}|${birthYear === null ? '' : Math.floor(birthYear / 10)}`;
      cells.set(key, (cells.get(key) ?? 0) + 1);
    },
    inSmall: () => [...cells.values()].filter((n) => n < FEW).reduce((sum, n) => sum + n, 0),
  };
}
