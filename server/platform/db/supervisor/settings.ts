const MB = 1024 * 1024;

/** What the settings depend on. */
export interface Machine {
  /** Memory this process may use, in bytes. */
  readonly memoryBytes: number;
  readonly cores: number;
  /** Whether these binaries can compress the log with LZ4. */
  readonly lz4: boolean;
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}

/**
 * PostgreSQL settings for a small machine that runs everything: 12 % of the memory up to 1 GB as shared
 * buffers, durable commits, early vacuum of insert-only tables. Errors are not logged by the server, since
 * their text may quote personal data: the program reports them by code. Without LZ4 the log stays
 * uncompressed, because pglz would take the time of a core that requests need.
 */
export function tunedSettings({ memoryBytes, cores, lz4 }: Machine): Record<string, string> {
  const memory = memoryBytes / MB;
  return {
    shared_buffers: `${clamp(memory * 0.12, 64, 1024)}MB`,
    effective_cache_size: `${clamp(memory * 0.5, 256, 65_536)}MB`,
    work_mem: `${clamp(memory * 0.001, 4, 32)}MB`,
    maintenance_work_mem: `${clamp(memory * 0.05, 64, 512)}MB`,
    max_connections: '100',
    max_parallel_workers: String(clamp(cores, 1, 16)),
    max_parallel_workers_per_gather: String(clamp(cores / 2, 1, 4)),
    random_page_cost: '1.1',
    jit: 'off',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_compression: lz4 ? 'lz4' : 'off',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: '0.9',
    min_wal_size: '256MB',
    max_wal_size: '2GB',
    autovacuum_naptime: '20s',
    autovacuum_vacuum_scale_factor: '0.05',
    autovacuum_vacuum_insert_scale_factor: '0.02',
    autovacuum_analyze_scale_factor: '0.02',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_line_prefix: '%m [%p] ',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
}

/** Settings that a caller may not change: who may connect, where the files are, which cluster it is. Without a folder: no socket. */
export function fixedSettings(
  port: number,
  socketFolder: string | null,
  clusterName: string,
): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // In quotes: a comma would begin another folder.
    unix_socket_directories: socketFolder === null ? '' : `"${socketFolder}"`,
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    ssl: 'off',
    logging_collector: 'off',
    log_destination: 'stderr',
    cluster_name: clusterName,
  };
}

/** Settings as command-line arguments of `postgres`. */
export function asArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
