/** Bytes that can be read in any order: a zip keeps its directory at the end. */
export type ByteSource = {
  readonly size: number;
  /** Bytes from `from` up to, not including, `to`. */
  readonly read: (from: number, to: number) => Promise<Uint8Array>;
};

/** Bytes in memory as a source. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (from, to) => Promise.resolve(bytes.subarray(from, to)) };
}

/** A file of the browser as a source, read in slices. */
export function blobSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  };
}

/** A part of a source in pieces. */
export async function* piecesOf(
  source: ByteSource,
  from: number,
  to: number,
  pieceSize: number,
): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += pieceSize) {
    yield await source.read(at, Math.min(to, at + pieceSize));
  }
}
