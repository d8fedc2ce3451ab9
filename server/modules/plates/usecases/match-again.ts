import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { declaredVehiclesOf, vehicleOfDeclaration } from '../../declarations/index.ts';
import { approvedPermitsOf, platesOfPermits } from '../../permits/index.ts';
import type { PlateContext } from '../context.ts';
import { lockUnmatched, type PlateRow, updateMatch } from '../store/events.ts';

/** A declaration came in: the events of its vehicle on the day it was made are matched again. */
export async function matchDeclared(
  context: PlateContext,
  event: OutboxEvent<'declarations.submitted'>,
): Promise<void> {
  const { platform } = context;
  const { declarationId: id, personNo } = event.payload;
  const scope = systemScope('plates.match-again', event.dataset);
  const vehicle = await vehicleOfDeclaration(platform, scope, platform.db, { id, personNo });
  if (vehicle !== null) {
    await matchAgain(context, scope, vehicle.plate, vehicle.declaredAt);
  }
}

/** Permits were decided: the events of their vehicles on that day are matched again. */
export async function matchPermitted(
  context: PlateContext,
  event: OutboxEvent<'permit.decided'>,
): Promise<void> {
  const { platform } = context;
  const scope = systemScope('plates.match-again', event.dataset);
  for (const plate of await platesOfPermits(platform, scope, platform.db, event.payload.ids)) {
    await matchAgain(context, scope, plate, event.at.getTime());
  }
}

/** Repeatable: what is matched already is not looked at. */
async function matchAgain(context: PlateContext, scope: Scope, plate: string, at: number): Promise<void> {
  const { platform } = context;
  const from = startOfLocalDay(at);
  const span = { from: new Date(from), to: new Date(from + DAY_MS) };
  const index = platform.secrets.blindIndex('plate-event', plate);
  await platform.db.transaction().execute(async (tx) => {
    const events = await lockUnmatched(scope, tx, index, span);
    if (events.length === 0) {
      return;
    }
    const asked = events.map((event) => ({ plate, at: event.at.getTime() }));
    const permits = await approvedPermitsOf(platform, scope, tx, asked);
    const declared = await declaredVehiclesOf(platform, scope, tx, asked);
    const matched = events.filter((_, i) => (permits[i] ?? declared[i] ?? null) !== null);
    for (const [i, event] of events.entries()) {
      if (matched.includes(event)) {
        await updateMatch(tx, event, {
          permit_id: permits[i]?.id ?? null,
          permit_code: permits[i]?.shortCode ?? null,
          declaration_id: declared[i]?.id ?? null,
          declaration_code: declared[i]?.shortCode ?? null,
        });
      }
    }
    await note(context, scope, tx, matched);
  });
}

/** Counters, audit and event of what was matched. */
async function note(
  { platform }: PlateContext,
  scope: Scope,
  tx: Tx,
  matched: readonly PlateRow[],
): Promise<void> {
  if (matched.length === 0) {
    return;
  }
  const now = platform.clock.now();
  const { dataset } = scope;
  await addFigures(
    tx,
    matched
      .filter(({ outside }) => outside)
      .map(({ area_no: areaNo, at }) => ({
        metric: 'plates.unmatched',
        dataset,
        areaNo,
        at: at.getTime(),
        by: -1,
      })),
  );
  await audit(tx, scope, now, [{ action: 'plates.match', detail: { count: matched.length } }]);
  const areaNos = [...new Set(matched.map((event) => event.area_no))];
  await appendEvent(tx, {
    topic: 'plates.matched',
    dataset,
    payload: { areaNos, count: matched.length },
    at: now,
  });
}
