/** The boxes in the margins of a page inherit no font. */
const FONT = "font: 8pt 'Be Vietnam Pro', sans-serif;";

/** The foot of every page of paper: a line on the left, the page and how many there are on the right. */
export function footSheet(line: string, page: string): string {
  return `@page console {
  @bottom-left { content: ${cssText(line)}; ${FONT} white-space: nowrap; }
  @bottom-right { content: ${cssText(`${page} `)} counter(page) "/" counter(pages); ${FONT} }
}`;
}

/** A text as CSS takes it: names may hold quotes. */
function cssText(text: string): string {
  return `"${text.replace(/["\\\n\r\f]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`;
}
