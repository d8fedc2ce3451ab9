import type { Static } from 'typebox';
import type { Pick as PickSchema } from '../../../../contract/directives.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { OrganisationKind, OrganisationRef } from '../../../registry/organisations/index.ts';

export type Pick = Static<typeof PickSchema>;
export type RecipientRole = 'act' | 'know';

/** One recipient: an office, or a unit as such. */
export type Target = {
  readonly kind: 'organisation' | 'area';
  /** Outside id of the office or the unit. */
  readonly id: string;
  readonly organisationKind: OrganisationKind | null;
  readonly areaNo: number;
  readonly name: string;
  readonly role: RecipientRole;
};

/** What picks are resolved against. Offices are those of today's list in the scope's dataset. */
export type Directory = {
  readonly areaById: (id: string) => Area | undefined;
  /** Communes of today at or below a unit. */
  readonly communesOf: (area: Area) => readonly Area[];
  readonly organisationById: (id: string) => OrganisationRef | undefined;
  /** Offices whose unit is the area or lies below it. */
  readonly organisationsOf: (area: Area, kind: OrganisationKind | undefined) => readonly OrganisationRef[];
};

export type Resolved =
  | { readonly ok: true; readonly targets: readonly Target[] }
  | { readonly ok: false; readonly missing: string };

/**
 * Everybody whom the picks name, each once, in the order of the picks. Who was picked to act and to know acts. A pick
 * that names nothing is an error: a document must not go out thinner than its sender believes.
 */
export function resolvePicks(picks: readonly Pick[], directory: Directory): Resolved {
  const found = new Map<string, Target>();
  for (const pick of picks) {
    const role = pick.role ?? 'act';
    const targets = targetsOf(pick, directory, role);
    if (targets.length === 0) {
      return { ok: false, missing: directory.areaById(pick.id)?.fullName ?? pick.id };
    }
    for (const target of targets) {
      const key = `${target.kind} ${target.id}`;
      const former = found.get(key);
      found.set(key, former === undefined || role === 'act' ? target : former);
    }
  }
  return { ok: true, targets: [...found.values()] };
}

function targetsOf(pick: Pick, directory: Directory, role: RecipientRole): Target[] {
  const id = pick.id.toLowerCase();
  if (pick.kind === 'organisation') {
    const office = directory.organisationById(id);
    return office === undefined ? [] : [officeTarget(office, role)];
  }
  const area = directory.areaById(id);
  if (area === undefined) {
    return [];
  }
  if (pick.kind === 'area') {
    return [areaTarget(area, role)];
  }
  return pick.kind === 'communes-of'
    ? directory.communesOf(area).map((commune) => areaTarget(commune, role))
    : directory.organisationsOf(area, pick.organisationKind).map((office) => officeTarget(office, role));
}

function areaTarget(area: Area, role: RecipientRole): Target {
  return {
    kind: 'area',
    id: area.id,
    organisationKind: null,
    areaNo: area.no,
    name: area.fullName,
    role,
  };
}

function officeTarget(office: OrganisationRef, role: RecipientRole): Target {
  return {
    kind: 'organisation',
    id: office.organisationId,
    organisationKind: office.kind,
    areaNo: office.areaNo,
    name: office.name,
    role,
  };
}
