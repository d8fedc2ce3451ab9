import type { Body } from '../../../../contract/kit.ts';
import type { tasksApi } from '../../../../contract/tasks.ts';
import { label } from '../../../../contract/labels.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { DirectiveContext } from '../context.ts';
import { refuseTask } from '../refusals.ts';
import { afterTaskStep, type TaskStatus, type TaskStep } from '../rules/life-cycles.ts';
import {
  dropEscalations,
  findTask,
  insertEvents,
  type TaskEventKind,
  type TaskRow,
  updateTask,
} from '../store/tasks.ts';
import { isMine, issues, seesTask } from './reach.ts';
import { taskDetail, type TaskDetail } from './show-tasks.ts';

type Bodies = typeof tasksApi;
/** What a step writes beside the new state. */
export type StepEffect = {
  readonly event: TaskEventKind;
  readonly note: string | null;
  readonly percent?: number;
  readonly eventId?: string;
  readonly change?: Partial<Omit<TaskRow, 'cooperating'>>;
};
type Asked = {
  readonly id: string;
  readonly step: TaskStep;
  /** Who takes the step: the office responsible, or the one that gave the task. */
  readonly side: 'responsible' | 'issuer';
  /** Null where the step may be taken whatever happened meanwhile. */
  readonly version: number | null;
  readonly effect: (
    row: TaskRow,
    tx: Tx,
    now: number,
  ) => Promise<StepEffect | Refusal> | StepEffect | Refusal;
};

/** Takes a task one step on, in the caller's transaction. */
export async function stepInside(
  context: DirectiveContext,
  scope: Scope,
  tx: Tx,
  asked: Asked,
): Promise<Outcome<{ id: string }>> {
  const now = context.platform.clock.now();
  const row = await findTask(scope, tx, asked.id.toLowerCase(), true);
  if (row === undefined || !seesTask(context, scope, row)) {
    return refuseGeneral('not-found');
  }
  const allowed =
    asked.side === 'responsible' ? isMine(context, scope, row) : issues(context, scope, row.issuer_area_no);
  if (!allowed) {
    return refuseTask(asked.side === 'responsible' ? 'not-responsible' : 'not-issuer');
  }
  const after = afterTaskStep(row.status, asked.step);
  if (after === null) {
    return wrongStep(row.status);
  }
  if (asked.version !== null && asked.version !== row.version) {
    return refuseGeneral('version-conflict', { current: await taskDetail(context, scope, row) });
  }
  const effect = await asked.effect(row, tx, now);
  if ('ok' in effect) {
    return effect;
  }
  const at = new Date(now);
  await updateTask(scope, tx, row.id, {
    status: after,
    version: row.version + 1,
    updated_at: at,
    ...effect.change,
  });
  const { event, note, percent = null, eventId = uuid7(now) } = effect;
  await insertEvents(tx, [
    {
      task_id: row.id,
      id: eventId,
      kind: event,
      at,
      by_name: scope.actor.name,
      note,
      percent,
      version: row.version + 1,
    },
  ]);
  const subject = { subjectKind: 'task', subjectId: row.id, areaNo: row.area_no };
  await audit(tx, scope, now, [{ action: `task.${event}`, ...subject, detail: { status: after } }]);
  const payload = { areaNos: [...new Set([row.area_no, row.issuer_area_no])] };
  await appendEvent(tx, { topic: 'task.moved', dataset: scope.dataset, payload, at: now });
  return done({ id: row.id });
}

function wrongStep(status: TaskStatus): Refusal {
  const refusal = refuseTask('wrong-step', { params: { status: label('taskStatus', status, 'vi') } });
  const english = refuseTask('wrong-step', { params: { status: label('taskStatus', status, 'en') } });
  return { ...refusal, messageEn: english.messageEn };
}

async function step(context: DirectiveContext, scope: Scope, asked: Asked): Promise<Outcome<TaskDetail>> {
  const { db } = context.platform;
  const stepped = await db.transaction().execute(async (tx) => await stepInside(context, scope, tx, asked));
  if (!stepped.ok) {
    return stepped;
  }
  const row = await findTask(scope, db, stepped.value.id);
  return done(await taskDetail(context, scope, row!));
}

const noExtension = {
  extension_until: null,
  extension_reason: null,
  extension_asked_at: null,
  extension_asked_by: null,
};

/** The office says that it is done; a request for a later deadline falls away. */
export async function reportTask(
  context: DirectiveContext,
  scope: Scope,
  id: string,
  body: Body<Bodies['POST /tasks/{id}/report']>,
): Promise<Outcome<TaskDetail>> {
  return await step(context, scope, {
    id,
    step: 'report',
    side: 'responsible',
    version: body.version,
    effect: () => ({
      event: 'reported',
      note: body.note,
      percent: 100,
      change: { percent: 100, ...noExtension },
    }),
  });
}

/** Asks for a later deadline. */
export async function askExtension(
  context: DirectiveContext,
  scope: Scope,
  id: string,
  body: Body<Bodies['POST /tasks/{id}/extension']>,
): Promise<Outcome<TaskDetail>> {
  const until = new Date(body.until);
  return await step(context, scope, {
    id,
    step: 'askExtension',
    side: 'responsible',
    version: body.version,
    effect: (row, _tx, now) =>
      until.getTime() <= Math.max(row.due_at.getTime(), now)
        ? refuseTask('earlier-extension', { fields: { until: 'earlier' } })
        : {
            event: 'extension-asked',
            note: body.reason,
            change: {
              extension_until: until,
              extension_reason: body.reason,
              extension_asked_at: new Date(now),
              extension_asked_by: scope.actor.name,
            },
          },
  });
}

/** Grants the deadline that was asked for, or refuses it with the reason. */
export async function answerExtension(
  context: DirectiveContext,
  scope: Scope,
  id: string,
  body: Body<Bodies['POST /tasks/{id}/extension-answer']>,
): Promise<Outcome<TaskDetail>> {
  return await step(context, scope, {
    id,
    step: 'answerExtension',
    side: 'issuer',
    version: body.version,
    effect: async (row, tx) => {
      if (row.extension_until === null) {
        return refuseTask('no-extension');
      }
      if (!body.grant) {
        return body.note === undefined
          ? refuseTask('reason-required', { fields: { note: 'required' } })
          : { event: 'extension-refused', note: body.note, change: noExtension };
      }
      await dropEscalations(tx, row.id);
      return {
        event: 'extension-granted',
        note: body.note ?? null,
        change: { ...noExtension, due_at: row.extension_until, escalation: 0 },
      };
    },
  });
}

/** Accepts what was reported as done, or gives it back. */
export async function checkTask(
  context: DirectiveContext,
  scope: Scope,
  id: string,
  body: Body<Bodies['POST /tasks/{id}/check']>,
): Promise<Outcome<TaskDetail>> {
  return await step(context, scope, {
    id,
    step: body.accept ? 'accept' : 'giveBack',
    side: 'issuer',
    version: body.version,
    effect: () =>
      !body.accept && body.note === undefined
        ? refuseTask('reason-required', { fields: { note: 'required' } })
        : { event: body.accept ? 'checked' : 'returned', note: body.note ?? null },
  });
}

/** Cancels a task. */
export async function cancelTask(
  context: DirectiveContext,
  scope: Scope,
  id: string,
  body: Body<Bodies['POST /tasks/{id}/cancellation']>,
): Promise<Outcome<TaskDetail>> {
  return await step(context, scope, {
    id,
    step: 'cancel',
    side: 'issuer',
    version: body.version,
    effect: () => ({ event: 'cancelled', note: body.reason, change: noExtension }),
  });
}
