import { fieldOfTitle, isValue, meanPeople } from './read-heading.ts';

/** Rows of a letter over a list that are looked through for its titles. */
const MOST_LINES = 500;
/** A row with fewer telling cells is none of titles. */
const FEWEST = 3;
const A_DAY = /^\D{0,20}\d{1,2}[/.-]\d{1,2}/u;

export type TableArranger = {
  readonly arrange: (cells: readonly string[]) => {
    readonly cells: readonly string[];
    /** Whether the cells stand in other columns than in the file. */
    readonly isMoved: boolean;
  };
  readonly moreTitles: ReadonlyMap<number, string>;
};

/**
 * Sheets with one table below another ("II. Danh sách F1") name their columns again, often in another order. Rows below such titles are brought
 * into the order of the first table; a column that only they have goes behind all others, with its title.
 */
export function tableArranger(): TableArranger {
  let first: readonly string[] | null = null;
  let places: readonly number[] | null = null;
  let width = 0;
  let wasTitles = false;
  const moreTitles = new Map<number, string>();
  return {
    moreTitles,
    arrange: (cells) => {
      const isBelowTitles = wasTitles;
      wasTitles = isTitles(cells);
      // Titles right below titles are the lower half of them: "STT", "Họ và tên" are merged over both rows.
      if (wasTitles && !isBelowTitles) {
        if (first === null) {
          first = cells;
          width = cells.length;
        } else {
          places = placesOf(first, cells, width, moreTitles);
        }
      }
      if (places === null) {
        // A row without a title of its own may be wider than the titles.
        width = Math.max(width, cells.length);
        return { cells, isMoved: false };
      }
      const moved: string[] = [];
      for (const [at, cell] of cells.entries()) {
        const place = places[at] ?? width + moreTitles.size + at - places.length;
        while (moved.length < place) {
          moved.push('');
        }
        moved[place] = cell;
      }
      return { cells: moved, isMoved: true };
    },
  };
}

/** Where each column of later titles stands in the first table; null: where it stands anyway. */
function placesOf(
  first: readonly string[],
  titles: readonly string[],
  width: number,
  more: Map<number, string>,
): readonly number[] | null {
  const fields = first.map(fieldOfTitle);
  const claimed = new Set<number>();
  const claim = (place: number): number | null => {
    if (place < 0 || claimed.has(place)) {
      return null;
    }
    claimed.add(place);
    return place;
  };
  const known = titles.map((title) => {
    const field = fieldOfTitle(title);
    const same = first.findIndex((one, at) => !claimed.has(at) && title !== '' && one === title);
    const alike = fields.findIndex((one, at) => !claimed.has(at) && field !== null && one === field);
    return claim(same >= 0 ? same : alike);
  });
  const places = known.map((place, at) => {
    const title = titles[at] ?? '';
    const isBlank = (first[at] ?? '') === '' && at < width;
    const own = place ?? (isBlank || title === '' ? claim(at) : null);
    if (own !== null) {
      return own;
    }
    const behind = [...more].find(([, one]) => one === title)?.[0] ?? width + more.size;
    more.set(behind, title);
    return behind;
  });
  return places.every((place, at) => place === at) ? null : places;
}

/**
 * The rows among which titles are looked for: the first ones, or, below a longer letter, those from the first row that names
 * columns on.
 */
export function rowsOfTitles<T extends { readonly cells: readonly string[] }>(
  rows: readonly T[],
  most: number,
): readonly T[] {
  const filled = ({ cells }: T) => cells.filter((cell) => cell.trim() !== '').length;
  const first = rows.slice(0, MOST_LINES).findIndex((row) => filled(row) >= FEWEST);
  return first >= most && namesColumns(rows[first]!.cells)
    ? rows.slice(first, first + most)
    : rows.slice(0, most);
}

/** Whether a row names columns: several things, a person's name among them, and no value. */
function isTitles(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return !filled.some(isValue) && !/^\d/u.test(filled[0]?.trim() ?? '') && namesColumns(cells);
}

/** Whether a row names columns, days across among them or not. */
export function namesColumns(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  // Most rows have a number in them, which tells at once.
  if (filled.length < FEWEST || filled.some((cell) => isValue(cell) && !A_DAY.test(cell))) {
    return false;
  }
  const fields = new Set(filled.map(fieldOfTitle).filter((field) => field !== null));
  return meanPeople(fields);
}
