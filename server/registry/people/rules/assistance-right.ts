/**
 * A child is under 16 (Law on Children 102/2016/QH13, article 1); from then on a person says who acts for them. Whether a guardian
 * of somebody incapable keeps the right is not looked at: an officer confirms it anew. Unverified.
 */
const OWN_SAY_AGE = 16;

type Right = { readonly begunAt: Date; readonly endedAt: Date | null };
type Born = { readonly birthDate: string | null; readonly birthYear: number | null };

/**
 * When a right to act for somebody ends; null: not by itself. One that began while the person was a child ends on the
 * sixteenth birthday, whoever holds it; of a mere year of birth the first day counts, so that it never holds too long. One
 * that began later was given by the person.
 */
export function rightEndsAt({ begunAt, endedAt }: Right, { birthDate, birthYear }: Born): Date | null {
  const born = birthDate ?? (birthYear === null ? null : `${birthYear}-01-01`);
  if (born === null) {
    return endedAt;
  }
  const grown = new Date(`${Number(born.slice(0, 4)) + OWN_SAY_AGE}${born.slice(4)}T00:00:00+07:00`);
  if (begunAt >= grown || (endedAt !== null && endedAt <= grown)) {
    return endedAt;
  }
  return grown;
}

/** Whether a right to act for somebody holds at a time, Unix ms. */
export function rightHolds(right: Right, person: Born, at: number): boolean {
  const end = rightEndsAt(right, person);
  return end === null || end.getTime() > at;
}
