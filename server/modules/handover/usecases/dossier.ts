import type { Static } from 'typebox';
import type { HandoverDetail } from '../../../../contract/handover.ts';
import { roundedMinutes } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { organisationsByIds } from '../../../registry/organisations/index.ts';
import { type CaseRef, caseNodes, casesOfPeople } from '../../cases/index.ts';
import { ordersOfPeople, statusAt } from '../../orders/index.ts';
import { followedOf } from '../../tracing/index.ts';
import type { HandoverContext } from '../context.ts';

export type Dossier = NonNullable<Static<typeof HandoverDetail>['dossier']>;

/** A person whose dossier is put together: the number in the hand-over, and all numbers of that person. */
export type DossierOf = {
  readonly personNo: number;
  readonly numbers: readonly number[];
  readonly about: CaseRef;
};

/** What is known and open of these people now, by person number: what goes along with each. */
export async function makeDossiers(
  scope: Scope,
  db: Db | Tx,
  people: readonly DossierOf[],
  now: number,
): Promise<Map<number, Dossier>> {
  const all = [...new Set(people.flatMap(({ numbers }) => numbers))];
  const orders = await ordersOfPeople(scope, db, all);
  const offices = await organisationsByIds(scope, db, [...new Set(orders.map((one) => one.officeId))]);
  const links = await followedOf(scope, db, all, now);
  const cases = await casesOfPeople(scope, db, all);
  const labels = new Map(
    (await caseNodes(scope, db, [...new Set(links.map((link) => link.case_id))])).map((one) => [
      one.caseId,
      one.label,
    ]),
  );
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return new Map(
    people.map(({ personNo, numbers, about }): [number, Dossier] => {
      const own = cases.find((one) => numbers.includes(one.personNo) && one.outcome === 'NO_OUTCOME');
      return [
        personNo,
        {
          asOf: new Date(now).toISOString(),
          disease: about.disease,
          classification: own?.classification ?? null,
          onsetDate: own?.onsetDate ?? null,
          isolatedAt: iso(own?.isolatedAt ?? null),
          orders: orders
            .filter((one) => numbers.includes(one.personNo))
            .map((one) => ({
              id: one.orderId,
              number: one.number,
              officeName: offices.get(one.officeId)?.name ?? '',
              kind: one.kind,
              status: statusAt({ status: one.status, until: one.until }, now),
              from: new Date(one.from).toISOString(),
              until: new Date(one.until).toISOString(),
            })),
          contactOf: links
            .filter((link) => numbers.includes(link.person_no))
            .map((link) => ({
              caseLabel: labels.get(link.case_id) ?? '',
              level: `F${link.level}`,
              firstAt: link.first_at.toISOString(),
              lastAt: link.last_at.toISOString(),
              minutes: roundedMinutes(link.ms),
              evidence: link.evidence.length,
              followUpUntil: link.follow_up_until,
              lastVisitAt: link.last_visit_at?.toISOString() ?? null,
              lastResult: link.last_result,
            })),
        },
      ];
    }),
  );
}

/** Dossiers hold health data: stored encrypted. */
export function sealDossier({ platform }: HandoverContext, dossier: Dossier): Buffer {
  return platform.secrets.encrypt(JSON.stringify(dossier));
}

/** The dossier as it was kept. */
export function openDossier({ platform }: HandoverContext, bytes: Buffer): Dossier {
  return JSON.parse(platform.secrets.decrypt(bytes)) as Dossier;
}
