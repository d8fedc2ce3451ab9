import type { Static } from 'typebox';
import type { Body, Reply } from '../../../../contract/kit.ts';
import type { PlaceExposure, tracePlanApi } from '../../../../contract/trace-plan.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { mergeEdit } from '../../../platform/db/merge-edit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { findCaseForTracing } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  findPlaceExposure,
  type PlaceExposureRow,
  placeExposuresOf,
  saveEditedExposure,
} from '../store/place-exposures.ts';
import { areasOf, openCaseFor } from './open-case.ts';

export type ShownPlaceExposure = Static<typeof PlaceExposure>;

/** Kinds of places that name people: never told to the public. */
const PRIVATE_KINDS = new Set(['household', 'quarantine-site']);

/** The crowded places of a case; audited as a look at it. */
export async function showPlaceExposures(
  context: TracingContext,
  given: Scope,
  caseId: string,
  reason: string | undefined,
): Promise<Outcome<Reply<(typeof tracePlanApi)['GET /cases/{id}/place-exposures']>>> {
  const asked = reason === undefined ? given : { ...given, reason };
  const opened = await openCaseFor(context, asked, 'case.read', caseId);
  if (!opened.ok) {
    return opened;
  }
  const { scope } = opened.value;
  const { db, clock } = context.platform;
  const rows = await placeExposuresOf(scope, db, opened.value.caseId);
  await audit(db, scope, clock.now(), [
    {
      action: 'place-exposure.list',
      subjectKind: 'case',
      subjectId: opened.value.caseId,
      areaNo: opened.value.areaNo,
      detail: { shown: rows.length },
    },
  ]);
  return done({ items: await present(context, scope, rows) });
}

/** Publishes or withdraws a place exposure, or words it. Only what is published is ever shown outside. */
export async function editPlaceExposure(
  context: TracingContext,
  scope: Scope,
  id: string,
  edit: Body<(typeof tracePlanApi)['PATCH /place-exposures/{id}']>,
): Promise<Outcome<ShownPlaceExposure>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  return await db.transaction().execute(async (tx) => {
    const row = await findPlaceExposure(scope, tx, id.toLowerCase());
    const ref = row === undefined ? undefined : await findCaseForTracing(scope, tx, row.case_id);
    if (row === undefined || ref === undefined) {
      return refuseGeneral('not-found');
    }
    const place = (await context.places.byNos(scope, tx, [row.place_no])).get(row.place_no);
    if (place === undefined || !mayIn(scope, 'exposure.publish', place.areaPath)) {
      return refuseGeneral('forbidden');
    }
    if (edit.status === 'PUBLISHED' && PRIVATE_KINDS.has(place.kind)) {
      return refuse('private-place', { fields: { status: 'private place' } });
    }
    const { status = row.status, answer = row.answer, advice = row.advice } = edit;
    const next = { status, answer, advice };
    const changed = (['status', 'answer', 'advice'] as const).filter((field) => next[field] !== row[field]);
    const stored = { version: row.version, fieldVersions: row.field_versions };
    const merged = mergeEdit(stored, edit.version, changed);
    if (merged.conflicts.length > 0) {
      const [current] = await present(context, scope, [row]);
      const fields = Object.fromEntries(merged.conflicts.map((field) => [field, 'changed']));
      return refuseGeneral('version-conflict', { current, fields });
    }
    if (changed.length === 0) {
      return done((await present(context, scope, [row]))[0]!);
    }
    const saved: PlaceExposureRow = {
      ...row,
      ...next,
      published_at:
        status !== 'PUBLISHED' ? null : row.status === 'PUBLISHED' ? row.published_at : new Date(now),
      changed_by: scope.actor.name,
      version: merged.version,
      field_versions: merged.fieldVersions,
    };
    await saveEditedExposure(scope, tx, saved);
    await appendEvent(tx, {
      topic: 'exposures.changed',
      dataset: scope.dataset,
      payload: { caseId: row.case_id, areaNos: [...new Set([...areasOf(ref), place.areaNo])] },
      at: now,
    });
    await audit(tx, scope, now, [
      {
        action: 'place-exposure.change',
        subjectKind: 'case',
        subjectId: row.case_id,
        areaNo: place.areaNo,
        detail: { id: row.id, fields: changed, status },
      },
    ]);
    return done((await present(context, scope, [saved]))[0]!);
  });
}

async function present(
  context: TracingContext,
  scope: Scope,
  rows: readonly PlaceExposureRow[],
): Promise<ShownPlaceExposure[]> {
  const places = await context.places.byNos(scope, context.platform.db, [
    ...new Set(rows.map((row) => row.place_no)),
  ]);
  return rows.flatMap((row): ShownPlaceExposure[] => {
    const place = places.get(row.place_no);
    return place === undefined
      ? []
      : [
          {
            id: row.id,
            caseId: row.case_id,
            placeId: place.placeId,
            placeName: place.name,
            kind: place.kind,
            address: place.address,
            areaName: context.areas.byNo(place.areaNo)?.fullName ?? null,
            from: row.from_at.toISOString(),
            to: row.to_at.toISOString(),
            people: row.people,
            answer: row.answer,
            advice: row.advice,
            status: row.status,
            publishedAt: row.published_at?.toISOString() ?? null,
            changedBy: row.changed_by,
            version: row.version,
          },
        ];
  });
}
