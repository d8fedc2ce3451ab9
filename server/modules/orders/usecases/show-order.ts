import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { legalWarnings } from '../rules/legal-instruments.ts';
import { certificatesOf } from '../store/certificates.ts';
import { changeDecisionsOf } from '../store/change-decisions.ts';
import { changesOfOrder } from '../store/changes.ts';
import { followUpsOfOrder } from '../store/follow-ups.ts';
import { findWordings } from '../store/order-wordings.ts';
import type { OrderRow } from '../store/orders.ts';
import { appealsOfOrder } from '../store/appeals.ts';
import { servicesOfOrder } from '../store/services.ts';
import { presentAppeal } from './appeals.ts';
import { warningsOf } from './check-term.ts';
import { knownInstruments } from './legal-instruments.ts';
import { groupOfRow } from './limit-in-force.ts';
import { allBases } from './order-wordings.ts';
import { presentCertificate } from './present-certificates.ts';
import { presentChangeDecision } from './present-change-decisions.ts';
import { presentOrders } from './present-orders.ts';
import { reachedOrder, sees } from './reach.ts';
import { presentService } from './record-service.ts';
import type { ShownOrderDetail } from '../types.ts';

const FOLLOW_UPS_SHOWN = 100;

/** Notes that orders were read, printed or certified. */
export async function auditReading(
  context: OrderContext,
  scope: Scope,
  action: 'order.read' | 'order.print' | 'order.certify',
  rows: readonly OrderRow[],
): Promise<void> {
  const entries = rows.map((row) => ({
    action,
    subjectKind: 'order',
    subjectId: row.id,
    areaNo: row.area_no,
  }));
  await audit(context.platform.db, scope, context.platform.clock.now(), entries);
}

/** One order with its journal and its checks. */
export async function showOrder(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownOrderDetail>> {
  const row = await reachedOrder(context, scope, 'order.read', id);
  if (!row.ok) {
    return row;
  }
  await auditReading(context, scope, 'order.read', [row.value]);
  return done(await presentDetail(context, scope, row.value));
}

/** An order whole. What was measured and noted is health data: empty below the sensitive class. */
export async function presentDetail(
  context: OrderContext,
  scope: Scope,
  row: OrderRow,
): Promise<ShownOrderDetail> {
  const { db } = context.platform;
  const [shown] = await presentOrders(context, scope, [row]);
  if (shown === undefined) {
    throw new Error(`order ${row.id} of a person that is not on record`);
  }
  const changes = await changesOfOrder(scope, db, row.id);
  const followUps = await followUpsOfOrder(scope, db, row.id, FOLLOW_UPS_SHOWN);
  const group = await groupOfRow(scope, db, row);
  const issued = await changeDecisionsOf(scope, db, [row.id]);
  const used = [row, ...issued].flatMap(({ wording }) => wording ?? []);
  const certificates = await certificatesOf(scope, db, [row.id]);
  const wordings = await findWordings(scope, db, [
    ...new Set([...used, ...certificates.map(({ wording }) => wording)]),
  ]);
  const frozen = row.wording === null ? undefined : wordings.get(row.wording);
  const known = await knownInstruments(scope, db);
  const ofChanges = issued.flatMap((one) =>
    legalWarnings(
      allBases(one.legal_basis, wordings.get(one.wording)?.wording),
      one.issued_at.getTime(),
      known,
    ),
  );
  const warnings = [...warningsOf(row, group, known, frozen?.wording), ...ofChanges];
  const health = sees(context, scope, 'sensitive', row);
  return {
    ...shown,
    // Decisions that rest on the same law warn once.
    warnings: [...new Map(warnings.map((one) => [one.message, one])).values()],
    template: frozen?.template ?? null,
    certificates: certificates.map((one) => presentCertificate(one, wordings.get(one.wording))),
    signerLines: [...(row.signer?.lines ?? [])],
    signerDocument: row.signer?.document ?? null,
    services: (await servicesOfOrder(scope, db, row.id)).map(presentService),
    appeals: (await appealsOfOrder(scope, db, row.id)).map(presentAppeal),
    changes: changes.map((change) => {
      const decision = issued.find((one) => one.change_version === change.version);
      return {
        kind: change.kind,
        at: change.at.toISOString(),
        by: change.by_name,
        reason: change.reason,
        previousUntil: change.previous_until.toISOString(),
        until: change.until.toISOString(),
        decision:
          decision === undefined ? null : presentChangeDecision(decision, wordings.get(decision.wording)),
      };
    }),
    followUps: followUps.map((check) => ({
      id: check.id,
      at: check.at.toISOString(),
      by: check.by_name,
      present: check.present,
      temperature: health ? check.temperature : null,
      symptoms: health ? [...check.symptoms] : [],
      note: health ? check.note : null,
    })),
  };
}
