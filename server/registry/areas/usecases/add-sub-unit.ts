import type { Static } from 'typebox';
import type { Area as AreaReply, areasApi } from '../../../../contract/areas.ts';
import type { Body } from '../../../../contract/kit.ts';
import { type Scope, mayIn } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { isValidOn } from '../directory.ts';
import { refuse } from '../refusals.ts';
import { isRealDate } from '../rules/calendar-date.ts';
import type { StoredArea } from '../rules/plan-units.ts';
import { presentArea } from '../rules/present-area.ts';
import { mayStandBelow, nextSubCode } from '../rules/sub-units.ts';
import { insertAreas, lockAreas, readAreas } from '../store/areas.ts';

/** Units of live work are everybody's; training and studies see theirs alone. */
const LIVE = 'live';

type Draft = Body<(typeof areasApi)['POST /areas']>;
type Reply = Static<typeof AreaReply>;

/**
 * Adds a unit below the commune. Repeatable by its id. The caller reloads its directory after the commit; other
 * processes follow the event.
 * @param at now, Unix milliseconds.
 */
export async function addSubUnit(scope: Scope, db: Db, draft: Draft, at: number): Promise<Outcome<Reply>> {
  if (!isRealDate(draft.validFrom)) {
    return refuse('bad-date', { fields: { validFrom: 'no such date' } });
  }
  const id = draft.id?.toLowerCase() ?? uuid7(at);
  return await db
    .transaction()
    .execute(
      async (tx) =>
        await once(
          tx,
          { id, kind: 'area', content: { ...draft, id }, at },
          async () => await add(scope, tx, { ...draft, id }, at),
        ),
    );
}

async function add(scope: Scope, tx: Tx, draft: Draft & { id: string }, at: number): Promise<Outcome<Reply>> {
  await lockAreas(tx);
  const areas = await readAreas(tx);
  const own = scope.dataset === LIVE ? null : scope.dataset;
  const parent = areas.find(
    ({ id, dataset }) => id === draft.parentId.toLowerCase() && (dataset === null || dataset === own),
  );
  if (parent === undefined) {
    return refuse('unknown', { fields: { parentId: 'unknown' } });
  }
  if (!mayIn(scope, 'area.manage', parent.path)) {
    return refuseGeneral('forbidden');
  }
  if (!mayStandBelow(draft.kind, parent.kind)) {
    return refuse('kind-not-below', { fields: { kind: `below ${parent.kind}` } });
  }
  if (!isValidOn(parent, draft.validFrom)) {
    return refuse('parent-not-valid', {
      params: { date: draft.validFrom },
      fields: { parentId: 'not valid' },
    });
  }
  const codes = new Set(areas.map((area) => area.code));
  const code = draft.code ?? nextSubCode(parent.code, codes, own);
  // Codes of one time must differ: a code names one unit on a day.
  if (areas.some((area) => area.code === code && (area.validTo === null || area.validTo > draft.validFrom))) {
    return refuse('code-taken', { params: { code }, fields: { code: 'taken' } });
  }
  const no = areas.reduce((highest, area) => Math.max(highest, area.no), 0) + 1;
  const area = { ...newSubUnit(draft, parent, code, no), dataset: own };
  await insertAreas(tx, [area]);
  await audit(tx, scope, at, [
    {
      action: 'area.added',
      subjectKind: 'area',
      subjectId: area.id,
      areaNo: no,
      detail: { code, kind: area.kind },
    },
  ]);
  await appendEvent(tx, { topic: 'areas.changed', dataset: 'reference', payload: { areaNos: [no] }, at });
  return done(presentArea(area), 201);
}

function newSubUnit(
  draft: Draft & { id: string },
  parent: StoredArea,
  code: string,
  no: number,
): Omit<StoredArea, 'dataset'> {
  return {
    no,
    id: draft.id,
    code,
    name: draft.name,
    fullName: draft.name,
    kind: draft.kind,
    subtype: null,
    parentNo: parent.no,
    parentId: parent.id,
    path: `${parent.path}${no}/`,
    validFrom: draft.validFrom,
    validTo: null,
    population: draft.population ?? null,
    populationSource: draft.populationSource ?? null,
    areaKm2: null,
    lat: draft.centroid?.lat ?? null,
    lon: draft.centroid?.lon ?? null,
    origin: 'local',
  };
}
