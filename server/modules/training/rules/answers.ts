import { fold } from '../../../../lib/vietnamese/index.ts';

/** Letters and digits alone, without marks: "30A-123.45" is "30a12345". */
const bare = (text: string): string => fold(text).replaceAll(/[^a-z0-9]/gu, '');

/** A day as people type it, `5/9` or `05/09/2026`: day and month. */
function dayAndMonth(text: string): string | null {
  const found = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*\d{2,4})?\s*$/u.exec(text);
  return found === null ? null : `${Number(found[1])}/${Number(found[2])}`;
}

/** The one number of a text, with its unit or without; "1 giờ 37 phút" is 97 minutes, as screens write what is longer than an hour. */
function numberIn(text: string): number | null {
  const numbers = (text.match(/\d[\d.]*/gu) ?? []).map((one) => Number(one.replaceAll('.', '')));
  const [first, second] = numbers;
  if (first === undefined) {
    return null;
  }
  if (/\d\s*(?:giờ|gio|h)/iu.test(text)) {
    return numbers.length > 2 ? null : first * 60 + (second ?? 0);
  }
  return numbers.length === 1 ? first : null;
}

/** Whether what the trainee typed is what the screen shows: days with or without their year, plates and names without marks. */
export function isRight(typed: string, answer: string): boolean {
  if (/^\d{2}\/\d{2}\/\d{4}$/u.test(answer)) {
    return dayAndMonth(typed) === dayAndMonth(answer);
  }
  if (/^\d+$/u.test(answer)) {
    return numberIn(typed) === Number(answer);
  }
  return bare(typed) !== '' && bare(typed) === bare(answer);
}
