import type { Right } from '../../../../contract/rights.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { organisationsByIds } from '../../../registry/organisations/index.ts';
import type { ResolvedPerson } from '../../../registry/people/index.ts';
import type { LaboratoryContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { codeOfId, readTubeCode } from '../rules/tube-code.ts';

/** What of a sample to take is looked at before anything is stored. */
export type SampleToTake = {
  readonly code?: string | undefined;
  readonly sampledAt: string;
  readonly personIds: readonly string[];
  readonly placeId?: string | undefined;
  readonly areaId?: string | undefined;
  readonly unitId?: string | undefined;
};

/** What is known to be right of it. */
export type CheckedSample = {
  readonly code: string;
  readonly sampledAt: number;
  readonly people: readonly ResolvedPerson[];
  readonly placeNo: number | null;
  readonly unitId: string | null;
  readonly areaNo: number;
};

/** Device clocks up to five minutes ahead are ordinary. */
const AHEAD_MS = 5 * 60_000;

/**
 * Checks a sample: real people, place, office and time, and an area in which the scope holds the right. The area is
 * the one given, else that of the place, else the home of the first person.
 */
export async function checkSample(
  context: LaboratoryContext,
  scope: Scope,
  right: Right,
  id: string,
  input: SampleToTake,
): Promise<Outcome<CheckedSample>> {
  const code = input.code === undefined ? codeOfId(id) : readTubeCode(input.code);
  if (code === null) {
    return refuse('bad-code', { fields: { code: 'unreadable' } });
  }
  const sampledAt = Date.parse(input.sampledAt);
  if (Number.isNaN(sampledAt) || sampledAt > context.platform.clock.now() + AHEAD_MS) {
    return refuse('impossible-time', { fields: { sampledAt: 'impossible or in the future' } });
  }
  const people = await readPeople(context, scope, input.personIds);
  if (!people.ok) {
    return people;
  }
  const where = await readWhere(context, scope, input);
  if (!where.ok) {
    return where;
  }
  const { placeNo, unitId } = where.value;
  const areaNo = where.value.areaNo ?? people.value[0]?.areaNo ?? null;
  if (areaNo === null || !mayIn(scope, right, context.areas.pathOf(areaNo))) {
    return refuse('outside-area', { fields: { areaId: 'outside your area' } });
  }
  return done({ code, sampledAt, people: people.value, placeNo, unitId, areaNo });
}

async function readPeople(
  context: LaboratoryContext,
  scope: Scope,
  ids: readonly string[],
): Promise<Outcome<ResolvedPerson[]>> {
  const asked = ids.map((id) => id.toLowerCase());
  const found = await context.people.byIds(scope, asked);
  const people = asked.flatMap((id) => found.get(id) ?? []);
  if (people.length < asked.length) {
    return refuse('unknown-person', { fields: { personIds: 'unknown' } });
  }
  return new Set(people.map((person) => person.personNo)).size < people.length
    ? refuse('same-person-twice', { fields: { personIds: 'repeated' } })
    : done(people);
}

type Where = {
  readonly placeNo: number | null;
  readonly unitId: string | null;
  readonly areaNo: number | null;
};

async function readWhere(
  context: LaboratoryContext,
  scope: Scope,
  input: SampleToTake,
): Promise<Outcome<Where>> {
  const { db } = context.platform;
  const placeId = input.placeId?.toLowerCase();
  const place =
    placeId === undefined ? null : (await context.places.byIds(scope, db, [placeId])).get(placeId);
  if (place === undefined) {
    return refuse('unknown-place', { fields: { placeId: 'unknown' } });
  }
  const unitId = input.unitId?.toLowerCase() ?? null;
  if (unitId !== null && (await organisationsByIds(scope, db, [unitId])).get(unitId) === undefined) {
    return refuse('unknown-unit', { fields: { unitId: 'unknown' } });
  }
  const area = input.areaId === undefined ? null : context.areas.byId(input.areaId.toLowerCase());
  if (area === undefined) {
    return refuse('outside-area', { fields: { areaId: 'unknown' } });
  }
  return done({ placeNo: place?.placeNo ?? null, unitId, areaNo: area?.no ?? place?.areaNo ?? null });
}
