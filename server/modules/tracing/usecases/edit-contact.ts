import type { Relation } from '../types.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { changesBetween } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type DetailsPatch, mergeDetails } from '../rules/merge-details.ts';
import { detailsOf, type LinkDetails, saveDetails } from '../store/link-details.ts';
import { openCaseFor } from './open-case.ts';

/** What is noted of a decided contact, as both sides of a conflict see it. */
export type ContactDetails = {
  id: string;
  version: number;
  relation: Relation | null;
  officeId: string | null;
  officeName: string | null;
  officer: string | null;
};

/** A patch, and the version of the contact that its editor looked at. */
export type ContactEdit = DetailsPatch & { readonly version: number };

/**
 * Edits what is noted of one confirmed contact, by field. Edits of different fields merge; of the same field, the later one
 * gets 409 with what is on record.
 */
export async function editContact(
  context: TracingContext,
  scope: Scope,
  id: string,
  edit: ContactEdit,
): Promise<Outcome<ContactDetails>> {
  return await context.platform.db
    .transaction()
    .execute(async (tx) => await editContactWithin(context, scope, tx, id, edit));
}

/** The same in the caller's transaction: a refusal has written nothing. */
export async function editContactWithin(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  id: string,
  { version, ...patch }: ContactEdit,
): Promise<Outcome<ContactDetails>> {
  const contactId = id.toLowerCase();
  const stored = (await detailsOf(scope, tx, [contactId], true)).get(contactId);
  if (stored === undefined) {
    return refuseGeneral('not-found');
  }
  const opened = await openCaseFor(context, scope, 'contact.decide', stored.case_id, tx);
  if (!opened.ok) {
    return opened;
  }
  if (stored.decision !== 'CONFIRMED') {
    return refuse('not-confirmed');
  }
  const { conflicts, changed, next } = mergeDetails(stored, patch, version);
  if (conflicts.length > 0) {
    return refuseGeneral('version-conflict', {
      current: shown(stored),
      fields: Object.fromEntries(conflicts.map((field) => [field, 'changed'])),
    });
  }
  if (changed.length > 0) {
    await saveDetails(scope, tx, [next]);
    const { clock, secrets } = context.platform;
    await auditChanges(secrets, tx, scope, clock.now(), [
      {
        action: 'contact.details',
        subjectKind: 'contact',
        subjectId: contactId,
        areaNo: opened.value.areaNo,
        detail: { contacts: 1 },
        changes: changesBetween(noted(stored), noted(next)),
      },
    ]);
  }
  return done(shown(next));
}

/** What its history tells of a contact: the office by the name that it had then. */
export function noted(row: LinkDetails) {
  return { relation: row.relation, officeId: row.follow_up_office_name, officer: row.follow_up_officer };
}

function shown(row: LinkDetails): ContactDetails {
  return {
    id: row.id,
    version: row.version,
    relation: row.relation,
    officeId: row.follow_up_office,
    officeName: row.follow_up_office_name,
    officer: row.follow_up_officer,
  };
}

/** Decided contacts by id, as a sheet that corrects them is held against; the caller decides what the viewer may see. */
export async function contactsById(
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LinkDetails>> {
  return ids.length === 0 ? new Map() : await detailsOf(scope, db, ids);
}
