/** A seat as read: its row, counted from the front. */
export type Seat = { readonly row: number };

/** Seats across a bus whose seats only have numbers: two on each side of the aisle. */
const NUMBERED_ACROSS = 4;

/**
 * Reads a seat. `12A` and `A12` are in row 12 (the letter is the side, or the deck of a sleeper coach); a bare
 * number counts four seats a row, as in a 45-seat coach: 17 is in row 5. Anything else is null: nobody knows.
 */
export function readSeat(text: string | null): Seat | null {
  const plain = (text ?? '').replace(/[\s.-]/gu, '').toUpperCase();
  const lettered = /^(?:(\d{1,3})[A-Z]|[A-Z](\d{1,3}))$/u.exec(plain);
  if (lettered !== null) {
    return { row: Number(lettered[1] ?? lettered[2]) };
  }
  return /^\d{1,3}$/u.test(plain) && Number(plain) > 0
    ? { row: Math.ceil(Number(plain) / NUMBERED_ACROSS) }
    : null;
}

/** Rows between two seats; null where either is unknown or unreadable. */
export function rowsApart(a: string | null, b: string | null): number | null {
  const [one, other] = [readSeat(a), readSeat(b)];
  return one === null || other === null ? null : Math.abs(one.row - other.row);
}
