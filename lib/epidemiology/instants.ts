const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;

/** Outcome of reading a time: epoch milliseconds, or what is wrong with it. */
export type InstantOutcome =
  | { readonly ok: true; readonly at: number }
  | { readonly ok: false; readonly why: 'malformed' | 'no-offset' };

/**
 * Reads an ISO 8601 date and time with offset (`2021-08-15T08:30:00+07:00`, `...Z`). A time without an offset is refused:
 * seven hours decide over who met whom. Fractions finer than a millisecond are cut off.
 */
export function parseInstant(text: string): InstantOutcome {
  const parts = ISO.exec(text.trim());
  if (!parts) {
    return { ok: false, why: 'malformed' };
  }
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset] = parts;
  const fields = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = fields;
  const utc = Date.UTC(y, mo - 1, d, h, mi, s);
  const date = new Date(utc);
  const real = date.getUTCMonth() === mo - 1 && date.getUTCDate() === d && date.getUTCFullYear() === y;
  if (!real || h > 23 || mi > 59 || s > 59) {
    return { ok: false, why: 'malformed' };
  }
  if (offset === undefined) {
    return { ok: false, why: 'no-offset' };
  }
  const shift = offsetMinutes(offset);
  if (shift === undefined) {
    return { ok: false, why: 'malformed' };
  }
  return { ok: true, at: utc + Number(fraction.slice(0, 3).padEnd(3, '0')) - shift * 60_000 };
}

function offsetMinutes(offset: string): number | undefined {
  if (offset === 'Z' || offset === 'z') {
    return 0;
  }
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(':', '') || '0');
  if (hours > 23 || minutes > 59) {
    return undefined;
  }
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** Epoch milliseconds as `YYYY-MM-DDTHH:MM:SSZ`, the seconds truncated (towards the past). */
export function formatInstant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
