import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { requestText } from './http-load.ts';
import type { Ready } from './messages.ts';
import { phoneOf } from './people.ts';

/** Scans lie in the last hours, as when devices were offline for a while. */
const MINUTES = 12 * 60;

/** Makes check-ins of known people at places, of the last twelve hours. */
export function scanMaker(ready: Ready, people: number) {
  function scan(): string {
    const now = Date.now();
    const code = ready.codes[Math.floor(Math.random() * ready.codes.length)]!;
    const phone = phoneOf(Math.floor(Math.random() * people));
    const at = new Date(now - Math.floor(Math.random() * MINUTES) * 60_000).toISOString();
    return `{"id":"${uuid7(now)}","placeCode":"${code}","person":{"phone":"${phone}"},"at":"${at}"}`;
  }
  const tokenOf = (connection: number) => ready.tokens[connection % ready.tokens.length]!;
  return {
    /** A request with one check-in. */
    single: (path: string) => (connection: number) => requestText('POST', path, tokenOf(connection), scan()),
    /** A request with many, as an offline device sends them. */
    batch: (size: number) => (connection: number) =>
      requestText(
        'POST',
        '/api/v1/presence/batch',
        tokenOf(connection),
        `{"items":[${Array.from({ length: size }, scan).join(',')}]}`,
      ),
  };
}
