import type { BodyOf } from '../../../shared/client.ts';
import { newId } from '../../../shared/ids.ts';

export type Upload = BodyOf<'POST /directives/{id}/files'>;
const TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
const MOST_BYTES = 8_000_000;
const CHUNK = 0x80_00;

/** What a file input offers. */
export const ACCEPT = TYPES.join(',');

/** A chosen file as the API takes it; null where it is of another type or too large. The server looks at its content. */
export async function uploadOf(file: File): Promise<Upload | null> {
  const type = TYPES.find((one) => one === file.type);
  if (type === undefined || file.size > MOST_BYTES) {
    return null;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return { id: newId(), name: file.name.normalize('NFC').slice(0, 160), type, data: btoa(text) };
}
