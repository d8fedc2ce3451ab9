import { PASS_MINUTES } from '../../../../contract/access-passes.ts';
import { audit } from '../../audit/audit.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Platform } from '../../module.ts';
import type { Scope } from '../scope.ts';
import { insertPass, ownOpenPasses } from '../store/passes.ts';

/** What is looked at. */
export type Subject = { readonly kind: string; readonly id: string; readonly areaNo: number | null };

/**
 * Lets the scope look at one record outside its areas. A reason opens the record for PASS_MINUTES, after which one must be
 * given again; a request without a reason goes on under the pass that is open.
 * @returns the scope with the reason under which it looks, or null where none holds: then ask for one.
 */
export async function lookOutside(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  scope: Scope,
  subject: Subject,
): Promise<Scope | null> {
  const now = clock.now();
  const given = scope.reason?.trim() ?? '';
  if (scope.actor.kind !== 'account' || scope.actor.id === null) {
    return given === '' ? null : scope;
  }
  const open = await ownOpenPasses(scope, db, new Date(now), subject.id);
  const same = open.find(({ reason }) => given === '' || reason === given);
  if (same !== undefined) {
    return { ...scope, reason: same.reason };
  }
  if (given === '') {
    return null;
  }
  const id = uuid7();
  const through = { ...scope, reason: given };
  await db.transaction().execute(async (tx) => {
    await insertPass(tx, {
      id,
      dataset: scope.dataset,
      account_id: scope.actor.id!,
      by_name: scope.actor.name,
      subject_kind: subject.kind,
      subject_id: subject.id,
      area_no: subject.areaNo,
      reason: given,
      opened_at: new Date(now),
      until_at: new Date(now + PASS_MINUTES * 60_000),
      ended_at: null,
      verdict: null,
      review_note: null,
      reviewed_at: null,
      reviewed_by: null,
    });
    await audit(tx, through, now, [
      {
        action: 'access-pass.open',
        subjectKind: subject.kind,
        subjectId: subject.id,
        areaNo: subject.areaNo,
      },
    ]);
  });
  return through;
}
