/** The beginning of a plate as typed, in canonical letters and digits: `12a-1 2` finds 12A-123.45. */
export function platePrefix(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('Đ', 'D')
    .replaceAll(/[^0-9A-Z]/g, '');
}
