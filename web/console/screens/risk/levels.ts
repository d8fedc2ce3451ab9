import type { ZoneLevel } from '../../../shared/zones.ts';

/** Levels in order; the index is the level less one. */
const zones: readonly ZoneLevel[] = ['green', 'yellow', 'orange', 'red'];

/** Zone of a level; none where nothing is decided. */
export function zoneOf(level: number | null | undefined): ZoneLevel {
  return level === null || level === undefined ? 'none' : (zones[level - 1] ?? 'none');
}

type Row = {
  readonly official: { readonly level: number | null } | null;
  readonly computed: { readonly highest: number } | null;
};

/** The level that a proposal begins with: what the rule says, of a range the higher one; else the level in force. */
export function startLevel({ official, computed }: Row): number {
  return computed?.highest ?? official?.level ?? 1;
}

/** A number as an officer types it (`60,5`); null where it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
