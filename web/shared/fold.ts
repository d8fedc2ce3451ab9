/** Text without accents and case, for matching what is typed: `Việc hôm nay` -> `viec hom nay`. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/gu, 'd')
    .toLowerCase();
}
