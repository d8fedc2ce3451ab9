const DAY_MS = 86_400_000;
/** The server takes so many shifts at once. */
export const MOST_SHIFTS = 100;

export type GuardShift = {
  readonly who: string;
  readonly phone?: string;
  readonly from: string;
  readonly to: string;
};

/** One guard a line, as officers paste them: the name, then the phone if there is one. */
export function readGuards(text: string): { readonly who: string; readonly phone?: string }[] {
  return text
    .split('\n')
    .map((line) => line.normalize('NFC').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const found = /^(.*?)[\s,;:–-]*(\+?\d[\d .]{7,})$/u.exec(line);
      const [who, phone] = [found?.[1]?.trim(), found?.[2]?.trim()];
      return who === undefined || who === '' || phone === undefined ? { who: line } : { who, phone };
    });
}

/** Everybody's shift on each of so many days, the first as given. */
export function shiftsOf(
  guards: readonly { readonly who: string; readonly phone?: string }[],
  term: { readonly from: string; readonly to: string },
  days: number,
): GuardShift[] {
  const [from, to] = [Date.parse(term.from), Date.parse(term.to)];
  return Array.from({ length: days }, (_, day) => day * DAY_MS).flatMap((later) =>
    guards.map((guard) => ({
      ...guard,
      from: new Date(from + later).toISOString(),
      to: new Date(to + later).toISOString(),
    })),
  );
}
