/** What the lines above a row say of it where it says nothing itself, as written. */
export type Section = { readonly day?: string; readonly place?: string };

const NUMBER = String.raw`^(?:(?:[ivx]+|\d{1,2}|[a-z])\s*[.,:)/-]|[-+*•])?\s*`;
const DAY = new RegExp(String.raw`${NUMBER}ngày\s+(\d.*)`, 'iu');
/** The day itself, of "14/11/2026: 5 ca"; what is left out of it is told as a day that cannot be read. */
const DATE =
  /^\d{1,2}([/.-])\d{1,2}(?:\1(?:\d{4}|\d{2}))?(?![/.-]?\d)|^\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?/iu;
const PLACE = new RegExp(
  String.raw`${NUMBER}((?:xã|phường|thị trấn|đặc khu)\s+(?:\d{1,2}(?!\d)|[^:(\d]+))`,
  'iu',
);
/** Parts of a commune: the rows below are still of it. */
const PART = new RegExp(String.raw`${NUMBER}(?:thôn|xóm|bản|khối|tổ|ấp|khu phố|tdp|kp)(?:\s|\d)`, 'iu');
const OTHER = new RegExp(
  String.raw`${NUMBER}(?:từ ngày|danh sách|đợt|huyện|thành phố|tỉnh|khu|khách sạn|công ty|trường|bệnh viện)\s`,
  'iu',
);
const LONGEST = 80;
/** A line stands at the left of the sheet: further right a lone text is what is left of a row. */
const MOST_LEFT = 3;

type Line = { readonly kind: keyof Section; readonly text: string };

/**
 * Follows the lines that stand over rows: "Ngày 14/11/2026", "II. Xã Đồng Đăng (12 ca)". Of days and places the one that came
 * first is the outer one: where it changes, the inner one ends. A line of another kind ends both.
 */
export function sectionReader(): (cells: readonly string[]) => Section | undefined {
  let now: readonly Line[] = [];
  let said: Section | undefined;
  return (cells) => {
    const text = onlyText(cells);
    if (text !== null) {
      const line = lineOf(text);
      if (line !== null) {
        const at = now.findIndex(({ kind }) => kind === line.kind);
        now = [...(at < 0 ? now : now.slice(0, at)), line];
      } else if (OTHER.test(text) && !PART.test(text)) {
        now = [];
      }
      said = now.length === 0 ? undefined : Object.fromEntries(now.map((one) => [one.kind, one.text]));
    }
    return said;
  };
}

function lineOf(text: string): Line | null {
  const day = DAY.exec(text)?.[1];
  if (day !== undefined) {
    return { kind: 'day', text: DATE.exec(day)?.[0] ?? day };
  }
  const place = PLACE.exec(text)?.[1];
  return place === undefined ? null : { kind: 'place', text: place.replace(/[\s,;.–-]+$/u, '') };
}

/** The text of a row that has no other, beside a number of its own. */
function onlyText(cells: readonly string[]): string | null {
  let only: string | null = null;
  for (const [at, cell] of cells.entries()) {
    const text = cell.trim();
    if (text === '' || /^(?:[ivx]{1,5}|\d{1,3})[.)]?$/iu.test(text)) {
      continue;
    }
    if (only !== null || at >= MOST_LEFT) {
      return null;
    }
    only = text;
  }
  return only === null || only.length > LONGEST ? null : only;
}
