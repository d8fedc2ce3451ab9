import type { commandWallApi } from '../../../../contract/command-wall.ts';
import type { Body, Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { faultOf } from '../rules/judge-scenes.ts';
import { scenes as shipped, type SceneSpec } from '../rules/shipped.ts';
import { insertLayout, layoutHistory, layoutInForce } from '../store/layouts.ts';
import { needsProvince, provinceOf } from './province.ts';

type Api = typeof commandWallApi;
type Shown = Reply<Api['GET /command/wall-layout']>;

/** The scenes in force and their version. */
export async function scenesInForce(
  context: CommandContext,
  scope: Scope,
): Promise<{ readonly version: number; readonly scenes: readonly SceneSpec[] }> {
  const row = await layoutInForce(scope, context.platform.db);
  return { version: row?.version ?? 0, scenes: row?.scenes ?? shipped };
}

/** The scenes as they are set, those that ship, and who changed what. */
export async function showLayout(context: CommandContext, scope: Scope): Promise<Outcome<Shown>> {
  const refused = needsProvince(context, scope, 'command.manage');
  return refused ?? done(await present(context, scope));
}

/** Sets the scenes. Former versions stay; one that somebody changed meanwhile is refused with what it is now. */
export async function setLayout(
  context: CommandContext,
  scope: Scope,
  { version, scenes, reason }: Body<Api['PUT /command/wall-layout']>,
): Promise<Outcome<Shown>> {
  const { db, clock } = context.platform;
  const refused =
    needsProvince(context, scope, 'command.manage') ??
    (scenes === null ? null : await judge(context, scope, scenes));
  if (refused !== null) {
    return refused;
  }
  const now = clock.now();
  const kept = await db.transaction().execute(async (tx) => {
    const current = await layoutInForce(scope, tx);
    const next = {
      version: version + 1,
      scenes,
      at: new Date(now),
      by_name: scope.actor.name,
      reason,
    };
    if ((current?.version ?? 0) !== version || !(await insertLayout(scope, tx, next))) {
      return false;
    }
    await audit(tx, scope, now, [
      { action: 'command.wall.scenes', areaNo: provinceOf(context).no, detail: { version: next.version } },
    ]);
    return true;
  });
  const shown = await present(context, scope);
  return kept ? done(shown) : refuseGeneral('version-conflict', { current: shown });
}

/** What keeps scenes from being used, as a refusal; null where nothing does. */
export async function judge(
  context: CommandContext,
  scope: Scope,
  scenes: readonly SceneSpec[],
): Promise<Refusal | null> {
  const kinds = new Map((await context.figures.catalogue(scope)).map(({ code, kind }) => [code, kind]));
  const fault = faultOf(scenes, (metric) => kinds.get(metric));
  return fault === null
    ? null
    : refuse('bad-scenes', {
        params: { problem: fault.vi, problemEn: fault.en },
        fields: { [fault.field]: fault.vi },
      });
}

async function present(context: CommandContext, scope: Scope): Promise<Shown> {
  const history = await layoutHistory(scope, context.platform.db);
  const current = history[0];
  return {
    version: current?.version ?? 0,
    shipped: (current?.scenes ?? null) === null,
    scenes: [...(current?.scenes ?? shipped)],
    byDefault: [...shipped],
    history: history.map((row) => ({
      version: row.version,
      at: row.at.toISOString(),
      by: row.by_name,
      reason: row.reason,
      shipped: row.scenes === null,
      scenes: row.scenes,
    })),
  };
}
