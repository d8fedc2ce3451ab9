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
