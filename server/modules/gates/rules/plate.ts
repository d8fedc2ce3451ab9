import { parsePlate } from '../../../../lib/vietnamese/index.ts';

/** Letters and digits as plates are compared; what is no Vietnamese plate is kept as it was typed. */
export function canonicalPlate(text: string): string {
  const parsed = parsePlate(text);
  return parsed.ok ? parsed.value.canonical : text.toUpperCase().replaceAll(/[^0-9A-ZĐ]/g, '');
}
