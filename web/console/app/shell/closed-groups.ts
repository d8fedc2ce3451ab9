const KEY = 'vx-nav-closed';

/** Groups of the navigation that were closed on this machine. */
export function readClosed(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    // Storage is off or holds something else: everything is open.
    return [];
  }
}

/** Keeps which groups are closed. */
export function keepClosed(groups: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(groups));
  } catch {
    // Storage is off: they open again with the next page.
  }
}
