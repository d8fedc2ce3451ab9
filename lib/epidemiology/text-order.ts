/** Compares two strings by UTF-16 code unit (not by locale), so that every machine sorts ids alike. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
