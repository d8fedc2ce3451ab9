import { parsePlate } from '../../../../lib/vietnamese/index.ts';

/** A plate as it is printed, `12C-001.10`; what is none stays as it is. */
export function showPlate(plate: string): string {
  const parsed = parsePlate(plate);
  return parsed.ok ? parsed.value.display : plate;
}
