/** What had to be changed or assumed to read a cell; each has its sentence where it is told. */
export type CellChange =
  | 'capitals'
  | 'no-marks'
  | 'name-remark'
  | 'serial-date'
  | 'month-first'
  | 'short-year'
  | 'year-assumed'
  | 'year-only'
  | 'year-as-day'
  | 'from-age'
  | 'leading-zero'
  | 'two-phones'
  | 'phone-tail'
  | 'letter-digit'
  | 'blank-word';
