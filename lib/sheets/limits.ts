/** How much a workbook may unpack to. A bomb is refused while it unpacks, not afterwards. */
export type SheetLimits = {
  /** Files inside the zip. */
  readonly entries: number;
  /** Bytes of all parts that are read, unpacked. */
  readonly inflatedBytes: number;
  /** Unpacked by packed bytes of one part, looked at beyond 16 MiB: sheets of equal rows reach 100, bombs 1,000. */
  readonly ratio: number;
  readonly rows: number;
  readonly columns: number;
  /** Characters of all shared texts, which are kept in memory. */
  readonly sharedCharacters: number;
  /** Characters of rows and cells that ODS writes once and says to stand again so many times. */
  readonly repeatedCharacters: number;
};

/** Enough for a sheet of a million rows. */
export const defaultLimits: SheetLimits = {
  entries: 2_000,
  inflatedBytes: 1 << 30,
  ratio: 250,
  rows: 1_048_576,
  columns: 1_000,
  sharedCharacters: 100_000_000,
  repeatedCharacters: 20_000_000,
};

/** Small parts may be packed as well as they like. */
export const RATIO_COUNTS_FROM = 16 << 20;
