import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Got = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly json: Message };
/** A message as it is sent. */
export type Message = {
  id: string;
  event: string;
  dataset: string;
  areas: string[];
  data: Record<string, unknown>;
};
/** A receiver on this machine: what it got, and what it answers (status; null: never). */
export type Receiver = { readonly url: string; readonly got: Got[]; answer: (n: number) => number | null };

const servers: Server[] = [];

/** Begins to listen on this machine. */
export async function receiver(answer: Receiver['answer'] = () => 204): Promise<Receiver> {
  const own: Receiver = { url: '', got: [], answer };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      own.got.push({ headers: request.headers, body, json: JSON.parse(body) });
      const status = own.answer(own.got.length);
      if (status !== null) {
        response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:9/' } : {}).end();
      }
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return Object.assign(own, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` });
}

/** Ends every receiver of the test file. */
export function closeReceivers(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}
