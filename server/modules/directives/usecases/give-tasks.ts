import type { Body } from '../../../../contract/kit.ts';
import type { tasksApi } from '../../../../contract/tasks.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { OrganisationRef } from '../../../registry/organisations/index.ts';
import type { DirectiveContext } from '../context.ts';
import { refuseTask } from '../refusals.ts';
import type { Target } from '../rules/recipients.ts';
import { findDirective } from '../store/directives.ts';
import { insertEvents, insertTasks, type TaskRow } from '../store/tasks.ts';
import { issuerFor, targetsFor } from './directory.ts';
import { issues } from './reach.ts';
import { presentTasks, type ShownTask, tasksByIds } from './show-tasks.ts';

type Input = Body<(typeof tasksApi)['POST /tasks']>;

/**
 * Gives one task to each office or unit that the picks name, in one transaction. The ids follow from the request's id and
 * the office, so a repeat names the same tasks.
 */
export async function giveTasks(
  context: DirectiveContext,
  scope: Scope,
  input: Input,
): Promise<Outcome<{ items: ShownTask[] }>> {
  const { db, clock } = context.platform;
  const at = clock.now();
  const id = input.id.toLowerCase();
  const made = await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'task', content: [scope.dataset, input], at }, async () => {
        const rows = await rowsOf(context, scope, tx, { ...input, id }, at);
        if (!rows.ok) {
          return rows;
        }
        await insertTasks(scope, tx, rows.value);
        await insertEvents(
          tx,
          rows.value.map((row) => createdEvent(row, scope)),
        );
        const detail = { tasks: rows.value.length };
        const [first] = rows.value;
        const subject = { subjectKind: 'task', subjectId: first!.id, areaNo: first!.issuer_area_no };
        await audit(tx, scope, at, [{ action: 'task.give', ...subject, detail }]);
        const areaNos = [...new Set(rows.value.flatMap((row) => [row.area_no, row.issuer_area_no]))];
        await appendEvent(tx, { topic: 'task.moved', dataset: scope.dataset, payload: { areaNos }, at });
        return done({ ids: rows.value.map((row) => row.id) }, 201);
      }),
  );
  if (!made.ok) {
    return made;
  }
  const rows = await tasksByIds(scope, db, made.value.ids);
  return done({ items: await presentTasks(context, scope, rows) }, made.status);
}

/** The rows of a task for each office or unit that it names, as given at a moment. */
export async function rowsOf(
  context: DirectiveContext,
  scope: Scope,
  tx: Tx,
  input: Input,
  at: number,
): Promise<Outcome<Omit<TaskRow, 'dataset'>[]>> {
  const issuer = await issuerFor(context, scope, tx, input.issuerId);
  if (!issuer.ok) {
    return issuer;
  }
  const problem = await check(context, scope, tx, input, at);
  if (problem !== null) {
    return problem;
  }
  const responsible = await targetsFor(context, scope, tx, input.responsible);
  if (!responsible.ok) {
    return responsible;
  }
  const helping =
    (input.cooperating ?? []).length === 0
      ? done<readonly Target[]>([])
      : await targetsFor(context, scope, tx, input.cooperating!);
  if (!helping.ok) {
    return helping;
  }
  return done(
    responsible.value.map((target) => rowOf(input, issuer.value, target, helping.value, scope, at)),
  );
}

async function check(
  context: DirectiveContext,
  scope: Scope,
  tx: Tx,
  input: Input,
  at: number,
): Promise<Refusal | null> {
  if (Date.parse(input.dueAt) <= at) {
    return refuseTask('due-passed', { fields: { dueAt: 'passed' } });
  }
  const metric = input.metric?.code;
  if (metric !== undefined && !context.metrics().some(({ code }) => code === metric)) {
    return refuseTask('unknown-metric', { params: { code: metric }, fields: { 'metric.code': 'unknown' } });
  }
  if (input.directiveId === undefined) {
    return null;
  }
  const directive = await findDirective(scope, tx, input.directiveId.toLowerCase());
  const cuts =
    directive !== undefined && directive.status === 'IN_FORCE' && issues(context, scope, directive.area_no);
  return cuts ? null : refuseTask('unknown-directive', { fields: { directiveId: 'unknown' } });
}

function rowOf(
  input: Input,
  issuer: OrganisationRef,
  target: Target,
  helping: readonly Target[],
  scope: Scope,
  at: number,
): Omit<TaskRow, 'dataset'> {
  const now = new Date(at);
  const title = input.title.trim();
  const others = helping.filter(({ id }) => id !== target.id);
  const dueAt = new Date(input.dueAt);
  return {
    id: namedUuid7(
      Number.parseInt(input.id.replaceAll('-', '').slice(0, 12), 16),
      `${input.id}/${target.kind}/${target.id}`,
    ),
    directive_id: input.directiveId?.toLowerCase() ?? null,
    title,
    title_folded: fold(title),
    detail: input.detail ?? null,
    office_id: issuer.organisationId,
    issuer_name: issuer.name,
    issuer_area_no: issuer.areaNo,
    responsible_kind: target.kind,
    responsible_id: target.id,
    organisation_kind: target.organisationKind,
    area_no: target.areaNo,
    responsible_name: target.name,
    cooperating: others.map(({ id, name, areaNo }) => ({ id, name, areaNo })),
    cooperating_areas: [...new Set(others.map(({ areaNo }) => areaNo))],
    status: 'ASSIGNED',
    version: 1,
    created_at: now,
    created_by: scope.actor.name,
    updated_at: now,
    due_at: dueAt,
    first_due_at: dueAt,
    percent: 0,
    metric: input.metric?.code ?? null,
    target: input.metric?.target ?? null,
    extension_until: null,
    extension_reason: null,
    extension_asked_at: null,
    extension_asked_by: null,
    escalation: 0,
  };
}

/** The first event of a task. */
export function createdEvent(row: Omit<TaskRow, 'dataset'>, scope: Scope) {
  return {
    task_id: row.id,
    id: namedUuid7(row.created_at.getTime(), `${row.id}/created`),
    kind: 'created' as const,
    at: row.created_at,
    by_name: scope.actor.name,
    note: null,
    percent: null,
    version: 1,
  };
}
