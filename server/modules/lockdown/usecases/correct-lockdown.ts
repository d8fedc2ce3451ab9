import type { Body } from '../../../../contract/kit.ts';
import type { lockdownsApi } from '../../../../contract/lockdowns.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { mergePatch } from '../../../platform/db/merge-edit.ts';
import { refuseConflict } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LockdownContext } from '../context.ts';
import { type LockdownRow, updateLockdown } from '../store/lockdowns.ts';
import { readTerm } from './open-lockdown.ts';
import { actOn } from './reach.ts';
import { present, type ShownLockdown, showAfter } from './show-lockdown.ts';

type Correction = Body<(typeof lockdownsApi)['PATCH /lockdowns/{id}']>;

/** Corrects name, term or reason before the decision; afterwards they are what was signed. */
export async function correctLockdown(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Correction,
): Promise<Outcome<ShownLockdown>> {
  const asked = { id: lockdownId, right: 'lockdown.manage', act: 'correct' } as const;
  const outcome = await actOn(context, scope, asked, async (tx, row) => {
    const values = fieldsOf(row);
    const merged = mergePatch(
      { version: row.version, fieldVersions: row.field_versions, values },
      input.version,
      {
        title: input.title?.trim(),
        reason: input.reason?.trim(),
        from: input.from && inUtc(input.from),
        until: input.until && inUtc(input.until),
      },
    );
    if (merged.conflicts.length > 0) {
      return refuseConflict(merged.conflicts, await present(context, scope, row));
    }
    const { title, reason, from, until } = merged.values;
    const term = readTerm(from, until);
    if (!term.ok) {
      return term;
    }
    const { version, fieldVersions, changes } = merged;
    await updateLockdown(scope, tx, {
      ...row,
      title,
      reason,
      from_at: term.value.from,
      until_at: term.value.until,
      version,
      field_versions: fieldVersions,
    });
    return done({ value: null, noted: { kind: 'correct', changes } });
  });
  return outcome.ok ? await showAfter(context, scope, lockdownId) : outcome;
}

/** Fields of a cordon that may be corrected, as they merge and as its history tells them. */
function fieldsOf({ title, reason, from_at, until_at }: LockdownRow) {
  return { title, reason, from: from_at.toISOString(), until: until_at.toISOString() };
}

/** One instant in one form; what is none is left for `readTerm` to refuse. */
function inUtc(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : new Date(at).toISOString();
}
