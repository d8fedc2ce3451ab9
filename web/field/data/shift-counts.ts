import type { Shown } from './queue-rules.ts';

export type Line = Shown & { readonly id: string; readonly state: 'stored' | 'waiting' | 'refused' };

/** Counts of a shift by decision, by zone rank (`none`: no data) and by hour of the day in Vietnam. */
export function countLines(lines: readonly Line[]): {
  readonly decisions: ReadonlyMap<string, number>;
  readonly zones: ReadonlyMap<string, number>;
  readonly hours: ReadonlyMap<number, number>;
  readonly waved: number;
} {
  const decisions = new Map<string, number>();
  const zones = new Map<string, number>();
  const hours = new Map<number, number>();
  const add = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const line of lines) {
    add(hours, new Date(Date.parse(line.at) + 7 * 3_600_000).getUTCHours());
    if (!line.waved) {
      add(decisions, line.decision);
      add(zones, line.zoneRank === null ? 'none' : String(line.zoneRank));
    }
  }
  return { decisions, zones, hours, waved: lines.filter(({ waved }) => waved).length };
}

/** The shift as CSV (RFC 4180, with a byte order mark for spreadsheets). */
export function csvOf(lines: readonly Line[]): string {
  const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  // A name that begins like a formula must not become one in a spreadsheet.
  const safe = (text: string) => quote(/^[=+\-@\t]/.test(text) ? `'${text}` : text);
  const rows = lines.map(({ id, at, who, decision, zoneRank, waved, state }) =>
    [id, at, safe(who), decision, zoneRank ?? '', waved, state].join(','),
  );
  return `\uFEFF${['id,at,who,decision,zone_rank,waved,state', ...rows].join('\r\n')}\r\n`;
}
