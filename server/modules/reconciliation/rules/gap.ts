/** What a platform lacks, and how much of ours it holds. */
export type Gap = {
  readonly ours: number | null;
  readonly theirs: number;
  readonly gap: number | null;
  readonly share: number | null;
};

export function gapOf(ours: number | null, theirs: number): Gap {
  return {
    ours,
    theirs,
    gap: ours === null ? null : ours - theirs,
    share: ours === null || ours === 0 ? null : theirs / ours,
  };
}

/** The gap of several sites together; ours is unknown where no site knows it. */
export function sumGap(sites: readonly { readonly ours: number | null; readonly theirs: number }[]): Gap {
  const known = sites.filter(({ ours }) => ours !== null);
  const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);
  const theirs = sum(sites.map((site) => site.theirs));
  return known.length === 0 ? gapOf(null, theirs) : gapOf(sum(known.map(({ ours }) => ours!)), theirs);
}
