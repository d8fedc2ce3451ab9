export type RosterTurn = {
  readonly level: number;
  readonly name: string;
  readonly from: number;
  readonly until: number;
};
export type Span = { readonly level: number; readonly from: number; readonly until: number };

/** Times of a period (Unix ms) in which a level that is on the roster has nobody. */
export function gapsOf(turns: readonly RosterTurn[], from: number, until: number): Span[] {
  return levelsOf(turns).flatMap((level) => {
    const gaps: Span[] = [];
    let covered = from;
    for (const turn of inOrder(turns, level)) {
      if (turn.from > covered && covered < until) {
        gaps.push({ level, from: covered, until: Math.min(turn.from, until) });
      }
      covered = Math.max(covered, turn.until);
    }
    return covered < until ? [...gaps, { level, from: covered, until }] : gaps;
  });
}

/** Times of a period in which one level has two or more: who is meant is then unclear. */
export function overlapsOf(
  turns: readonly RosterTurn[],
  from: number,
  until: number,
): (Span & { readonly names: string[] })[] {
  return levelsOf(turns).flatMap((level) => {
    const own = inOrder(turns, level);
    const edges = [...new Set(own.flatMap((turn) => [turn.from, turn.until]))].toSorted((a, b) => a - b);
    return edges.slice(1).flatMap((end, i) => {
      const start = Math.max(edges[i]!, from);
      const stop = Math.min(end, until);
      const names = own.filter((turn) => turn.from < stop && turn.until > start).map(({ name }) => name);
      return start < stop && names.length > 1 ? [{ level, from: start, until: stop, names }] : [];
    });
  });
}

function levelsOf(turns: readonly RosterTurn[]): number[] {
  return [...new Set(turns.map(({ level }) => level))].toSorted((a, b) => a - b);
}

function inOrder(turns: readonly RosterTurn[], level: number): RosterTurn[] {
  return turns.filter((turn) => turn.level === level).toSorted((a, b) => a.from - b.from);
}
