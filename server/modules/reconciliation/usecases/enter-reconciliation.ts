import type { Body, Reply } from '../../../../contract/kit.ts';
import type { reconciliationApi } from '../../../../contract/reconciliation.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { ReconciliationContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { readLines } from '../rules/read-lines.ts';
import { insertReconciliation } from '../store/reconciliations.ts';

type Endpoint = (typeof reconciliationApi)['POST /reconciliations'];

/** Keeps what a platform says by commune beside what we have counted, as both are now. */
export async function enterReconciliation(
  context: ReconciliationContext,
  scope: Scope,
  body: Body<Endpoint>,
): Promise<Outcome<Reply<Endpoint>>> {
  const { platform, areas, figures } = context;
  const now = platform.clock.now();
  const to = Date.parse(body.to);
  const from = body.from === undefined ? undefined : Date.parse(body.from);
  if (Number.isNaN(to) || (from !== undefined && !(from < to))) {
    return refuse('bad-time', { fields: { from: 'time', to: 'time' } });
  }
  if (!(await figures.catalogue(scope)).some(({ code }) => code === body.metric)) {
    return refuse('no-metric', { params: { code: body.metric }, fields: { metric: 'unknown' } });
  }
  const communes = areas
    .current(localDate(now), 'commune')
    .filter(({ path }) => mayIn(scope, 'figure.manage', path));
  const { sites, refused } = readLines(body.text, communes);
  if (sites.size === 0) {
    const first = refused[0];
    return refuse('no-line', {
      params: { first: first === undefined ? '–' : `${first.line} (${first.message.replace(/\.$/, '')})` },
      fields: { text: 'no line' },
    });
  }
  const shown = communes.filter(({ no }) => sites.has(no));
  const read = await figures.readMetric(scope, { codes: [body.metric], areas: shown, from, to });
  if (!read.ok) {
    return read;
  }
  const ours = new Map(read.value.items.map(({ area, value }) => [area.no, value]));
  const id = (body.id ?? uuid7(now)).toLowerCase();
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'reconciliation', content: { ...body, id }, at: now }, async () => {
        const row = {
          id,
          metric: body.metric,
          platform: body.platform,
          from_at: from === undefined ? null : new Date(from),
          to_at: new Date(to),
          source: body.source,
          author: scope.actor.name,
          entered_at: new Date(now),
        };
        await insertReconciliation(
          scope,
          tx,
          row,
          [...sites].map(([areaNo, theirs]) => ({
            reconciliation_id: id,
            area_no: areaNo,
            ours: ours.get(areaNo) ?? null,
            theirs,
          })),
        );
        await audit(tx, scope, now, [
          { action: 'figure.reconcile', subjectKind: 'reconciliation', subjectId: id },
        ]);
        return done({ id, saved: sites.size, refused: [...refused] }, 201);
      }),
  );
}
