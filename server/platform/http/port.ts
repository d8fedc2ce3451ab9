import { createServer } from 'node:net';
import { defineRefusals, type Refusal } from '../outcomes/outcome.ts';

const refuse = defineRefusals('start', {
  'port-taken': [
    409,
    'Cổng {port} đang có chương trình khác dùng; chưa khởi động. Hãy đặt PORT khác.',
    'Port {port} is in use by another program; not started. Set another PORT.',
  ],
  'cannot-listen': [
    422,
    'Không mở được {host}:{port} ({reason}); chưa khởi động. Hãy sửa HOST hoặc PORT.',
    'Cannot listen on {host}:{port} ({reason}); not started. Correct HOST or PORT.',
  ],
});

/** The sentence for an address that can't be listened on. */
export function portRefusal(error: NodeJS.ErrnoException, port: number, host: string): Refusal {
  return error.code === 'EADDRINUSE'
    ? refuse('port-taken', { params: { port } })
    : refuse('cannot-listen', { params: { host, port, reason: error.code ?? 'error' } });
}

/** Tries the address before anything slow is started; null when it is free. */
export async function probePort(port: number, host: string): Promise<Refusal | null> {
  return await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(portRefusal(error, port, host)));
    probe.listen({ port, host }, () => probe.close(() => resolve(null)));
  });
}
