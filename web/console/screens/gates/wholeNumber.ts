/** A typed whole number within limits; null when it is none. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  const plain = text.trim();
  const value = Number(plain);
  return /^\d+$/u.test(plain) && value >= least && value <= most ? value : null;
}
