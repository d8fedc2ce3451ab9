import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Cordon } from '../../../../lib/gates/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { LockdownContext } from '../context.ts';
import { type LockdownRow, lockdownsInForce } from '../store/lockdowns.ts';
import { insideOf, membersOf } from '../store/members.ts';
import { LEAST_WORDS } from './read-shape.ts';
import { livingInside, shapeOfRow, unitsInside } from './gather-people.ts';

/** Who moved in since, and names that changed, are known after this; a new decision at once. */
const FRESH_MS = 30_000;
type Inside = {
  /** Units below the commune within an outline. */
  readonly units: readonly string[];
  readonly names: readonly string[];
  readonly commune: { readonly code: string; readonly name: string };
  /** Who lives there by the registry, on the roster or not. */
  readonly living: ReadonlySet<number>;
};

/** Cordons in force as gates ask about them. */
export type CordonsInForce = {
  /** Which units are cordoned, and by what an origin tells that it lies inside. */
  readonly cordons: (scope: Scope, at: number) => Promise<Cordon[]>;
  /** Who of these persons lives inside one. Give all numbers of merged people. */
  readonly cordoned: (scope: Scope, personNos: readonly number[], at: number) => Promise<ReadonlySet<number>>;
  /** Numbers by which a scan may name somebody who lives inside; for filters, never for eyes. */
  readonly cordonedKeys: (scope: Scope, at: number) => Promise<string[]>;
};

/**
 * Cordons in force at a moment. Inside is who stands on the roster, and who lives at the place, in the unit or within the
 * outline by the registry without ever having stood there: somebody who moved in after the roster was made. Who was taken
 * off the roster is not inside. A cordon past its end holds until somebody lifts it.
 */
export function openCordons(context: LockdownContext): CordonsInForce {
  const { db } = context.platform;
  const kept = new Map<string, { readonly until: number; readonly inside: Promise<Inside> }>();
  const insideOfShape = async (scope: Scope, row: LockdownRow): Promise<Inside> => {
    const now = context.platform.clock.now();
    const name = `${row.dataset} ${row.id} ${row.version}`;
    for (const [key, { until }] of kept) {
      if (until <= now) {
        kept.delete(key);
      }
    }
    const known = kept.get(name) ?? { until: now + FRESH_MS, inside: readInside(context, scope, row) };
    kept.set(name, known);
    try {
      return await known.inside;
    } catch (error) {
      kept.delete(name);
      throw error;
    }
  };
  /** Who lives inside by the registry and was never taken off the roster, by whatever number of a merged record it names them. */
  const livingOf = async (scope: Scope, rows: readonly LockdownRow[]): Promise<Set<number>> => {
    const members = await membersOf(
      scope,
      db,
      rows.map(({ id }) => id),
    );
    const listed = new Set(members.map((one) => `${one.lockdown_id} ${one.person_no}`));
    const fresh: { id: string; no: number }[] = [];
    for (const row of rows) {
      for (const no of (await insideOfShape(scope, row)).living) {
        if (!listed.has(`${row.id} ${no}`)) {
          fresh.push({ id: row.id, no });
        }
      }
    }
    const numbers = await context.people.numbersOf(scope, db, [...new Set(fresh.map(({ no }) => no))]);
    return new Set(
      fresh.flatMap(({ id, no }) =>
        (numbers.get(no) ?? []).some((other) => listed.has(`${id} ${other}`)) ? [] : [no],
      ),
    );
  };
  return {
    cordons: async (scope, at) => {
      const rows = await lockdownsInForce(scope, db, at);
      return await Promise.all(
        rows.map(async (row) => {
          const { units, names, commune } = await insideOfShape(scope, row);
          return {
            id: row.id,
            name: row.title,
            areaCode: row.shape === 'unit' ? (context.areas.byNo(row.area_no)?.code ?? null) : null,
            from: row.from_at.getTime(),
            units,
            names,
            commune,
          };
        }),
      );
    },
    cordoned: async (scope, personNos, at) => {
      const rows = personNos.length === 0 ? [] : await lockdownsInForce(scope, db, at);
      if (rows.length === 0) {
        return new Set();
      }
      const ids = rows.map(({ id }) => id);
      const living = await livingOf(scope, rows);
      return new Set([
        ...(await insideOf(scope, db, personNos, ids)),
        ...personNos.filter((no) => living.has(no)),
      ]);
    },
    cordonedKeys: async (scope, at) => {
      const rows = await lockdownsInForce(scope, db, at);
      if (rows.length === 0) {
        return [];
      }
      const { people } = context;
      const ids = rows.map(({ id }) => id);
      const members = (await membersOf(scope, db, ids)).filter((one) => one.left_at === null);
      const inside = [...members.map((one) => one.person_no), ...(await livingOf(scope, rows))];
      const numbers = await people.numbersOf(scope, db, [...new Set(inside)]);
      return await people.scannedKeys(scope, db, [...new Set([...numbers.values()].flat())]);
    },
  };
}

async function readInside(context: LockdownContext, scope: Scope, row: LockdownRow): Promise<Inside> {
  const { areas, places, platform } = context;
  const { db } = platform;
  const area = areas.byNo(row.area_no)!;
  const commune = areas.upTo(area.no, 'commune') ?? area;
  const shape = shapeOfRow(row, area);
  const place =
    row.place_no === null ? undefined : (await places.byNos(scope, db, [row.place_no])).get(row.place_no);
  const units = row.outline === null ? [] : unitsInside(context, shape);
  const called = [
    ...units.flatMap((no) => areas.byNo(no)?.fullName ?? []),
    ...(row.shape === 'unit' && area.no !== commune.no ? [area.fullName] : []),
    ...(place === undefined ? [] : [place.name, place.address ?? '']),
    ...(row.address_words ?? []),
  ];
  const living = await livingInside(context, scope, db, shape);
  return {
    units: units.flatMap((no) => areas.byNo(no)?.code ?? []),
    names: [...new Set(called.map((name) => fold(name)))].filter((name) => name.length >= LEAST_WORDS),
    commune: { code: commune.code, name: fold(commune.name) },
    living: new Set(living.map(({ personNo }) => personNo)),
  };
}
