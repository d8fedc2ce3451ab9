import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { figuresAsOf } from '../../../platform/figures/figures.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { dueCuts } from '../rules/cut-times.ts';
import { briefingPlan } from '../rules/shipped.ts';
import { cutHours, saveCutHours } from '../store/briefings.ts';
import { freezeCut } from './freeze-cut.ts';
import { needsProvince, provinceOf } from './province.ts';
import { presentBriefing, type ShownBriefing } from './show-briefings.ts';

type Times = { hours: number[] };

/** Makes the cuts of the last 24 hours whose time has come and that nobody made yet; answers how many. */
export async function makeDueCuts(context: CommandContext): Promise<{ cuts: number }> {
  const scope = systemScope('command.cut', context.publicDataset);
  // A dataset without any event is being loaded: its figures would be frozen half.
  if ((await figuresAsOf(context.platform.db, scope.dataset)) === null) {
    return { cuts: 0 };
  }
  const hours = await hoursOf(context, scope);
  let cuts = 0;
  for (const at of dueCuts(hours, context.platform.clock.now())) {
    const { made } = await freezeCut(context, scope, at, 'scheduled');
    cuts += made ? 1 : 0;
  }
  return { cuts };
}

/** Freezes the last full hour because somebody asks for it. */
export async function cutNow(context: CommandContext, scope: Scope): Promise<Outcome<ShownBriefing>> {
  const refused = needsProvince(context, scope, 'command.work');
  if (refused !== null) {
    return refused;
  }
  const at = Math.floor(context.platform.clock.now() / HOUR_MS) * HOUR_MS;
  const { row, made } = await freezeCut(context, scope, at, 'manual');
  return done(await presentBriefing(context, scope, row), made ? 201 : 200);
}

export async function readTimes(context: CommandContext, scope: Scope): Promise<Outcome<Times>> {
  return needsProvince(context, scope, 'command.read') ?? done({ hours: await hoursOf(context, scope) });
}

/** Sets the hours of the daily cuts; they hold from the next one on. */
export async function setTimes(
  context: CommandContext,
  scope: Scope,
  { hours }: { readonly hours: readonly number[] },
): Promise<Outcome<Times>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'command.manage');
  if (refused !== null) {
    return refused;
  }
  if (new Set(hours).size !== hours.length) {
    return refuse('repeated-hour', { fields: { hours: 'repeated' } });
  }
  const now = clock.now();
  const sorted = hours.toSorted((a, b) => a - b);
  await db.transaction().execute(async (tx) => {
    await saveCutHours(scope, tx, sorted, new Date(now));
    await audit(tx, scope, now, [
      { action: 'command.times', areaNo: provinceOf(context).no, detail: { hours: sorted } },
    ]);
  });
  return done({ hours: sorted });
}

async function hoursOf({ platform }: CommandContext, scope: Scope): Promise<number[]> {
  return (await cutHours(scope, platform.db)) ?? [...briefingPlan.hours];
}
