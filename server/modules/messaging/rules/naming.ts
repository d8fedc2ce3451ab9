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

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
