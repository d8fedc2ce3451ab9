/** "912345678.0", "912345678,00": as scripts write the numbers of a column with blanks in it. */
const DECIMALS = /^(\d{7,12})[.,]0{1,3}$/u;
/** "912,345,678", "20.190.000.011": as a format of quantities shows them. */
const THOUSANDS = /^[1-9]\d{0,2}(?:[.,]\d{3}){2,3}(?:[.,]00?)?$/u;
/** "3.51098E+11", with the comma of a Vietnamese spreadsheet too. */
const SCIENTIFIC = /(?<![\p{L}\d.,])\d(?:[.,]?\d+)?\s?e\s?\+?\d{1,2}(?![\p{L}\d])/iu;

/** The digits of a number that a spreadsheet or a script took for a quantity; anything else as it is. */
export function digitsOf(text: string): string {
  const trimmed = text.trim();
  return THOUSANDS.test(trimmed)
    ? trimmed.replace(/[.,]00?$/u, '').replace(/[.,]/gu, '')
    : (DECIMALS.exec(trimmed)?.[1] ?? text);
}

/** Whether a number lost its last digits: written as a power of ten, or with the zeros that come back from one. */
export function hasLostDigits(text: string, shortest: number, longest: number): boolean {
  const trimmed = text.trim();
  return (
    SCIENTIFIC.test(trimmed) ||
    (/^[1-9]\d+0{6}$/u.test(trimmed) && trimmed.length >= shortest && trimmed.length <= longest)
  );
}

/** A number in which somebody typed letters that look like digits: "O912 345 678", "09l2…", "l5/ll/2O26". */
const WITH_LETTERS = /(?<![\p{L}\d])[+\dOolI][\dOolI\s./()-]{5,}(?![\p{L}\d])/gu;

/** The same with the digits that were meant; words, passports and numbers of few digits as they are. */
export function withoutLetters(text: string, fewestDigits: number): string {
  return text.replace(WITH_LETTERS, (number) =>
    number.replace(/\D/gu, '').length < fewestDigits
      ? number
      : number.replace(/[Oo]/gu, '0').replace(/[lI]/gu, '1'),
  );
}
