import { open } from 'node:fs/promises';
import { pipeline, Readable, type Transform } from 'node:stream';
import { crc32, createDeflateRaw, createInflateRaw } from 'node:zlib';
import type { ZipPort } from './port.ts';
import type { ByteSource } from './source.ts';

const CHUNK = 256 << 10;

/** The port over node:zlib, which works beside the event loop. Node only: not among the exports of index.ts. */
export const nodeZip: ZipPort = {
  inflate: (packed) => through(packed, createInflateRaw({ chunkSize: CHUNK })),
  deflate: (plain) => through(plain, createDeflateRaw({ level: 4, chunkSize: CHUNK })),
  crc32: (bytes, before) => crc32(bytes, before),
};

function through(input: AsyncIterable<Uint8Array>, stream: Transform): AsyncIterable<Uint8Array> {
  // The error reaches whoever reads the stream; the callback only keeps it from being unhandled.
  return pipeline(Readable.from(input, { objectMode: false }), stream, () => undefined);
}

/** A file on disk as a source; `close` it. */
export async function fileSource(
  path: string,
): Promise<ByteSource & { readonly close: () => Promise<void> }> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  return {
    size,
    read: async (from, to) => {
      const buffer = Buffer.allocUnsafe(to - from);
      const { bytesRead } = await file.read(buffer, 0, to - from, from);
      return buffer.subarray(0, bytesRead);
    },
    close: async () => {
      await file.close();
    },
  };
}
