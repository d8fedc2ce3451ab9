import { fold } from '../../../../lib/vietnamese/index.ts';
import { fieldOfTitle, type SheetField } from './read-heading.ts';

/** Of which kind the table of a row is, where a sheet has tables of both. */
export type TableNote = 'of-cases' | 'of-contacts';
type Table = { readonly from: number; readonly titles: string; readonly kind: TableNote | null };

/** Words of lines over a table. */
const CASES = /\bf ?0\b|\bca (?:benh|mac|duong tinh|nhiem)\b|\bbenh nhan\b/;
const CONTACTS = /\bf ?[1-3]\b|\btiep xuc\b/;
/** Titles that only lists of cases have, or only lists of contacts. */
const OF_CASES: readonly SheetField[] = ['onsetDate', 'reportDate', 'classification', 'outcome'];
const OF_CONTACTS: readonly SheetField[] = ['firstContactDate', 'lastContactDate'];

/** Lines right above a table that may say what it is: whole lists are of one column. */
const MOST_LINES = 10;

export type TableKinds = {
  /**
   * Follows the rows of a sheet by what they hold besides blanks; says whether a table of the other kind begins with this one.
   * @param areTitles whether the row names columns.
   */
  readonly see: (filled: readonly string[], areTitles: boolean) => boolean;
  /** What to note of each row by its place; empty where all tables are of one kind, or nothing says of which. */
  readonly notes: () => readonly (TableNote | null)[];
};

/** Tells tables of cases from tables of contacts, where one sheet has both beside or below each other. */
export function tableKinds(): TableKinds {
  const tables: Table[] = [];
  let lines: string[] = [];
  let seen = 0;
  return {
    see: (filled, areTitles) => {
      const row = seen;
      seen += 1;
      if (filled.length < 2) {
        lines = [...lines, ...filled].slice(-MOST_LINES);
        return false;
      }
      if (!areTitles) {
        lines = [];
        return false;
      }
      const titles = filled.join('\n');
      // On the next page the titles stand again, without the line over the first ones.
      const same = tables.findLast((one) => one.titles === titles)?.kind ?? null;
      const kind = kindOfLines(lines) ?? kindOfTitles(filled) ?? same;
      const before = tables.findLast((one) => one.kind !== null)?.kind ?? null;
      tables.push({ from: row, titles, kind });
      lines = [];
      return kind !== null && before !== null && kind !== before;
    },
    notes: () => {
      const kinds = new Set(tables.flatMap(({ kind }) => kind ?? []));
      return kinds.size < 2
        ? []
        : [{ from: 0, kind: null }, ...tables].flatMap(({ from, kind }, i) =>
            Array.from({ length: (tables[i]?.from ?? seen) - from }, () => kind),
          );
    },
  };
}

function kindOfLines(lines: readonly string[]): TableNote | null {
  const text = fold(lines.join(' '));
  const [cases, contacts] = [CASES.test(text), CONTACTS.test(text)];
  return cases === contacts ? null : cases ? 'of-cases' : 'of-contacts';
}

function kindOfTitles(titles: readonly string[]): TableNote | null {
  const fields = new Set(titles.map(fieldOfTitle));
  const has = (wanted: readonly SheetField[]) => wanted.some((field) => fields.has(field));
  return has(OF_CASES) === has(OF_CONTACTS) ? null : has(OF_CASES) ? 'of-cases' : 'of-contacts';
}
