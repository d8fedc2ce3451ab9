/** Files that lists are opened from, for the chooser of a browser; old ones (.xls, .xlsb) are refused with what to do. */
export const SHEET_FILES = '.xlsx,.xlsm,.ods,.csv,.tsv,.txt,.xls,.xlsb';

/** How such files are called wherever one can be opened. */
export const sheetWords = {
  vi: { kinds: 'Excel, ODS, CSV', open: 'Mở tệp Excel, ODS hoặc CSV' },
  en: { kinds: 'Excel, ODS, CSV', open: 'Open an Excel, ODS or CSV file' },
} as const;
