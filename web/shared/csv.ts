/** One CSV line (RFC 4180); what a spreadsheet would run as a formula gets a leading apostrophe. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells
    .map((cell) => {
      const text = String(cell);
      const safe = typeof cell === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
      return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',')}\r\n`;
}
