import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { vehicleOfDeclaration } from '../../declarations/index.ts';
import { canonicalPlate } from '../../gates/index.ts';
import { platesOfPermits, withdrawnOf } from '../../permits/index.ts';
import type { PlateContext } from '../context.ts';
import { lockCovered, lockUnmatched, type Papers, type PlateRow, updateMatch } from '../store/events.ts';
import { findPapers, isCovered } from './find-papers.ts';

type Change = { readonly event: PlateRow; readonly papers: Papers };

/**
 * A declaration came in: the events of its vehicle on the day it was made are matched again. Where it took the place of
 * another one, what that one covered is looked at first.
 */
export async function matchDeclared(
  context: PlateContext,
  event: OutboxEvent<'declarations.submitted'>,
): Promise<void> {
  const { platform } = context;
  const { declarationId: id, personNo, replaces } = event.payload;
  const scope = systemScope('plates.match-again', event.dataset);
  if (replaces !== undefined) {
    await dropDeclared(context, scope, replaces, event.at);
  }
  const vehicle = await vehicleOfDeclaration(platform, scope, platform.db, { id, personNo });
  if (vehicle !== null) {
    await matchAgain(context, scope, vehicle.plate, dayOf(vehicle.declaredAt));
  }
}

/**
 * Permits were decided: the events of their vehicles on that day are matched again. Of those that were withdrawn, events
 * read before keep their match and say since when it is withdrawn; those read after lose it.
 */
export async function matchPermitted(
  context: PlateContext,
  event: OutboxEvent<'permit.decided'>,
): Promise<void> {
  const { platform } = context;
  const { ids } = event.payload;
  const scope = systemScope('plates.match-again', event.dataset);
  for (const plate of await platesOfPermits(platform, scope, platform.db, ids)) {
    await matchAgain(context, scope, plate, dayOf(event.at.getTime()));
  }
  for (const { id, withdrawnAt } of await withdrawnOf(scope, platform.db, ids)) {
    await platform.db.transaction().execute(async (tx) => {
      const events = await lockCovered(scope, tx, { permitId: id });
      const [after, before] = [
        events.filter(({ at }) => at >= withdrawnAt),
        events.filter(({ at }) => at < withdrawnAt),
      ];
      await save(context, scope, tx, [
        ...before.map((one) => ({
          event: one,
          papers: { ...papersOf(one), permit_withdrawn_at: withdrawnAt },
        })),
        ...(await lookAgain(context, scope, tx, after)),
      ]);
    });
  }
}

/** Trips were accepted: what was read of their vehicles in the hours before is matched again. */
export async function matchAccepted(
  context: PlateContext,
  event: OutboxEvent<'trip.accepted'>,
): Promise<void> {
  const { platform, readingsBefore } = context;
  const scope = systemScope('plates.match-again', event.dataset);
  const accepted = event.at.getTime();
  for (const { plate, ...span } of await readingsBefore(scope, platform.db, event.payload.ids, accepted)) {
    await matchAgain(context, scope, plate, span);
  }
}

function dayOf(at: number) {
  const from = startOfLocalDay(at);
  return { from: new Date(from), to: new Date(from + DAY_MS) };
}

/** Repeatable: what is matched already is not looked at. */
async function matchAgain(
  context: PlateContext,
  scope: Scope,
  plate: string,
  span: { readonly from: Date; readonly to: Date },
): Promise<void> {
  const { platform } = context;
  const index = platform.secrets.blindIndex('plate-event', plate);
  await platform.db.transaction().execute(async (tx) => {
    const events = await lockUnmatched(scope, tx, index, span);
    const found = await lookAgain(context, scope, tx, events);
    await save(
      context,
      scope,
      tx,
      found.filter(({ papers }) => isCovered(papers)),
    );
  });
}

/**
 * A declaration was replaced: each event that it covered goes over to the one that stands for the vehicle at that moment.
 * Where none does, the former's code stays with the event, so that an officer sees why it is unmatched now.
 */
async function dropDeclared(context: PlateContext, scope: Scope, id: string, at: Date): Promise<void> {
  await context.platform.db.transaction().execute(async (tx) => {
    const events = await lockCovered(scope, tx, { declarationId: id });
    const found = await lookAgain(context, scope, tx, events);
    await save(
      context,
      scope,
      tx,
      found
        .filter(({ papers }) => papers.declaration_id !== id)
        .map(({ event, papers }) => ({
          event,
          papers:
            papers.declaration_id === null
              ? { ...papers, declaration_code: event.declaration_code, declaration_dropped_at: at }
              : papers,
        })),
    );
  });
}

async function lookAgain(
  context: PlateContext,
  scope: Scope,
  tx: Tx,
  events: readonly PlateRow[],
): Promise<Change[]> {
  const { secrets } = context.platform;
  const known = events.flatMap((event) =>
    event.plate === null ? [] : [{ event, plate: canonicalPlate(secrets.decrypt(event.plate)) }],
  );
  const asked = known.map(({ event, plate }) => ({ plate, at: event.at.getTime() }));
  const papers = known.length === 0 ? [] : await findPapers(context, scope, tx, asked);
  return known.map(({ event }, i) => ({ event, papers: papers[i]! }));
}

function papersOf(event: PlateRow): Papers {
  const { permit_id, permit_code, permit_withdrawn_at, trip_id, trip_code } = event;
  const { declaration_id, declaration_code, declaration_dropped_at } = event;
  return {
    permit_id,
    permit_code,
    permit_withdrawn_at,
    declaration_id,
    declaration_code,
    declaration_dropped_at,
    trip_id,
    trip_code,
  };
}

/** Writes what changed, with counters, audit and event. */
async function save(
  { platform }: PlateContext,
  scope: Scope,
  tx: Tx,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) {
    return;
  }
  for (const { event, papers } of changes) {
    await updateMatch(tx, event, papers);
  }
  const now = platform.clock.now();
  const { dataset } = scope;
  await addFigures(
    tx,
    changes
      .filter(({ event, papers }) => event.outside && isCovered(event) !== isCovered(papers))
      .map(({ event: { area_no: areaNo, at }, papers }) => ({
        metric: 'plates.unmatched',
        dataset,
        areaNo,
        at: at.getTime(),
        by: isCovered(papers) ? -1 : 1,
      })),
  );
  await audit(tx, scope, now, [{ action: 'plates.match', detail: { count: changes.length } }]);
  const areaNos = [...new Set(changes.map(({ event }) => event.area_no))];
  await appendEvent(tx, {
    topic: 'plates.matched',
    dataset,
    payload: { areaNos, count: changes.length },
    at: now,
  });
}
