const escapes: { readonly [character: string]: string } = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
};

/** Text as content or as a quoted attribute of XML. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[<>&"]/g, (character) => escapes[character]!);
}
