/** Is the official level another than the computed one, or outside its range? Nothing computed: no difference known. */
export function differs(
  official: number | null,
  computed: { readonly lowest: number; readonly highest: number } | null,
): boolean {
  if (computed === null) {
    return false;
  }
  return official === null || official < computed.lowest || official > computed.highest;
}
