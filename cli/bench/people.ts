/** The phone of the nth person of the benchmark: a canonical mobile number. */
export function phoneOf(n: number): string {
  return `09${String(n).padStart(8, '0')}`;
}
