import type { Body } from '../../../../contract/kit.ts';
import type { lockdownsApi } from '../../../../contract/lockdowns.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { FieldChanges } from '../../../platform/db/merge-edit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type CordonPaperKind, issueDecision, prepareDecision } from '../../orders/index.ts';
import type { LockdownContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type LockdownRow, type SignedDecision, updateLockdown } from '../store/lockdowns.ts';
import { paperFacts } from './paper-facts.ts';
import { actOn } from './reach.ts';
import { readChecklist } from './read-checklist.ts';
import { readTime } from './read-time.ts';
import { type ShownLockdown, showAfter } from './show-lockdown.ts';
import { newEndFault, paperOfNewEnd, termFault } from './term-faults.ts';

type Decide = Body<(typeof lockdownsApi)['POST /lockdowns/{id}/decision']>;
type Lift = Body<(typeof lockdownsApi)['POST /lockdowns/{id}/lift']>;
type Extend = Body<(typeof lockdownsApi)['POST /lockdowns/{id}/extensions']>;
type Signing = NonNullable<Extend['decision']>;

/** Issues the decision that sets a cordon up. Repeatable by its id. */
export async function decideLockdown(
  context: LockdownContext,
  scope: Scope,
  id: string,
  input: Decide,
): Promise<Outcome<ShownLockdown>> {
  return await signed(context, scope, id, input, 'decide', async (tx, row, now, issue) => {
    const fault = termFault(row, now);
    if (fault !== null) {
      return fault;
    }
    const decision = await issue();
    await updateLockdown(scope, tx, { ...row, state: 'ACTIVE', set_up: decision, version: row.version + 1 });
    return done({ kind: 'decision', detail: decision.number, until: row.until_at });
  });
}

/** Issues the decision that lifts a cordon: against the checklist only when the officer says so, with the reason. */
export async function liftLockdown(
  context: LockdownContext,
  scope: Scope,
  id: string,
  input: Lift,
): Promise<Outcome<ShownLockdown>> {
  return await signed(context, scope, id, input, 'lift', async (tx, row, _now, issue) => {
    const checklist = await readChecklist(context, scope, tx, row);
    const open = checklist.items.filter(({ answer }) => answer !== 'met').length;
    if (open > 0 && input.againstChecklist !== true) {
      return refuse('checklist-open', { params: { count: open }, fields: { againstChecklist: 'required' } });
    }
    const decision = await issue();
    await updateLockdown(scope, tx, {
      ...row,
      state: 'LIFTED',
      lift: { ...decision, checklist },
      lifted_at: new Date(decision.at),
      version: row.version + 1,
    });
    return done({ kind: open > 0 ? 'lift-against' : 'lift', detail: decision.number });
  });
}

/**
 * Checks office, signer and legal basis and has the work done, which takes the number after its own checks: what is refused
 * must not leave a gap in the office's series. Once by its id.
 */
async function signed(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Decide & { readonly reason?: string },
  act: 'decide' | 'lift',
  work: (
    tx: Tx,
    row: LockdownRow,
    now: number,
    issue: () => Promise<SignedDecision>,
  ) => Promise<Outcome<{ kind: string; detail: string; until?: Date }>>,
): Promise<Outcome<ShownLockdown>> {
  const issuer = await prepareSigning(context, scope, input);
  if (!issuer.ok) {
    return issuer;
  }
  const receipt = { id: input.id, kind: act, content: input };
  const asked = { id: lockdownId, right: 'lockdown.decide', act, counts: true, receipt } as const;
  const outcome = await actOn(context, scope, asked, async (tx, row, now) => {
    const term = { reason: input.reason ?? row.reason, until: row.until_at.getTime() };
    const kind = act === 'lift' ? 'cordon-lift' : 'cordon';
    const worked = await work(tx, row, now, async () => await issuer.value(tx, row, now, { ...term, kind }));
    return worked.ok ? done({ value: null, noted: worked.value }) : worked;
  });
  return outcome.ok ? await showAfter(context, scope, lockdownId) : outcome;
}

type Term = { readonly kind: CordonPaperKind; readonly reason: string; readonly until: number };
type Issuing = (tx: Tx, row: LockdownRow, now: number, term: Term) => Promise<SignedDecision>;

/** Checks office and signer. @returns what takes the number, keeps the words of the office and answers the decision. */
async function prepareSigning(
  context: LockdownContext,
  scope: Scope,
  input: Signing,
): Promise<Outcome<Issuing>> {
  const prepared = await prepareDecision(context, scope, { ...input, act: 'lockdown' });
  if (!prepared.ok) {
    return prepared;
  }
  const { office, signer } = prepared.value;
  const legalBasis = input.legalBasis.trim();
  return done(async (tx, row, now, { kind, reason, until }) => {
    const issued = await issueDecision(context, scope, tx, { office, kind, legalBasis, at: now });
    return {
      ...issued,
      officeId: office.organisationId,
      officeName: office.name,
      legalBasis,
      signer: signer === null ? null : { name: signer.name, lines: signer.lines, document: signer.document },
      reason: reason.trim(),
      at: now,
      until,
      paper: await paperFacts(context, scope, tx, row, { kind, at: now }),
    };
  });
}

/**
 * Moves the end of a cordon in force; with a decision of its own, that has number, signer and legal basis, where one is asked
 * for. Repeatable by its id.
 */
export async function extendLockdown(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Extend,
): Promise<Outcome<ShownLockdown>> {
  const until = readTime(input.until, 'until');
  if (!until.ok) {
    return until;
  }
  const issuer =
    input.decision === undefined ? done(null) : await prepareSigning(context, scope, input.decision);
  if (!issuer.ok) {
    return issuer;
  }
  const receipt = { id: input.id, kind: 'extension', content: input };
  const asked = { id: lockdownId, right: 'lockdown.decide', act: 'extend', receipt } as const;
  const outcome = await actOn(context, scope, asked, async (tx, row, now) => {
    const end = until.value.getTime();
    const fault = newEndFault(row, end, now);
    if (fault !== null) {
      return fault;
    }
    const term = { kind: paperOfNewEnd(row, end), reason: input.reason, until: end };
    const decision = issuer.value === null ? null : await issuer.value(tx, row, now, term);
    await updateLockdown(scope, tx, { ...row, until_at: until.value, version: row.version + 1 });
    const changes: FieldChanges = { until: [row.until_at.toISOString(), until.value.toISOString()] };
    const noted = { kind: 'extension', detail: input.reason, until: until.value, decision, changes };
    return done({ value: null, noted });
  });
  return outcome.ok ? await showAfter(context, scope, lockdownId) : outcome;
}

/** Drops a cordon that was never decided. */
export async function dropLockdown(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  reason: string,
): Promise<Outcome<ShownLockdown>> {
  const asked = { id: lockdownId, right: 'lockdown.manage', act: 'drop' } as const;
  const outcome = await actOn(context, scope, asked, async (tx, row) => {
    await updateLockdown(scope, tx, { ...row, state: 'DROPPED', version: row.version + 1 });
    return done({ value: null, noted: { kind: 'drop', detail: reason } });
  });
  return outcome.ok ? await showAfter(context, scope, lockdownId) : outcome;
}
