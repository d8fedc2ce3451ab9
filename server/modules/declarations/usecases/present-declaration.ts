import type { Static } from 'typebox';
import type { declarationsApi } from '../../../../contract/declarations.ts';
import { type Scope, dataClassIn } from '../../../platform/access/scope.ts';
import type { DeclarationsContext } from '../doors.ts';
import type { DeclarationRow } from '../store/list-declarations.ts';

export type ShownDeclaration = Static<
  (typeof declarationsApi)['GET /declarations']['reply'][200]
>['items'][number];

/** What the viewer may see of somebody in the area of a declaration. */
export function sightOf(
  { areas }: Pick<DeclarationsContext, 'areas'>,
  scope: Scope,
  areaNo: number,
): { readonly person: boolean; readonly health: boolean } {
  const dataClass = dataClassIn(scope, areas.byNo(areaNo)?.path ?? null);
  return {
    person: dataClass === 'personal' || dataClass === 'sensitive',
    health: dataClass === 'sensitive',
  };
}

/** A declaration as its viewer may see it. */
export function presentDeclaration(
  context: DeclarationsContext,
  scope: Scope,
  row: DeclarationRow,
  people: ReadonlyMap<number, { readonly id: string; readonly name: string }>,
): ShownDeclaration {
  const { declared: sealed, personNo, areaNo, declaredAt, validUntil, ...shown } = row;
  const declared = JSON.parse(context.platform.secrets.decrypt(sealed)) as {
    person: { phone: string | null; areaNo: number | null };
  };
  const sight = sightOf(context, scope, areaNo);
  const named = declared.person.areaNo !== null || areaNo !== context.homeAreaNo();
  return {
    ...shown,
    personId: people.get(personNo)?.id ?? '',
    name: people.get(personNo)?.name ?? '',
    phone: sight.person ? declared.person.phone : null,
    areaName: named ? (context.areas.byNo(areaNo)?.fullName ?? null) : null,
    // Health data: the gate sees that somebody is at risk, the health service why.
    symptoms: sight.health ? shown.symptoms : [],
    exposures: sight.health ? shown.exposures : [],
    taskReasons: sight.health ? shown.taskReasons : [],
    declaredAt: declaredAt.toISOString(),
    validUntil: validUntil.toISOString(),
  };
}
