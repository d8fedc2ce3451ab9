import type { Scope } from '../../../platform/access/scope.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import type { LaboratoryContext } from '../context.ts';
import { needsSecondPerson } from '../rules/result-rules.ts';
import { samplesOfTubes } from '../store/samples.ts';
import type { TubeRow } from '../store/tubes.ts';
import type { ShownTube } from '../types.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Tubes as this viewer may see them, in the order given; people's names by the people registry's presenter. */
export async function presentTubes(
  context: LaboratoryContext,
  scope: Scope,
  rows: readonly TubeRow[],
): Promise<ShownTube[]> {
  const { db, clock } = context.platform;
  const samples = await samplesOfTubes(
    scope,
    db,
    rows.map((row) => row.id),
  );
  const names = await context.people.namesByNo(scope, [...new Set(samples.map((one) => one.person_no))]);
  const byTube = Map.groupBy(samples, (sample) => sample.tube_id);
  // Two records that were merged since are one member.
  const peopleOf = ({ id }: TubeRow) => {
    const named = (byTube.get(id) ?? []).flatMap((sample) => names.get(sample.person_no) ?? []);
    const once = new Map(named.map((person) => [person.id, { personId: person.id, name: person.name }]));
    return { people: [...once.values()], twice: named.length - once.size };
  };
  const places = await context.places.byNos(scope, db, [
    ...new Set(rows.flatMap((row) => row.place_no ?? [])),
  ]);
  return rows
    .map((row) => ({ row, ...peopleOf(row) }))
    .map(({ row, people, twice }) => ({
      id: row.id,
      code: row.code,
      disease: row.disease,
      kind: row.kind,
      specimen: row.specimen,
      purpose: row.purpose,
      status: row.status,
      sampledAt: row.sampled_at.toISOString(),
      receivedAt: iso(row.received_at),
      condition: row.condition,
      rejectReason: row.reject_reason,
      collector: row.collector,
      areaName: context.areas.byNo(row.area_no)?.fullName ?? null,
      placeName: row.place_no === null ? null : (places.get(row.place_no)?.name ?? null),
      members: row.members - twice,
      people,
      result: row.result,
      resultAt: iso(row.result_at),
      releasedAt: iso(row.released_at),
      pendingResult: row.pending_result,
      pendingRevision: row.pending_result === null ? null : row.last_revision,
      mayVerify:
        row.pending_result !== null && (!needsSecondPerson(row.kind) || row.pending_by !== scope.actor.id),
      retestOf: row.retest_of,
      ageHours:
        Math.round(
          (((row.released_at?.getTime() ?? clock.now()) - row.sampled_at.getTime()) / HOUR_MS) * 10,
        ) / 10,
    }));
}
