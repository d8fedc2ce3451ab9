const DITTO =
  /^\(?(["”“〃″„]{1,2}|,,|↓|-\/\/-|''|-?"-?|n\/?t|n\.t\.?|-nt-|như trên|nhu tren|ditto|do\.|(như|nhu|cùng|cung)( (nhà|nha|hộ|ho|địa chỉ|dia chi|nơi ở|noi o))?( (với|voi|như|nhu|ở|o))?( (dòng|dong|ô|người|nguoi|số|so|hộ|ho|địa chỉ|dia chi))? (ngay )?(ở |o )?(trên|tren))\)?$/iu;

/** Whether a cell only says that it repeats the one above: `"`, "nt", "như trên", "cùng nhà với dòng trên". */
export function isDitto(text: string): boolean {
  return DITTO.test(text.trim());
}

/** "//" repeats the cell above where that says anything; else it only fills its cell. */
export function areSlashes(text: string): boolean {
  return /^"?\/\/"?$/u.test(text.trim());
}

/** "như stt 3": what stands in the row of that number. */
const AS_NUMBER =
  /^\(?(?:như|nhu|cùng|cung)(?: (?:nhà|nha|hộ|ho|địa chỉ|dia chi|nơi ở|noi o))?(?: (?:với|voi))? (?:stt|tt|số|so|số thứ tự)\.? ?(\d{1,6})\)?$/iu;

/** The number of the row whose cell a mark repeats; undefined: it names none. */
export function numberMeant(mark: string): string | undefined {
  return AS_NUMBER.exec(mark)?.[1];
}

/** Whether a cell only says where to look: "như trên", "như stt 3". */
export function repeatsAnother(text: string): boolean {
  const mark = text.trim();
  return isDitto(mark) || numberMeant(mark) !== undefined;
}

/** The same of all marks, slashes that may only fill a cell among them. */
export function isMark(text: string): boolean {
  return repeatsAnother(text) || areSlashes(text);
}
