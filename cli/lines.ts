/** Longest line that is read, bytes: a list of ten thousand certificates. */
const MAX_LINE = 8 * 1024 * 1024;

const NEWLINE = 0x0a;

/**
 * The lines of a stream as they come, without their end (LF or CRLF) and without a byte order mark; null for one of more
 * than 8 MiB, which is passed over and never held whole. Only LF ends a line: JSON may hold the other separators of Unicode.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let parts: Buffer[] = [];
  let length = 0;
  const take = (): string | null => {
    const line = length > MAX_LINE ? null : decoder.decode(Buffer.concat(parts)).replace(/\r$/, '');
    parts = [];
    length = 0;
    return line;
  };
  const hold = (part: Buffer): void => {
    length += part.length;
    parts = length > MAX_LINE ? [] : [...parts, part];
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      hold(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    if (start < chunk.length) {
      hold(chunk.subarray(start));
    }
  }
  if (length > 0) {
    yield take();
  }
}
