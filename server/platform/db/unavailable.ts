/** SQLSTATE classes that say "the database is away", not "the statement is wrong". */
const AWAY = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  '53100',
  '53200',
]);
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);

/**
 * Is this error the absence of the database (shut down, restarting, out of connections or of disk)? Then the
 * caller answers 503 + Retry-After and the client repeats; nothing was acknowledged.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return false;
  }
  const code = 'code' in error ? String(error.code) : '';
  return (
    AWAY.has(code) ||
    SOCKET.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|pool is draining|driver has already been destroyed/i.test(
      error.message,
    )
  );
}
