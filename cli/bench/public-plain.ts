import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The baseline of public.ts: node's own HTTP server in a process of its own, which sends the same bytes. */
process.once('message', ({ bytes }: { readonly bytes: number }) => {
  const body = Buffer.alloc(bytes, 'a');
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }));
});
process.on('disconnect', () => process.exit(0));
