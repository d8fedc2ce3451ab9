import { join } from 'node:path';

/** Where one cluster keeps its things, all under `<dataDir>/pg`. */
export interface ClusterPaths {
  /** `<dataDir>/pg`; belongs to the supervising user, others may only pass through. */
  readonly home: string;
  /** PostgreSQL's own data folder; belongs to the account that runs PostgreSQL. */
  readonly data: string;
  /** A cluster in the making; becomes `data` by one rename, so a killed initdb leaves nothing half done. */
  readonly staging: string;
  readonly password: string;
  readonly lock: string;
  readonly log: string;
  /** The Unix socket's folder; belongs to the account that runs PostgreSQL, nobody else may enter. */
  readonly socket: string;
  /** Private copies of the binaries, when node_modules is out of the account's reach. */
  readonly binaries: string;
}

/** The layout below an absolute data folder. */
export function clusterPaths(dataDir: string): ClusterPaths {
  const home = join(dataDir, 'pg');
  return {
    home,
    data: join(home, 'data'),
    staging: join(home, 'new'),
    password: join(home, 'password'),
    lock: join(home, 'lock'),
    log: join(home, 'postgres.log'),
    socket: join(home, 'socket'),
    binaries: join(home, 'binaries'),
  };
}
