import type { Area, AreaDirectory, AreaKind, AreaSuccessors } from './directory-types.ts';

export type SuccessorLink = { readonly oldNo: number; readonly newNo: number; readonly divided: boolean };

type Content = Omit<AreaDirectory, 'revision' | 'of'> & {
  /** What of the directory differs for a dataset with units of its own. */
  readonly viewOf: (dataset: string) => Pick<AreaDirectory, 'byCode' | 'childrenOf' | 'current' | 'byId'>;
};

/** Builds the look-up structures over all units. Units and links may come in any order. */
export function buildDirectory(units: readonly Area[], links: readonly SuccessorLink[]): Content {
  const areas = [...units].sort(byCodeThenDate);
  const byNo = new Map(areas.map((area) => [area.no, area]));
  const byId = new Map(areas.map((area) => [area.id, area]));
  const successors = Map.groupBy(links, (link) => link.oldNo);
  const paths = [...areas].sort((a, b) => (a.path < b.path ? -1 : 1));
  const under = new Map<string, readonly number[]>();

  function numbersUnder(wanted: readonly string[]): readonly number[] {
    // An end mark each: no path at all must never be taken for the path ''.
    const key = wanted.map((path) => `${path}|`).join('');
    let numbers = under.get(key);
    if (numbers === undefined) {
      const found = new Set(wanted.flatMap((path) => subtree(paths, path)));
      numbers = [...found].sort((a, b) => a - b);
      under.set(key, numbers);
    }
    return numbers;
  }

  function upTo(no: number, kind: AreaKind): Area | undefined {
    let area = byNo.get(no);
    while (area !== undefined && area.kind !== kind) {
      area = area.parentNo === null ? undefined : byNo.get(area.parentNo);
    }
    return area;
  }

  function successorsOf(no: number): AreaSuccessors {
    const rows = successors.get(no) ?? [];
    return {
      divided: rows.some((row) => row.divided),
      areas: rows.flatMap((row) => byNo.get(row.newNo) ?? []).sort(byCodeThenDate),
    };
  }

  // Facts hold numbers and paths of their own dataset's units: those are found by everybody.
  const all = {
    byId: (id: string) => byId.get(id.toLowerCase()),
    byNo: (no: number) => byNo.get(no),
    numbersUnder,
    pathOf: (no: number | null) => (no === null ? null : (byNo.get(no)?.path ?? null)),
    upTo,
    successorsOf,
  };
  const shared = listing(areas.filter(({ dataset }) => dataset === null));
  const views = new Map<string, Listing & Pick<Content, 'byId'>>();
  return {
    ...all,
    ...shared,
    viewOf: (dataset) => {
      const isSeen = (area: Area) => area.dataset === null || area.dataset === dataset;
      const view = views.get(dataset) ?? {
        ...(areas.some((area) => area.dataset === dataset) ? listing(areas.filter(isSeen)) : shared),
        byId: (id: string) => {
          const area = all.byId(id);
          return area !== undefined && isSeen(area) ? area : undefined;
        },
      };
      views.set(dataset, view);
      return view;
    },
  };
}

type Listing = Pick<AreaDirectory, 'byCode' | 'childrenOf' | 'current'>;

/** Lists units, which come sorted by code and date. */
function listing(areas: readonly Area[]): Listing {
  const byCode = Map.groupBy(areas, (area) => area.code);
  const children = Map.groupBy(areas, (area) => area.parentNo);
  return {
    byCode: (code, at) => byCode.get(code)?.find((area) => isValidOn(area, at)),
    childrenOf: (no, at) => (children.get(no) ?? []).filter((area) => isValidOn(area, at)),
    current: (at, kind) =>
      areas.filter((area) => isValidOn(area, at) && (kind === undefined || area.kind === kind)),
  };
}

/** Whether a unit exists on a day; its last day is exclusive. */
export function isValidOn(area: Pick<Area, 'validFrom' | 'validTo'>, at: string): boolean {
  return area.validFrom <= at && (area.validTo === null || at < area.validTo);
}

/** Numbers of the units whose path begins with `path`, from areas sorted by path. */
function subtree(paths: readonly Area[], path: string): number[] {
  const numbers: number[] = [];
  for (let i = firstAtOrAfter(paths, path); i < paths.length && paths[i]!.path.startsWith(path); i += 1) {
    numbers.push(paths[i]!.no);
  }
  return numbers;
}

function firstAtOrAfter(paths: readonly Area[], path: string): number {
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paths[middle]!.path < path) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function byCodeThenDate(a: Area, b: Area): number {
  if (a.code !== b.code) {
    return a.code < b.code ? -1 : 1;
  }
  return a.validFrom < b.validFrom ? -1 : 1;
}
