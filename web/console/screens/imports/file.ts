/** The server takes files up to this size. */
export const LARGEST_FILE = 32 << 20;

/** A file as base64, for a JSON body. */
export async function base64Of(file: Blob): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('file')));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
}

/** `40 %` of a share. */
export function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
