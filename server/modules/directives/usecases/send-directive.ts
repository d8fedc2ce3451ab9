import type { Body } from '../../../../contract/kit.ts';
import type { directivesApi } from '../../../../contract/directives.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { contentHash, once } from '../../../platform/receipts/receipts.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { readUpload } from '../../../platform/files/read-upload.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { OrganisationRef } from '../../../registry/organisations/index.ts';
import type { DirectiveContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { afterDirectiveStep } from '../rules/life-cycles.ts';
import { formatNumber, officeSymbol } from '../rules/numbers.ts';
import type { Target } from '../rules/recipients.ts';
import {
  claimNumber,
  type DirectiveRow,
  endDirective,
  findDirective,
  insertDirective,
  takeNumber,
} from '../store/directives.ts';
import { insertFile } from '../store/files.ts';
import { insertRecipients } from '../store/recipients.ts';
import { issuerFor, targetsFor } from './directory.ts';
import { issues, sees } from './reach.ts';
import { detailOf, type ShownDirective } from './show-directives.ts';

type Input = Body<(typeof directivesApi)['POST /directives']>;

const RECEIPT_HOURS = { usual: 24, urgent: 4 };

/** Registers a document and sends it to all its recipients, in one transaction; repeatable by its id. */
export async function sendDirective(
  context: DirectiveContext,
  scope: Scope,
  input: Input,
): Promise<Outcome<ShownDirective>> {
  const id = input.id.toLowerCase();
  const at = context.platform.clock.now();
  const scan = input.scan === undefined ? null : readUpload(input.scan);
  if (scan !== null && !scan.ok) {
    return scan;
  }
  // The receipt holds a hash of the whole request; the scan goes in as its own hash, so that it is not hashed as JSON.
  const scanHash = scan === null ? null : contentHash(scan.value.toString('base64')).toString('hex');
  const content = [scope.dataset, { ...input, scan: scanHash }];
  const sent = await context.platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'directive', content, at }, async () => {
        const made = await register(context, scope, tx, { ...input, id }, at);
        if (made.ok && scan !== null && input.scan !== undefined) {
          const { id: fileId, name, type } = input.scan;
          const file = { name, type, owner_kind: 'directive', owner_id: id, event_id: null } as const;
          const stamp = { at: new Date(at), by_name: scope.actor.name, size: scan.value.length };
          await insertFile(scope, tx, { id: fileId.toLowerCase(), ...file, ...stamp }, scan.value);
        }
        return made;
      }),
  );
  if (!sent.ok) {
    return sent;
  }
  const row = await findDirective(scope, context.platform.db, id);
  return done(await detailOf(context, scope, row!), sent.status);
}

async function register(
  context: DirectiveContext,
  scope: Scope,
  tx: Tx,
  input: Input,
  at: number,
): Promise<Outcome<{ id: string }>> {
  const effectiveOn = input.effectiveOn ?? input.issuedOn;
  const expiresOn = input.expiresOn ?? null;
  if (effectiveOn < input.issuedOn || (expiresOn !== null && expiresOn < effectiveOn)) {
    return refuse('dates', { fields: { effectiveOn: 'order' } });
  }
  const issuer = await issuerFor(context, scope, tx, input.issuerId);
  if (!issuer.ok) {
    return issuer;
  }
  const targets = await targetsFor(context, scope, tx, input.recipients);
  if (!targets.ok) {
    return targets;
  }
  const related = await relate(context, scope, tx, input);
  if (related !== null && 'ok' in related) {
    return related;
  }
  const number = await numberOf(scope, tx, input, issuer.value);
  if (!number.ok) {
    return number;
  }
  const urgent = input.urgent ?? false;
  const hours = input.receiptHours ?? (urgent ? RECEIPT_HOURS.urgent : RECEIPT_HOURS.usual);
  const dueAt = new Date(at + hours * HOUR_MS);
  const summary = input.summary.trim();
  await insertDirective(scope, tx, {
    id: input.id,
    kind: input.kind,
    number: number.value,
    office_id: issuer.value.organisationId,
    issuer_name: issuer.value.name,
    area_no: issuer.value.areaNo,
    issued_on: input.issuedOn,
    effective_on: effectiveOn,
    expires_on: expiresOn,
    urgent,
    summary,
    summary_folded: fold(summary),
    status: 'IN_FORCE',
    relation: related === null ? null : (input.relation ?? null),
    related_id: related?.id ?? null,
    ended_reason: null,
    sent_at: new Date(at),
    sent_by: scope.actor.name,
    receipt_due_at: dueAt,
  });
  await insertRecipients(
    scope,
    tx,
    targets.value.map((target) => recipientOf(input.id, target, dueAt)),
  );
  const detail = { kind: input.kind, recipients: targets.value.length };
  const subject = { subjectKind: 'directive', subjectId: input.id, areaNo: issuer.value.areaNo };
  await audit(tx, scope, at, [{ action: 'directive.send', ...subject, detail }]);
  const areaNos = [...new Set([issuer.value.areaNo, ...targets.value.map(({ areaNo }) => areaNo)])];
  await appendEvent(tx, { topic: 'directive.sent', dataset: scope.dataset, payload: { areaNos }, at });
  return done({ id: input.id }, 201);
}

function recipientOf(directiveId: string, target: Target, dueAt: Date) {
  return {
    directive_id: directiveId,
    id: namedUuid7(
      Number.parseInt(directiveId.replaceAll('-', '').slice(0, 12), 16),
      `${directiveId}/${target.kind}/${target.id}`,
    ),
    kind: target.kind,
    organisation_id: target.kind === 'organisation' ? target.id : null,
    organisation_kind: target.organisationKind,
    area_no: target.areaNo,
    name: target.name,
    role: target.role,
    due_at: dueAt,
    received_at: null,
    received_by: null,
    on_behalf: false,
    note: null,
  };
}

/** The document that this one supersedes or amends; a superseded one ends with it. */
async function relate(
  context: DirectiveContext,
  scope: Scope,
  tx: Tx,
  input: Input,
): Promise<DirectiveRow | Refusal | null> {
  if (input.relation === undefined || input.relatedId === undefined) {
    return null;
  }
  const related = await findDirective(scope, tx, input.relatedId.toLowerCase(), true);
  if (
    related === undefined ||
    !(await sees(context, scope, tx, related)) ||
    !issues(context, scope, related.area_no)
  ) {
    return refuse('unknown-related', { fields: { relatedId: 'unknown' } });
  }
  const after = afterDirectiveStep(related.status, 'supersede');
  if (after === null) {
    return refuse('not-in-force', { params: { number: related.number } });
  }
  if (input.relation === 'supersedes') {
    await endDirective(scope, tx, related.id, after, null);
  }
  return related;
}

async function numberOf(
  scope: Scope,
  tx: Tx,
  input: Input,
  office: OrganisationRef,
): Promise<Outcome<string>> {
  const series = {
    officeId: office.organisationId,
    kind: input.kind,
    year: Number(input.issuedOn.slice(0, 4)),
  };
  if (input.number !== undefined) {
    const number = input.number.trim();
    return (await claimNumber(scope, tx, series, number, input.id))
      ? done(number)
      : refuse('number-taken', { params: { number }, fields: { number: 'taken' } });
  }
  const symbol = officeSymbol(office.numberSuffix);
  if (symbol === null) {
    return refuse('no-suffix', { fields: { number: 'required' } });
  }
  // A number that somebody typed before its turn is passed over.
  for (;;) {
    const number = formatNumber(input.kind, await takeNumber(scope, tx, series), symbol);
    if (await claimNumber(scope, tx, series, number, input.id)) {
      return done(number);
    }
  }
}
