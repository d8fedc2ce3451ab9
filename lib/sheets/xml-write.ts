/** A text as XML content or attribute. What XML cannot hold is written as `_x000B_`, as spreadsheets do. */
export function xmlEscape(text: string): string {
  const plain = /[&<>"]/u.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : text;
  return unusual.test(plain)
    ? plain
        .replace(/_(?=x[\da-fA-F]{4}_)/gu, '_x005F_')
        .replace(controls, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
        .toWellFormed()
    : plain;
}

// oxlint-disable-next-line no-control-regex -- these are the characters that XML 1.0 forbids
const controls = /[\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF]/gu;
// oxlint-disable-next-line no-control-regex -- the same, with halves of surrogate pairs and escapes
const unusual = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF\uD800-\uDFFF]|_x[\da-fA-F]{4}_/;
