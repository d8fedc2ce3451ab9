import type { Body } from '../../../../contract/kit.ts';
import type { permitsApi } from '../../../../contract/permits.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { revokeCodes } from '../../../platform/credentials/module.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { eachRow } from '../../../platform/outcomes/rows.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { PermitContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { findPermit, insertReport, permitByCode, type PermitRow, updatePermit } from '../store/permits.ts';
import { presentPermit, type ShownPermit } from './show-permits.ts';
import { signPermit } from './sign-permit.ts';
import type { PermitDetails, RowOutcome } from './submit-permits.ts';

/** Approves or refuses; each row in a transaction of its own, so that one that was decided meanwhile holds up none. */
export async function decidePermits(
  context: PermitContext,
  scope: Scope,
  { ids, decision, reason }: Body<(typeof permitsApi)['POST /permits/decisions']>,
): Promise<Outcome<{ outcomes: RowOutcome[] }>> {
  if (decision === 'refuse' && reason === undefined) {
    return refuse('reason-required', { fields: { reason: 'required' } });
  }
  return await eachRow(
    ids,
    async (id) =>
      await context.platform.db
        .transaction()
        .execute(
          async (tx) => await decideOne(context, scope, tx, id, decision === 'approve', reason ?? null),
        ),
    (state) => ({ state }),
  );
}

async function decideOne(
  context: PermitContext,
  scope: Scope,
  tx: Tx,
  id: string,
  approve: boolean,
  reason: string | null,
): Promise<Outcome<PermitRow['state']>> {
  const { platform } = context;
  const found = await openPermit(context, scope, tx, id);
  if (!found.ok) {
    return found;
  }
  const row = found.value;
  if (row.state !== 'SUBMITTED') {
    return refuse('decided-before');
  }
  const at = platform.clock.now();
  const details = JSON.parse(platform.secrets.decrypt(row.details)) as PermitDetails;
  const signed = approve ? await signPermit(context, scope, tx, row, details.fullName) : {};
  const state = approve ? 'APPROVED' : 'REFUSED';
  await updatePermit(tx, id, {
    state,
    decided_at: new Date(at),
    decided_by: scope.actor.name,
    reason,
    ...signed,
  });
  await note(scope, tx, row, approve ? 'permit.approve' : 'permit.refuse', at);
  return done(state);
}

/** Withdraws a permit: its code stands on the list of the next pack. Withdrawing it again changes nothing. */
export async function revokePermit(
  context: PermitContext,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Outcome<ShownPermit>> {
  const { platform } = context;
  const revoked = await platform.db.transaction().execute(async (tx): Promise<Outcome<PermitRow>> => {
    const found = await openPermit(context, scope, tx, id.toLowerCase());
    if (!found.ok || found.value.state === 'REVOKED') {
      return found;
    }
    const row = found.value;
    if (row.state !== 'APPROVED' || row.credential_id === null) {
      return refuse('decided-before');
    }
    const at = platform.clock.now();
    await updatePermit(tx, row.id, {
      state: 'REVOKED',
      reason,
      decided_by: scope.actor.name,
      decided_at: new Date(at),
    });
    await revokeCodes(platform, tx, scope.dataset, [
      { id: row.credential_id, purpose: 'permit', reason: 'permit-revoked' },
    ]);
    await note(scope, tx, row, 'permit.revoke', at);
    return done(row);
  });
  if (!revoked.ok) {
    return revoked;
  }
  const row = await findPermit(scope, platform.db, revoked.value.id);
  return done(presentPermit(context, scope, { ...row!, reports: 0 }));
}

/**
 * Keeps what a post says of the misuse of a permit; the office that approved it sees it on its list. The code of a trip is
 * a permit's to the post, so its report becomes a task of the trip's gate.
 */
export async function reportMisuse(
  { platform, reportTripMisuse }: PermitContext,
  scope: Scope,
  body: Body<(typeof permitsApi)['POST /permits/reports']>,
): Promise<Outcome<{ id: string }>> {
  const id = body.id.toLowerCase();
  const at = platform.clock.now();
  const code = body.shortCode.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const report = { id, kind: body.kind, note: body.note ?? null };
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'permit.report', content: [scope.dataset, body], at }, async () => {
        const permitId = await permitByCode(scope, tx, code);
        if (permitId === undefined) {
          const kept = await reportTripMisuse(scope, tx, { ...report, code, at: Date.parse(body.at) });
          return kept ? done({ id }, 201) : refuse('not-found');
        }
        const by = scope.actor.name;
        await insertReport(scope, tx, { ...report, permitId, at: new Date(body.at), by });
        await audit(tx, scope, at, [{ action: 'permit.report', subjectKind: 'permit', subjectId: permitId }]);
        return done({ id }, 201);
      }),
  );
}

async function openPermit(
  { areas }: PermitContext,
  scope: Scope,
  tx: Tx,
  id: string,
): Promise<Outcome<PermitRow>> {
  const row = await findPermit(scope, tx, id, true);
  if (row === undefined) {
    return refuse('not-found');
  }
  return mayIn(scope, 'permit.decide', areas.pathOf(row.area_no)) ? done(row) : refuse('outside-area');
}

async function note(scope: Scope, tx: Tx, row: PermitRow, action: string, at: number): Promise<void> {
  await audit(tx, scope, at, [{ action, subjectKind: 'permit', subjectId: row.id, areaNo: row.area_no }]);
  await appendEvent(tx, {
    topic: 'permit.decided',
    dataset: scope.dataset,
    payload: { areaNos: [row.area_no], count: 1, ids: [row.id] },
    at,
  });
}
