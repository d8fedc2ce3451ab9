import type { Wording } from '../../../../contract/order-templates.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { contentHash } from '../../../platform/receipts/receipts.ts';
import { type OrganisationRef, organisationsByIds } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { standingWording } from '../rules/standing-wordings.ts';
import { findWordings, type FrozenWording, keepWordings } from '../store/order-wordings.ts';
import { templateOn } from '../store/order-templates.ts';
import type { PaperKind } from '../rules/paper-kinds.ts';
import type { OrderRow } from '../store/orders.ts';

/** The words that an office decides in on a day: its template in force, else the general wording. */
export async function wordingOn(
  context: Pick<OrderContext, 'areas'>,
  scope: Scope,
  db: Db | Tx,
  asked: { readonly office: OrganisationRef; readonly kind: PaperKind; readonly at: number },
): Promise<FrozenWording> {
  const { office, kind, at } = asked;
  const key = { officeId: office.organisationId, kind };
  const template = await templateOn(scope, db, key, localDate(at));
  return template === undefined
    ? generalWording(context, office, kind)
    : frozenAs(context, office, template.content, { id: template.id, number: template.number });
}

function frozenAs(
  context: Pick<OrderContext, 'areas'>,
  office: OrganisationRef,
  wording: Wording,
  template: FrozenWording['template'],
): FrozenWording {
  return { wording, officeName: office.name, officeSeat: seatOf(context, office), template };
}

/** Keeps the words of papers about to be issued; answers what their rows hold of each, in the order given. */
export async function freezeWordings(
  scope: Scope,
  tx: Tx,
  wordings: readonly FrozenWording[],
): Promise<string[]> {
  const kept = wordings.map((content) => ({ digest: contentHash(content).toString('hex'), content }));
  await keepWordings(scope, tx, kept);
  return kept.map(({ digest }) => digest);
}

/** The general wording as an office uses it. */
export function generalWording(
  context: Pick<OrderContext, 'areas'>,
  office: OrganisationRef,
  kind: PaperKind,
): FrozenWording {
  return frozenAs(context, office, standingWording(kind), null);
}

/** The words that papers were issued with; those issued before they were kept read the general one. */
export async function wordingsOf(
  context: Pick<OrderContext, 'areas'>,
  scope: Scope,
  db: Db | Tx,
  rows: readonly (Pick<OrderRow, 'id' | 'wording' | 'office_id'> & { readonly kind: PaperKind })[],
): Promise<ReadonlyMap<string, FrozenWording>> {
  const loaded = rows.filter((row) => row.wording === null).map((row) => row.office_id);
  const offices = await organisationsByIds(scope, db, [...new Set(loaded)]);
  const kept = await findWordings(scope, db, [...new Set(rows.flatMap((row) => row.wording ?? []))]);
  return new Map(
    rows.flatMap((row): [string, FrozenWording][] => {
      const office = offices.get(row.office_id);
      const standing = office === undefined ? undefined : generalWording(context, office, row.kind);
      const found = row.wording === null ? standing : kept.get(row.wording);
      return found === undefined ? [] : [[row.id, found]];
    }),
  );
}

/** Everything that a decision rests on: what the officer gave, and what its wording names. */
export function allBases(legalBasis: string, wording: Pick<Wording, 'basis'> | undefined): string {
  return [legalBasis, ...(wording?.basis ?? [])].join('; ');
}

/** Official documents name the unit in which the office sits, without its kind. */
export function seatOf(
  context: Pick<OrderContext, 'areas'>,
  office: Pick<OrganisationRef, 'areaNo'>,
): string {
  return context.areas.byNo(office.areaNo)?.name ?? 'Việt Nam';
}
