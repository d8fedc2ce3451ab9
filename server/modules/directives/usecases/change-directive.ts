import type { Body } from '../../../../contract/kit.ts';
import type { directivesApi } from '../../../../contract/directives.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { readUpload } from '../../../platform/files/read-upload.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { contentHash, once } from '../../../platform/receipts/receipts.ts';
import type { DirectiveContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { afterDirectiveStep } from '../rules/life-cycles.ts';
import { type DirectiveRow, endDirective, findDirective } from '../store/directives.ts';
import { findFile, insertFile } from '../store/files.ts';
import { findTask } from '../store/tasks.ts';
import { issues, sees, seesTask } from './reach.ts';
import { detailOf, type ShownDirective } from './show-directives.ts';

const SUFFIX = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

/** Withdraws a document that is in force; who received it still reads it, marked. */
export async function withdrawDirective(
  context: DirectiveContext,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Outcome<ShownDirective>> {
  const { db, clock } = context.platform;
  const refused = await db.transaction().execute(async (tx) => {
    const found = await ownDirective(context, scope, tx, id);
    if (!found.ok) {
      return found;
    }
    const row = found.value;
    const after = afterDirectiveStep(row.status, 'withdraw');
    if (after === null) {
      return refuse('not-in-force', { params: { number: row.number } });
    }
    await endDirective(scope, tx, row.id, after, reason);
    const subject = { subjectKind: 'directive', subjectId: row.id, areaNo: row.area_no };
    await audit(tx, scope, clock.now(), [{ action: 'directive.withdraw', ...subject }]);
    return null;
  });
  return refused ?? (await shown(context, scope, id));
}

/** Adds a scan or an annex; repeatable by the file's id. */
export async function addFile(
  context: DirectiveContext,
  scope: Scope,
  id: string,
  upload: Body<(typeof directivesApi)['POST /directives/{id}/files']>,
): Promise<Outcome<ShownDirective>> {
  const { db, clock } = context.platform;
  const read = readUpload(upload);
  if (!read.ok) {
    return read;
  }
  const at = clock.now();
  const fileId = upload.id.toLowerCase();
  const hash = contentHash(read.value.toString('base64')).toString('hex');
  const request = {
    id: fileId,
    kind: 'directive.file',
    content: [scope.dataset, id.toLowerCase(), upload.name, hash],
    at,
  };
  const added = await db.transaction().execute(async (tx) => {
    const found = await ownDirective(context, scope, tx, id);
    if (!found.ok) {
      return found;
    }
    return await once(tx, request, async () => {
      const owner = { owner_kind: 'directive', owner_id: found.value.id, event_id: null } as const;
      const stamp = { at: new Date(at), by_name: scope.actor.name, size: read.value.length };
      const file = { id: fileId, name: upload.name, type: upload.type, ...owner, ...stamp };
      await insertFile(scope, tx, file, read.value);
      return done({ id: fileId }, 201);
    });
  });
  if (!added.ok) {
    return added;
  }
  const detail = await shown(context, scope, id);
  return detail.ok ? done(detail.value, added.status) : detail;
}

/** The bytes of a file, for who sees the document or the task that it belongs to. */
export async function loadFile(
  context: DirectiveContext,
  scope: Scope,
  id: string,
): Promise<FileAnswer | Refusal> {
  const { db } = context.platform;
  const file = await findFile(scope, db, id.toLowerCase());
  if (file === undefined || !(await seesOwner(context, scope, file))) {
    return refuseGeneral('not-found');
  }
  // A header holds no Vietnamese letters; the list beside it shows the file's own name.
  const name = `${file.owner_kind}-${file.id.slice(-8)}.${SUFFIX[file.type]}`;
  return { ok: true, file: { type: file.type, name, body: file.bytes, inline: true } };
}

async function seesOwner(
  context: DirectiveContext,
  scope: Scope,
  file: { readonly owner_kind: 'directive' | 'task'; readonly owner_id: string },
): Promise<boolean> {
  const { db } = context.platform;
  if (file.owner_kind === 'task') {
    const task = await findTask(scope, db, file.owner_id);
    return task !== undefined && seesTask(context, scope, task);
  }
  const row = await findDirective(scope, db, file.owner_id);
  return row !== undefined && (await sees(context, scope, db, row));
}

async function ownDirective(
  context: DirectiveContext,
  scope: Scope,
  tx: Tx,
  id: string,
): Promise<Outcome<DirectiveRow>> {
  const row = await findDirective(scope, tx, id.toLowerCase(), true);
  if (row === undefined || !(await sees(context, scope, tx, row))) {
    return refuseGeneral('not-found');
  }
  return issues(context, scope, row.area_no) ? done(row) : refuse('outside-area');
}

async function shown(context: DirectiveContext, scope: Scope, id: string): Promise<Outcome<ShownDirective>> {
  const row = await findDirective(scope, context.platform.db, id.toLowerCase());
  return done(await detailOf(context, scope, row!));
}
