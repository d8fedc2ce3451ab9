import type { Body } from '../../../../contract/kit.ts';
import type { commandBriefingsApi } from '../../../../contract/command-briefings.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type BriefingRow, insertComment, lockBriefing, saveSignOff } from '../store/briefings.ts';
import { needsProvince, provinceOf } from './province.ts';
import { presentBriefing, reachBriefing, type ShownBriefing } from './show-briefings.ts';
import { verifyCut } from './verify-cut.ts';

type SignOff = Body<(typeof commandBriefingsApi)['POST /command/briefings/{id}/signature']>;

const HOLDS_MS = 10 * 366 * DAY_MS;

/** A leader stands by a cut: a signed statement names the cut by its digest. Refused where the content was touched. */
export async function signBriefing(
  context: CommandContext,
  scope: Scope,
  id: string,
  { version, position, note }: SignOff,
): Promise<Outcome<ShownBriefing>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'briefing.sign');
  if (refused !== null) {
    return refused;
  }
  const now = clock.now();
  const signed = await db.transaction().execute(async (tx): Promise<Outcome<BriefingRow>> => {
    const row = await lockBriefing(scope, tx, id.toLowerCase());
    if (row === undefined) {
      return refuseGeneral('not-found');
    }
    if (row.signed_off_at !== null || row.version !== version) {
      return refuse('already-signed');
    }
    if (!(await verifyCut(context, row)).genuine) {
      return refuse('not-genuine');
    }
    const statement = { digest: row.digest, by: scope.actor.name, position, at: new Date(now).toISOString() };
    const next: BriefingRow = {
      ...row,
      signed_off_at: new Date(now),
      signed_off_by: scope.actor.name,
      signed_off_by_id: scope.actor.id,
      position,
      note: note ?? null,
      statement: Buffer.from(
        await context.signer.sign('briefing', new TextEncoder().encode(JSON.stringify(statement)), {
          from: now,
          until: now + HOLDS_MS,
        }),
      ),
      version: row.version + 1,
    };
    await saveSignOff(scope, tx, next);
    await audit(tx, scope, now, [
      {
        action: 'command.briefing.sign',
        subjectKind: 'briefing',
        subjectId: row.id,
        areaNo: provinceOf(context).no,
        detail: { number: row.number },
      },
    ]);
    return done(next);
  });
  return signed.ok ? done(await presentBriefing(context, scope, signed.value)) : signed;
}

/** Adds a comment to a cut; what was frozen stays as it is. */
export async function commentBriefing(
  context: CommandContext,
  scope: Scope,
  briefingId: string,
  input: { readonly id?: string | undefined; readonly text: string },
): Promise<Outcome<{ id: string }>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'command.work');
  const found = refused ?? (await reachBriefing(context, scope, briefingId));
  if (!found.ok) {
    return found;
  }
  const now = clock.now();
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const content = { briefing: found.value.id, text: input.text };
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'command.comment', content, at: now }, async () => {
        await insertComment(scope, tx, {
          id,
          briefing_id: found.value.id,
          at: new Date(now),
          by_name: scope.actor.name,
          text: input.text,
        });
        return done({ id }, 201);
      }),
  );
}
