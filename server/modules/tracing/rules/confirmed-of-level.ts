/** Counter of confirmed contacts of a level; farther than F2 is counted in the sum of all only. */
export function confirmedOfLevel(level: number): string | null {
  return level === 1 || level === 2 ? `contacts.f${level}` : null;
}
