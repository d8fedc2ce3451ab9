/** Units whose officers may call somebody: where the person lives, where the case is answered for, where it stays. */
export function areasOfCall(
  personAreaNo: number | null,
  ref: { readonly areaNo: number | null; readonly stayAreaNo: number | null },
): number[] {
  return [...new Set([personAreaNo, ref.stayAreaNo, ref.areaNo].filter((no) => no !== null))];
}
