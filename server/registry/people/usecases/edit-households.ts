import type { householdsApi } from '../../../../contract/households.ts';
import type { Body } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type FieldChanges, mergePatch, type Patch } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral, refuseConflict } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { refuse } from '../refusals.ts';
import { mayChange } from '../rules/access.ts';
import {
  findHouseholds,
  type HouseholdRow,
  lockHousehold,
  openHouseholds,
  updateHousehold,
} from '../store/households.ts';
import { lockPeople, readHeads } from '../store/read-people.ts';
import type { PeopleContext } from '../types.ts';
import { changePerson } from './change-person.ts';
import { readUnit } from './household-unit.ts';
import { loadPeople, ownNumbers } from './load-people.ts';
import { type HouseholdDetail, presentHousehold } from './present-households.ts';

type Made = Body<(typeof householdsApi)['POST /households']>;
type Edit = Body<(typeof householdsApi)['PATCH /households/{id}']>;
type Move = Body<(typeof householdsApi)['POST /households/{id}/members']>;

/** Makes a household of people of the own areas; repeatable by its id. */
export async function makeHousehold(
  context: PeopleContext,
  scope: Scope,
  body: Made,
): Promise<Outcome<HouseholdDetail>> {
  const { platform, areas } = context;
  const id = body.id.toLowerCase();
  const at = platform.clock.now();
  const area = areas.byId(body.areaId.toLowerCase());
  if (area === undefined || !mayChange(scope, 'person.write', area.path)) {
    return area === undefined ? refuse('unknown-area') : refuseGeneral('forbidden');
  }
  const unit = readUnit(context, area.no, body.unitId);
  if (!unit.ok) {
    return unit;
  }
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'household', content: [scope.dataset, { ...body, id }], at }, async () => {
        // An id that names a household already is not made over into another one.
        if ((await findHouseholds(scope, tx, { ids: [id] })).length > 0) {
          return refuseGeneral('conflict');
        }
        await openHouseholds(scope, tx, [{ id, areaNo: area.no }], at);
        for (const personId of body.personIds) {
          const moved = await movePerson(context, scope, tx, personId, id);
          if (!moved.ok) {
            return moved;
          }
        }
        const row = await lockHousehold(scope, tx, id);
        if (row === undefined) {
          return refuse('unknown-household');
        }
        const address = body.address === undefined ? null : platform.secrets.encrypt(body.address);
        await updateHousehold(scope, tx, { ...row, unitNo: unit.value, address, version: row.version + 1 });
        return await noted(context, scope, tx, id, 'household.make', 201);
      }),
  );
}

/** Changes unit, address or head, by field. */
export async function editHousehold(
  context: PeopleContext,
  scope: Scope,
  id: string,
  { version, ...patch }: Edit,
): Promise<Outcome<HouseholdDetail>> {
  const { platform } = context;
  return await platform.db.transaction().execute(async (tx) => {
    const opened = await openForChange(context, scope, tx, id);
    if (!opened.ok) {
      return opened;
    }
    const row = opened.value;
    const values = await fieldsOf(context, scope, tx, row);
    const stored = { version: row.version, fieldVersions: row.fieldVersions, values };
    const merged = mergePatch(stored, version, inLowerCase(patch));
    if (merged.conflicts.length > 0) {
      return refuseConflict(merged.conflicts, await presentHousehold(context, scope, tx, row));
    }
    if (Object.keys(merged.changes).length === 0) {
      return done(await presentHousehold(context, scope, tx, row));
    }
    const { unitId, address, headId } = merged.values;
    const isChanged = (field: keyof HouseholdFields) => field in merged.changes;
    const unit = isChanged('unitId') ? readUnit(context, row.areaNo, unitId ?? undefined) : done(row.unitNo);
    if (!unit.ok) {
      return unit;
    }
    const head =
      isChanged('headId') && headId !== null ? await readHead(scope, tx, row, headId) : done(row.headNo);
    if (!head.ok) {
      return head;
    }
    await updateHousehold(scope, tx, {
      ...row,
      unitNo: unit.value,
      headNo: head.value,
      address: isChanged('address') && address !== null ? platform.secrets.encrypt(address) : row.address,
      version: merged.version,
      fieldVersions: merged.fieldVersions,
    });
    return await noted(context, scope, tx, row.id, 'household.edit', 200, merged.changes);
  });
}

/** Fields of a household as they merge and as its history tells them. */
type HouseholdFields = {
  readonly unitId: string | null;
  readonly address: string | null;
  readonly headId: string | null;
};

async function fieldsOf(
  { areas, platform }: PeopleContext,
  scope: Scope,
  tx: Tx,
  { unitNo, headNo, address }: HouseholdRow,
): Promise<HouseholdFields> {
  const heads = await readHeads(scope, tx, headNo === null ? [] : [headNo]);
  return {
    unitId: unitNo === null ? null : (areas.byNo(unitNo)?.id ?? null),
    address: address === null ? null : platform.secrets.decrypt(address),
    headId: headNo === null ? null : (heads.get(headNo)?.id ?? null),
  };
}

/** Ids as they are stored. */
function inLowerCase({ unitId, headId, address }: Omit<Edit, 'version'>): Patch<HouseholdFields> {
  return { unitId: unitId?.toLowerCase() ?? unitId, headId: headId?.toLowerCase(), address };
}

/** Somebody moves in or out; whoever moves in leaves the former household. */
export async function moveMember(
  context: PeopleContext,
  scope: Scope,
  id: string,
  { personId, move }: Move,
): Promise<Outcome<HouseholdDetail>> {
  return await context.platform.db.transaction().execute(async (tx) => {
    const opened = await openForChange(context, scope, tx, id);
    if (!opened.ok) {
      return opened;
    }
    const moved = await movePerson(
      context,
      scope,
      tx,
      personId,
      move === 'in' ? opened.value.id : null,
      opened.value.no,
    );
    const member = personId.toLowerCase();
    return moved.ok
      ? await noted(context, scope, tx, opened.value.id, `household.move-${move}`, 200, {
          memberId: move === 'in' ? [null, member] : [member, null],
        })
      : moved;
  });
}

async function openForChange(
  { areas }: PeopleContext,
  scope: Scope,
  tx: Tx,
  id: string,
): Promise<Outcome<HouseholdRow>> {
  const row = await lockHousehold(scope, tx, id.toLowerCase());
  if (row === undefined) {
    return refuse('unknown-household');
  }
  return mayChange(scope, 'person.write', areas.pathOf(row.areaNo)) ? done(row) : refuseGeneral('forbidden');
}

async function readHead(
  scope: Scope,
  tx: Tx,
  row: HouseholdRow,
  headId: string,
): Promise<Outcome<number | null>> {
  const no = (await ownNumbers(scope, tx, [headId])).get(headId.toLowerCase());
  const [person] = no === undefined ? [] : await lockPeople(scope, tx, [no]);
  return person?.householdNo === row.no
    ? done(person.personNo)
    : refuse('not-member', { fields: { headId: 'elsewhere' } });
}

/** Moves one person as an edit of the record does, so that its version and its history follow. */
async function movePerson(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  personId: string,
  householdId: string | null,
  leaves?: number,
): Promise<Outcome<null>> {
  const no = (await ownNumbers(scope, tx, [personId])).get(personId.toLowerCase());
  const [person] = await loadPeople(
    context,
    scope,
    tx,
    no === undefined ? [] : await lockPeople(scope, tx, [no]),
  );
  if (person === undefined) {
    return refuse('unknown');
  }
  if (!mayChange(scope, 'person.write', context.areas.pathOf(person.row.areaNo))) {
    return refuseGeneral('forbidden');
  }
  if (person.row.mergedIntoNo !== null) {
    return refuse('merged-away');
  }
  if (householdId === null && person.row.householdNo !== leaves) {
    return refuse('not-member');
  }
  const draft = { ...person.draft, householdId };
  await changePerson(context, scope, tx, person, {
    draft,
    assurance: person.row.assurance,
    fields: ['householdId'],
  });
  const { secrets, clock } = context.platform;
  await auditChanges(secrets, tx, scope, clock.now(), [
    {
      action: 'person.edit',
      subjectKind: 'person',
      subjectId: person.row.id,
      areaNo: person.row.areaNo,
      changes: { householdId: [person.draft.householdId, householdId] },
    },
  ]);
  return done(null);
}

async function noted(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  id: string,
  action: string,
  status: 200 | 201,
  changes: FieldChanges = {},
): Promise<Outcome<HouseholdDetail>> {
  const [row] = await findHouseholds(scope, tx, { ids: [id] });
  await auditChanges(context.platform.secrets, tx, scope, context.platform.clock.now(), [
    { action, subjectKind: 'household', subjectId: id, areaNo: row!.areaNo, changes },
  ]);
  return done(await presentHousehold(context, scope, tx, row!), status);
}
