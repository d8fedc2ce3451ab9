import type { Scope } from '../../../platform/access/scope.ts';
import { localDate, startOfDate } from '../../../platform/clock/clock.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import type { Platform } from '../../../platform/module.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { INSTALLS } from '../figures.ts';
import { insertInstall } from '../store/installs.ts';

/** Counts a phone in the province and on the day, once for its id. */
export async function countInstall(
  { platform, areaNo }: { readonly platform: Pick<Platform, 'db' | 'clock'>; readonly areaNo: () => number },
  scope: Scope,
  id: string,
): Promise<Outcome<{ counted: boolean }>> {
  const at = platform.clock.now();
  const day = localDate(at);
  const no = areaNo();
  return await platform.db.transaction().execute(async (tx) => {
    if (!(await insertInstall(scope, tx, { id: id.toLowerCase(), areaNo: no, day }))) {
      return done({ counted: false }, 200);
    }
    const { dataset } = scope;
    await addFigures(tx, [{ metric: INSTALLS, dataset, areaNo: no, at: startOfDate(day), by: 1 }]);
    const payload = { metrics: [INSTALLS], areaNos: [no] };
    await appendEvent(tx, { topic: 'figures.changed', dataset, payload, at });
    return done({ counted: true }, 201);
  });
}
