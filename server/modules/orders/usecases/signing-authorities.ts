import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { orderSigningApi, SigningAuthority } from '../../../../contract/order-signing.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { type OrganisationRef, organisationById } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  authorityFaults,
  notCovered,
  type Signer,
  type SigningAct,
  signatureLines,
  signs,
} from '../rules/signing.ts';
import {
  authoritiesOf,
  authorityOf,
  type AuthorityRow,
  endAuthority,
  findAuthority,
  insertAuthority,
} from '../store/signing-authorities.ts';
import { mayUseOffice } from './reach.ts';

export type ShownAuthority = Static<typeof SigningAuthority>;
type AuthorityInput = Body<(typeof orderSigningApi)['POST /signing-authorities']>;

/** Who may sign for one office. Whoever may issue in its name or manage it sees that. */
export async function showAuthorities(
  context: OrderContext,
  scope: Scope,
  query: { readonly office: string; readonly kind?: SigningAct | undefined },
): Promise<Outcome<{ items: ShownAuthority[] }>> {
  const office = await findOffice(context, scope, query.office);
  if (!office.ok) {
    return office;
  }
  const path = context.areas.pathOf(office.value.areaNo);
  if (!mayUseOffice(scope, path) && !mayIn(scope, 'organisation.manage', path)) {
    return refuseGeneral('forbidden');
  }
  const rows = await authoritiesOf(scope, context.platform.db, office.value.organisationId);
  const { kind } = query;
  const asked = rows.filter((row) => kind === undefined || signs(row.kinds, kind));
  return done({ items: asked.map((row) => present(context, row)) });
}

/** Enters an authority, repeatable by its id. */
export async function enterAuthority(
  context: OrderContext,
  scope: Scope,
  input: AuthorityInput,
): Promise<Outcome<ShownAuthority>> {
  const office = await manageableOffice(context, scope, input.officeId);
  if (!office.ok) {
    return office;
  }
  const { db, clock } = context.platform;
  const now = clock.now();
  const id = input.id.toLowerCase();
  const row: AuthorityRow = {
    id,
    dataset: scope.dataset,
    office_id: office.value.organisationId,
    name: input.name,
    form: input.form,
    title: input.title,
    kinds: [...new Set(input.kinds)],
    head_title: input.headTitle ?? null,
    on_behalf_of: input.onBehalfOf ?? null,
    document: input.document ?? null,
    valid_from: input.validFrom,
    valid_to: input.validTo ?? null,
    ended_at: null,
    end_reason: null,
    created_at: new Date(now),
    created_by: scope.actor.name,
  };
  const faults = authorityFaults(authorityOf(row));
  if (Object.keys(faults).length > 0) {
    return refuse('authority-faulty', { fields: faults });
  }
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'signing-authority', content: { ...input, id }, at: now }, async () => {
        await insertAuthority(scope, tx, row);
        const detail = { office: row.office_id, form: row.form };
        await audit(tx, scope, now, [
          {
            action: 'signing.enter',
            subjectKind: 'signing-authority',
            subjectId: id,
            areaNo: office.value.areaNo,
            detail,
          },
        ]);
        return done(present(context, row), 201);
      }),
  );
}

/** Ends an authority; ending it again answers it as it is. */
export async function withdrawAuthority(
  context: OrderContext,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Outcome<ShownAuthority>> {
  const { db, clock } = context.platform;
  const row = await findAuthority(scope, db, id.toLowerCase());
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  const office = await manageableOffice(context, scope, row.office_id);
  if (!office.ok) {
    return office;
  }
  const now = clock.now();
  const ended = await db.transaction().execute(async (tx) => {
    const changed = await endAuthority(scope, tx, { id: row.id, at: new Date(now), reason });
    if (changed !== undefined) {
      await audit(tx, { ...scope, reason }, now, [
        {
          action: 'signing.end',
          subjectKind: 'signing-authority',
          subjectId: row.id,
          areaNo: office.value.areaNo,
        },
      ]);
    }
    return changed;
  });
  return done(present(context, ended ?? (await findAuthority(scope, db, row.id)) ?? row));
}

/** The signer of an act, as the authority table has it now; refused where it does not cover the act. */
export async function chooseSigner(
  context: OrderContext,
  scope: Scope,
  act: { readonly authorityId: string; readonly officeId: string; readonly kind: SigningAct },
): Promise<Outcome<Signer>> {
  return (await signerOf(context, scope, act))(act.kind);
}

/** The same for many acts at once: by kind of act, from one reading of the table. */
export async function signerOf(
  context: OrderContext,
  scope: Scope,
  given: { readonly authorityId: string; readonly officeId: string },
): Promise<(kind: SigningAct) => Outcome<Signer>> {
  const { db, clock } = context.platform;
  const row = await findAuthority(scope, db, given.authorityId.toLowerCase());
  if (row === undefined || row.office_id !== given.officeId) {
    return () => refuse('unknown-signer', { fields: { signerId: 'unknown' } });
  }
  const one = authorityOf(row);
  const signer = {
    authorityId: row.id,
    name: row.name,
    lines: signatureLines(one),
    document: row.document,
  };
  return (kind) => {
    const why = notCovered(one, { kind, date: localDate(clock.now()) });
    return why === null
      ? done(signer)
      : refuse(`signer-${why}`, { params: { name: row.name }, fields: { signerId: why } });
  };
}

async function findOffice(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<Outcome<OrganisationRef>> {
  const office = await organisationById(scope, context.platform.db, id);
  return office === undefined ? refuseGeneral('not-found') : done(office);
}

async function manageableOffice(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<Outcome<OrganisationRef>> {
  const office = await findOffice(context, scope, id);
  if (!office.ok) {
    return office;
  }
  return mayIn(scope, 'organisation.manage', context.areas.pathOf(office.value.areaNo))
    ? office
    : refuse('authority-outside');
}

function present({ platform }: OrderContext, row: AuthorityRow): ShownAuthority {
  const one = authorityOf(row);
  const date = localDate(platform.clock.now());
  return {
    id: row.id,
    officeId: row.office_id,
    name: row.name,
    form: row.form,
    title: row.title,
    kinds: row.kinds,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    headTitle: row.head_title,
    onBehalfOf: row.on_behalf_of,
    document: row.document,
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
    inForce: row.kinds.some((kind) => notCovered(one, { kind, date }) === null),
    lines: signatureLines(one),
  };
}
