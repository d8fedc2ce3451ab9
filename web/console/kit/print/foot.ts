/** The boxes in the margins of a page inherit no font. */
const FONT = "font: 8pt 'Be Vietnam Pro', sans-serif;";

/**
 * The margins of every page of paper: a line at the foot on the left, the page and how many there are on the right; above,
 * on data that are not real, that they are not: a page that is parted from the first must say so too.
 */
export function footSheet(line: string, page: string, mark: string | null): string {
  const above =
    mark === null
      ? ''
      : `\n  @top-left { content: ${cssText(mark)}; ${FONT} font-weight: 700; white-space: nowrap; }`;
  return `@page console {${above}
  @bottom-left { content: ${cssText(line)}; ${FONT} white-space: nowrap; }
  @bottom-right { content: ${cssText(`${page} `)} counter(page) "/" counter(pages); ${FONT} }
}`;
}

/** A text as CSS takes it: names may hold quotes. */
function cssText(text: string): string {
  return `"${text.replace(/["\\\n\r\f]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`;
}
