import { createHmac, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import {
  buildWatchFilter,
  slowEntry,
  type WatchFilter,
  type WatchPort,
} from '../../../../lib/gates/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { GateContext } from '../context.ts';
import { readWatch } from '../store/control.ts';

const slowHash = promisify(pbkdf2);

/** The watch port of a device's key over node:crypto; the slow part runs beside the request loop. */
export function nodeWatchPort(key: Buffer): WatchPort {
  return {
    slowHash: async (text, salt, iterations) =>
      new Uint8Array(await slowHash(Buffer.from(text), salt, iterations, 32, 'sha256')),
    deviceHash: async (data) => new Uint8Array(createHmac('sha256', key).update(data).digest()),
  };
}

export type WatchFilters = {
  /** The list as one device may carry it. */
  readonly forDevice: (scope: Scope, key: Buffer) => Promise<WatchFilter>;
};

/** Filters of the watch list. The slow part is the same for all devices of a day, and is kept. */
export function openWatchFilters({ platform }: Pick<GateContext, 'platform'>): WatchFilters {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  let keptSalt = '';
  return {
    forDevice: async (scope, key) => {
      const { secrets, clock, db } = platform;
      const now = clock.now();
      const day = startOfLocalDay(now);
      const salt = new Uint8Array(secrets.blindIndex('watch-salt', String(day)).subarray(0, 16));
      const name = Buffer.from(salt).toString('hex');
      if (name !== keptSalt) {
        kept.clear();
        keptSalt = name;
      }
      const port = nodeWatchPort(key);
      const rows = await readWatch(scope, db, new Date(now));
      const slow = rows.map((row) => {
        const id = row.value_index.toString('hex');
        const known = kept.get(id) ?? slowEntry(`${row.kind}:${secrets.decrypt(row.value)}`, salt, port);
        kept.set(id, known);
        return known;
      });
      // A phone that was lost yesterday answers nothing today.
      return await buildWatchFilter(await Promise.all(slow), salt, day + DAY_MS + DAY_MS / 4, port);
    },
  };
}
