import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Outcome } from '../../../platform/outcomes/outcome.ts';
import { done } from '../../../platform/outcomes/outcome.ts';
import {
  organisationsByIds,
  organisationsIn,
  type OrganisationRef,
} from '../../../registry/organisations/index.ts';
import type { Right } from '../../../../contract/rights.ts';
import type { DirectiveContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type Directory, type Pick, resolvePicks, type Target } from '../rules/recipients.ts';

/** What recipients are looked up in. */
export type Registers = {
  readonly platform: DirectiveContext['platform'];
  readonly areas: DirectiveContext['areas'];
};

/**
 * Whom picks name, inside the area in which the scope issues; every one of them must lie there. A unit that is no longer
 * on today's list is no recipient.
 */
export async function targetsFor(
  context: Registers,
  scope: Scope,
  tx: Db | Tx,
  picks: readonly Pick[],
  right: Right = 'directive.issue',
): Promise<Outcome<readonly Target[]>> {
  const directory = await directoryFor(context, scope, tx, picks);
  const resolved = resolvePicks(picks, directory);
  if (!resolved.ok) {
    return refuse('no-recipient', { params: { what: resolved.missing }, fields: { recipients: 'unknown' } });
  }
  const outside = resolved.targets.find(({ areaNo }) => !mayIn(scope, right, context.areas.pathOf(areaNo)));
  return outside === undefined
    ? done(resolved.targets)
    : refuse('recipient-outside', { params: { what: outside.name }, fields: { recipients: 'outside' } });
}

async function directoryFor(
  { platform, areas }: Registers,
  scope: Scope,
  tx: Db | Tx,
  picks: readonly Pick[],
): Promise<Directory> {
  const today = localDate(platform.clock.now());
  const valid = (id: string) => {
    const area = areas.byId(id.toLowerCase());
    const ended = area !== undefined && area.validTo !== null && area.validTo <= today;
    return area === undefined || area.validFrom > today || ended ? undefined : area;
  };
  const single = picks.filter(({ kind }) => kind === 'organisation').map(({ id }) => id.toLowerCase());
  const offices = await organisationsByIds(scope, tx, single);
  const groups = new Map<string, readonly OrganisationRef[]>();
  for (const { kind, id } of picks) {
    const area = kind === 'organisations-of' ? valid(id) : undefined;
    if (area !== undefined && !groups.has(area.id)) {
      groups.set(area.id, await organisationsIn(scope, tx, areas.numbersUnder([area.path])));
    }
  }
  return {
    areaById: valid,
    communesOf: (area) => areas.current(today, 'commune').filter(({ path }) => path.startsWith(area.path)),
    organisationById: (id) => offices.get(id),
    organisationsOf: (area, kind) =>
      (groups.get(area.id) ?? []).filter((office) => kind === undefined || office.kind === kind),
  };
}

/** The office that issues, in whose unit the scope may issue. */
export async function issuerFor(
  { areas }: DirectiveContext,
  scope: Scope,
  tx: Db | Tx,
  id: string,
): Promise<Outcome<OrganisationRef>> {
  const office = (await organisationsByIds(scope, tx, [id.toLowerCase()])).get(id.toLowerCase());
  if (office === undefined) {
    return refuse('unknown-issuer', { fields: { issuerId: 'unknown' } });
  }
  return mayIn(scope, 'directive.issue', areas.pathOf(office.areaNo))
    ? done(office)
    : refuse('outside-area', { fields: { issuerId: 'outside' } });
}
