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
  /** Those who live inside cordons, in the same form and under the same salt. */
  readonly ofCordons: (scope: Scope, key: Buffer) => Promise<WatchFilter>;
};

/** Filters of the watch list. The slow part is the same for all devices of a day, and is kept. */
export function openWatchFilters({
  platform,
  cordonedKeys,
}: Pick<GateContext, 'platform' | 'cordonedKeys'>): WatchFilters {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  let keptSalt = '';
  /** The filter of one device over these identifiers; `id` names an entry while the day lasts. */
  async function filterOf(
    entries: readonly { readonly id: string; readonly identifier: () => string }[],
    key: Buffer,
  ): Promise<WatchFilter> {
    const { secrets, clock } = platform;
    const day = startOfLocalDay(clock.now());
    const salt = new Uint8Array(secrets.blindIndex('watch-salt', String(day)).subarray(0, 16));
    const name = Buffer.from(salt).toString('hex');
    if (name !== keptSalt) {
      kept.clear();
      keptSalt = name;
    }
    const port = nodeWatchPort(key);
    const slow = entries.map(({ id, identifier }) => {
      const known = kept.get(id) ?? slowEntry(identifier(), salt, port);
      kept.set(id, known);
      return known;
    });
    // A phone that was lost yesterday answers nothing today.
    return await buildWatchFilter(await Promise.all(slow), salt, day + DAY_MS + DAY_MS / 4, port);
  }

  return {
    forDevice: async (scope, key) => {
      const { secrets, clock, db } = platform;
      const rows = await readWatch(scope, db, new Date(clock.now()));
      const entries = rows.map((row) => ({
        id: row.value_index.toString('hex'),
        identifier: () => `${row.kind}:${secrets.decrypt(row.value)}`,
      }));
      return await filterOf(entries, key);
    },
    ofCordons: async (scope, key) => {
      const identifiers = await cordonedKeys(scope, platform.clock.now());
      const { blindIndex } = platform.secrets;
      const entries = identifiers.map((identifier) => ({
        id: blindIndex('watch', identifier).toString('hex'),
        identifier: () => identifier,
      }));
      return await filterOf(entries, key);
    },
  };
}
