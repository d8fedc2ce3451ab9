import { fold } from '../../../../lib/vietnamese/index.ts';

/**
 * The text of an SMS that says there is a message, in plain letters. It names nobody: several people may read one phone, and
 * a number may have gone to somebody else.
 * @param shared several people of the register have this number.
 */
export function noticeSms(address: string, code: string, shared: boolean, simulated: boolean): string {
  const whom = shared ? 'mot nguoi trong gia dinh' : 'ban';
  return `${simulated ? 'MO PHONG. ' : ''}Co tin cua y te cho ${whom}. Mo ${address}/tin/${code} va nhap nam sinh de doc, hoac goi 1022.`;
}

/** Whether a text says one of these names, with or without marks, whole. */
export function saysName(text: string, names: readonly string[]): boolean {
  const words = ` ${plain(text)} `;
  return names.some((name) => plain(name).includes(' ') && words.includes(` ${plain(name)} `));
}

/** What tells of one person that they are ill, positive or a contact. A call to everybody to be tested tells nothing of anybody. */
const HEALTH =
  /\b(?:(?:duong|am) tinh|f[0-4]|ca (?:benh|nhiem|mac)|(?:bi|da|dang) (?:nhiem|mac)|(?:nhiem|mac) (?:covid|benh)|tiep xuc gan)\b/u;

/** Whether a text tells of the health of whoever it is for. Words without marks count too. */
export function saysHealth(text: string): boolean {
  return HEALTH.test(plain(text));
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
