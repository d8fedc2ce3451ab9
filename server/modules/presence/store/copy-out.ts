import type pg from 'pg';
import type { createCopyReader } from '../rules/copy-binary.ts';

type Connection = { readonly stream: NodeJS.ReadableStream; query: (text: string) => void };
type CopyReader = Pick<ReturnType<typeof createCopyReader>, 'push'>;

const COPY_OUT_RESPONSE = 0x48;
const COPY_DATA = 0x64;
const ERROR = 0x45;
const NOTICE = 0x4e;
const PARAMETER = 0x53;

/**
 * Sends a COPY ... TO STDOUT and hands its data to `reader` straight from the socket's bytes: the stream of
 * pg-copy-streams copies every row twice more. Format: PostgreSQL documentation, "Frontend/Backend Protocol".
 * @param text the statement.
 * @returns the number of rows.
 */
export async function copyOut(client: pg.ClientBase, text: string, reader: CopyReader): Promise<number> {
  return await new Promise((resolve, reject) => {
    let rows = 0;
    let failure: Error | null = null;
    const fail = (error: Error): void => {
      failure ??= error;
    };
    const query = {
      submit: (connection: Connection) => {
        takeOver(connection, reader, fail);
        connection.query(text);
      },
      handleCommandComplete: (message: { text?: string }) => {
        rows = Number(/COPY (\d+)/.exec(message.text ?? '')?.[1] ?? 0);
      },
      handleReadyForQuery: () => (failure === null ? resolve(rows) : reject(failure)),
      handleError: (error: Error) => {
        fail(error);
        // A connection that is gone says nothing more; one that lives says that it is ready again.
        reject(error);
      },
    };
    client.query(query as unknown as pg.Submittable);
  });
}

/** Reads the socket in the driver's place until the data ends. */
function takeOver({ stream }: Connection, reader: CopyReader, fail: (error: Error) => void): void {
  const drivers = stream.listeners('data') as ((chunk: Buffer) => void)[];
  drivers.forEach((driver) => stream.removeListener('data', driver));
  const frames = frameReader(reader, fail);
  const onData = (chunk: Buffer): void => {
    const rest = frames(chunk);
    if (rest !== null) {
      stream.removeListener('data', onData);
      drivers.forEach((driver) => stream.on('data', driver));
      drivers.forEach((driver) => driver(rest));
    }
  };
  stream.on('data', onData);
}

/** @returns for each chunk null while the data goes on, else what belongs to the driver again. */
function frameReader(reader: CopyReader, fail: (error: Error) => void): (chunk: Buffer) => Buffer | null {
  let rest: Buffer = Buffer.alloc(0);
  let broken = false;
  const push = (chunk: Buffer, from: number, to: number): void => {
    try {
      if (!broken) {
        reader.push(chunk, from, to);
      }
    } catch (error) {
      broken = true;
      fail(error as Error);
    }
  };
  return (piece) => {
    const chunk = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let at = 0;
    while (chunk.length - at >= 5) {
      const kind = chunk[at]!;
      if (kind === ERROR || !skipped(kind)) {
        return chunk.subarray(at);
      }
      const end = at + 1 + chunk.readUInt32BE(at + 1);
      if (end > chunk.length) {
        break;
      }
      if (kind === COPY_DATA) {
        push(chunk, at + 5, end);
      }
      at = end;
    }
    rest = Buffer.from(chunk.subarray(at));
    return null;
  };
}

function skipped(kind: number): boolean {
  return kind === COPY_DATA || kind === COPY_OUT_RESPONSE || kind === NOTICE || kind === PARAMETER;
}
