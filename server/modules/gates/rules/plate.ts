import { parseChinesePlate, parsePlate } from '../../../../lib/vietnamese/index.ts';

/** Letters and digits as plates are compared; what is neither a Vietnamese nor a Chinese plate is kept as it was typed. */
export function canonicalPlate(text: string): string {
  const parsed = parsePlate(text);
  if (parsed.ok) {
    return parsed.value.canonical;
  }
  const chinese = parseChinesePlate(text);
  return chinese.ok ? chinese.value.canonical : text.toUpperCase().replaceAll(/[^0-9A-ZĐ]/g, '');
}
