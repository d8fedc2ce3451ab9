import type { Body } from '../../../../contract/kit.ts';
import type { clustersApi } from '../../../../contract/clusters.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { caseNodes } from '../../cases/index.ts';
import { peopleAtPlace } from '../../presence/index.ts';
import { matchPeople, peopleOfRoster, readSheetPerson } from '../../tracing/index.ts';
import type { ClusterContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { ClusterRow } from '../store/clusters.ts';
import { type Involvement, participantsOf, type ParticipantSource } from '../store/participants.ts';

export type ParticipantsInput = Body<(typeof clustersApi)['POST /clusters/{id}/participants']>;

/** Somebody to add, or why not. Times Unix ms; null: the whole event. */
export type Gathered =
  | Refusal
  | {
      readonly personNo: number;
      readonly made: boolean;
      readonly involvement: Involvement;
      readonly source: ParticipantSource;
      readonly from: number | null;
      readonly to: number | null;
      readonly caseId: string | null;
    };

/** A place where more people than this were is no event but a place exposure. */
const MOST_CHECK_INS = 5_000;

/** Everybody that a request names, from whatever it names them by. */
export async function gatherPeople(
  context: ClusterContext,
  scope: Scope,
  tx: Tx,
  cluster: ClusterRow,
  input: ParticipantsInput,
): Promise<Outcome<Gathered[]>> {
  const sources = [fromRows, fromCheckIns, fromHousehold, fromRoster, fromCases];
  const gathered: Gathered[] = [];
  for (const source of sources) {
    const found = await source(context, scope, tx, cluster, input);
    if (!found.ok) {
      return found;
    }
    gathered.push(...found.value);
  }
  return done(gathered);
}

type Source = (
  context: ClusterContext,
  scope: Scope,
  tx: Tx,
  cluster: ClusterRow,
  input: ParticipantsInput,
) => Promise<Outcome<Gathered[]>>;

const whole = { made: false, from: null, to: null, caseId: null } as const;

const fromRows: Source = async (context, scope, tx, cluster, input) => {
  const rows = input.rows ?? [];
  if (rows.length === 0) {
    return done([]);
  }
  const before = (await participantsOf(scope, tx, cluster.id)).map((one) => one.person_no);
  const matched = await matchPeople(context, scope, tx, rows.map(readSheetPerson), before, {
    source: 'event',
    areaNo: cluster.area_no,
  });
  return done(
    matched.map((match, i): Gathered =>
      'ok' in match
        ? match
        : {
            ...whole,
            ...match,
            involvement: rows[i]!.involvement ?? input.involvement ?? 'guest',
            source: 'list',
          },
    ),
  );
};

const fromCheckIns: Source = async (context, scope, tx, _cluster, input) => {
  if (input.checkIns === undefined) {
    return done([]);
  }
  const placeId = input.checkIns.placeId.toLowerCase();
  const place = (await context.places.byIds(scope, tx, [placeId])).get(placeId);
  if (place === undefined) {
    return refuse('unknown-place', { fields: { placeId: 'unknown' } });
  }
  if (!mayIn(scope, 'presence.read', place.areaPath)) {
    return refuseGeneral('forbidden');
  }
  const window = { from: Date.parse(input.checkIns.from), to: Date.parse(input.checkIns.to) };
  if (!(window.from < window.to)) {
    return refuse('ends-before-start', { fields: { to: 'after from' } });
  }
  const found = await peopleAtPlace(scope, tx, place.placeNo, window, MOST_CHECK_INS + 1);
  if (found.length > MOST_CHECK_INS) {
    return refuse('too-many-check-ins', { params: { limit: MOST_CHECK_INS } });
  }
  const kept = await context.people.resolvedByNo(
    scope,
    tx,
    found.map((one) => one.personNo),
  );
  return done(
    found.map((one): Gathered => ({
      ...whole,
      ...one,
      personNo: kept.get(one.personNo)?.personNo ?? one.personNo,
      involvement: input.involvement ?? 'guest',
      source: 'check-in',
    })),
  );
};

const fromHousehold: Source = async (context, scope, tx, _cluster, input) => {
  if (input.householdOf === undefined) {
    return done([]);
  }
  const id = input.householdOf.toLowerCase();
  const personNo = (await context.people.personNos(scope, tx, [id])).get(id);
  if (personNo === undefined) {
    return refuse('unknown-person', { fields: { householdOf: 'unknown' } });
  }
  return done(await householdPeople(context, scope, tx, personNo));
};

/** Somebody with everybody of his household. */
export async function householdPeople(
  { people }: ClusterContext,
  scope: Scope,
  tx: Tx,
  personNo: number,
): Promise<Gathered[]> {
  const others = (await people.householdMembers(scope, tx, [personNo])).get(personNo) ?? [];
  return [personNo, ...others].map((no) => ({
    ...whole,
    personNo: no,
    involvement: 'household',
    source: 'household',
  }));
}

const fromRoster: Source = async (context, scope, tx, _cluster, input) => {
  if (input.rosterId === undefined) {
    return done([]);
  }
  const present = await peopleOfRoster(context, scope, tx, input.rosterId);
  return present.ok
    ? done(
        present.value.map((one): Gathered => ({
          ...whole,
          ...one,
          involvement: input.involvement ?? 'other',
          source: 'roster',
        })),
      )
    : present;
};

const fromCases: Source = async (context, scope, tx, cluster, input) => {
  const ids = (input.caseIds ?? []).map((id) => id.toLowerCase());
  const cases = new Map((await caseNodes(scope, tx, ids)).map((one) => [one.caseId, one]));
  return done(
    ids.map((id): Gathered => {
      const one = cases.get(id);
      const own = [one?.areaNo ?? null, one?.stayAreaNo ?? null];
      if (one === undefined || !own.some((no) => mayIn(scope, 'case.read', context.areas.pathOf(no)))) {
        return refuse('unknown-case');
      }
      return one.disease === cluster.disease
        ? { ...whole, personNo: one.personNo, involvement: 'case', source: 'case', caseId: id }
        : refuse('other-disease');
    }),
  );
};
