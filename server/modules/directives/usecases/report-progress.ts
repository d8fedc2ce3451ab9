import type { Body } from '../../../../contract/kit.ts';
import type { tasksApi } from '../../../../contract/tasks.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { readUpload } from '../../../platform/files/read-upload.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { contentHash, once } from '../../../platform/receipts/receipts.ts';
import type { DirectiveContext } from '../context.ts';
import { refuseTask } from '../refusals.ts';
import { insertFile } from '../store/files.ts';
import { findTask } from '../store/tasks.ts';
import { taskDetail, type TaskDetail } from './show-tasks.ts';
import { stepInside } from './step-task.ts';

/** Progress with its files, in one transaction; repeatable by its id. */
export async function reportProgress(
  context: DirectiveContext,
  scope: Scope,
  taskId: string,
  body: Body<(typeof tasksApi)['POST /tasks/{id}/progress']>,
): Promise<Outcome<TaskDetail>> {
  const { db, clock } = context.platform;
  const { percent, note, files = [] } = body;
  if (percent === undefined && note === undefined && files.length === 0) {
    return refuseTask('empty-progress');
  }
  const at = clock.now();
  const read = files.map((file) => ({ file, bytes: readUpload(file) }));
  const hashes: string[] = [];
  for (const { bytes } of read) {
    if (!bytes.ok) {
      return bytes;
    }
    hashes.push(contentHash(bytes.value.toString('base64')).toString('hex'));
  }
  const id = body.id.toLowerCase();
  const content = [scope.dataset, taskId.toLowerCase(), { percent, note, hashes }];
  const stepped = await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'task.progress', content, at }, async () => {
        const effect = {
          event: 'progress',
          note: note ?? null,
          eventId: id,
          ...(percent === undefined ? {} : { percent, change: { percent } }),
        } as const;
        const asked = {
          id: taskId,
          step: 'progress',
          side: 'responsible',
          version: null,
          effect: () => effect,
        } as const;
        const moved = await stepInside(context, scope, tx, asked);
        if (!moved.ok) {
          return moved;
        }
        for (const { file, bytes } of read) {
          if (bytes.ok) {
            const owner = { owner_kind: 'task', owner_id: moved.value.id, event_id: id } as const;
            const stamp = { at: new Date(at), by_name: scope.actor.name, size: bytes.value.length };
            const row = { id: file.id.toLowerCase(), name: file.name, type: file.type, ...owner, ...stamp };
            await insertFile(scope, tx, row, bytes.value);
          }
        }
        return done(moved.value, 201);
      }),
  );
  if (!stepped.ok) {
    return stepped;
  }
  const row = await findTask(scope, db, stepped.value.id);
  return done(await taskDetail(context, scope, row!), stepped.status);
}
