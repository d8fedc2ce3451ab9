import { isoDate, parseDate } from '../../../../lib/vietnamese/index.ts';

/** A calendar day as `YYYY-MM-DD`, from that form or from `dd/MM/yyyy`; null for anything else. */
export function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso !== null) {
    return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  }
  const read = parseDate(text);
  return read.ok ? read.value : null;
}
