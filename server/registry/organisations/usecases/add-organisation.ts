import type { Body } from '../../../../contract/kit.ts';
import type { organisationsApi } from '../../../../contract/places.ts';
import { type Scope, mayIn } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { type Outcome, done } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { type OrganisationsContext, type ShownOrganisation, presentOrganisation } from '../context.ts';
import type { NewOrganisation } from '../organisation-types.ts';
import { refuse } from '../refusals.ts';
import { organisationIdExists, readOrganisations } from '../store/organisations.ts';
import { createOrganisations } from './create-organisations.ts';

type Input = Body<(typeof organisationsApi)['POST /organisations']>;

/** Adds an office in an area of today that the scope manages; repeatable by its id. */
export async function addOrganisation(
  context: OrganisationsContext,
  scope: Scope,
  input: Input,
): Promise<Outcome<ShownOrganisation>> {
  const { platform, areas } = context;
  const at = platform.clock.now();
  const area = areas.byId(input.areaId);
  const today = localDate(at);
  if (area === undefined || area.validFrom > today || (area.validTo !== null && area.validTo <= today)) {
    return refuse('unknown-area', { fields: { areaId: 'no unit of today' } });
  }
  if (!mayIn(scope, 'organisation.manage', area.path)) {
    return refuse('area-outside', { fields: { areaId: 'outside the own area' } });
  }
  const id = input.id?.toLowerCase() ?? uuid7(at);
  const content = [scope.dataset, { ...input, id }];
  return await platform.db
    .transaction()
    .execute((tx) =>
      once(tx, { id, kind: 'organisation', content, at }, () =>
        store(context, scope, tx, { ...input, id, areaNo: area.no }),
      ),
    );
}

async function store(
  { platform, areas }: OrganisationsContext,
  scope: Scope,
  tx: Tx,
  office: NewOrganisation & { readonly id: string },
): Promise<Outcome<ShownOrganisation>> {
  const { id, areaNo } = office;
  if (await organisationIdExists(tx, id)) {
    return refuseGeneral('conflict');
  }
  await createOrganisations(platform, scope, tx, [office]);
  const entry = { action: 'organisation.create', subjectKind: 'organisation', subjectId: id, areaNo };
  await audit(tx, scope, platform.clock.now(), [entry]);
  const [row] = await readOrganisations(scope, tx, [id]);
  return done(presentOrganisation(areas, row!), 201);
}
