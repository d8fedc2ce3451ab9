/** Bytes of base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
}

/** The base64 text of bytes. */
export function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
