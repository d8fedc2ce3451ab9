const levels = { green: 1, yellow: 2, orange: 3, red: 4, none: null } as const;

/** The outbreak level, 1 to 4, of a zone; null where nothing is decided. */
export function levelOf(zone: keyof typeof levels): 1 | 2 | 3 | 4 | null {
  return levels[zone];
}
