import type { App } from '../../server/app.ts';
import { loadCases } from '../../server/modules/cases/index.ts';
import { loadStays, openPresenceDays } from '../../server/modules/presence/index.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { DAY_MS } from '../../server/platform/clock/clock.ts';
import { DATASET, type Filled } from './fill.ts';
import { makeCase } from './province.ts';

const CASES = 20;
const STAYS = 460;
const MERGED = 20;

/**
 * Somebody with five hundred linked records: stays, cases of years, and records that were merged into this one.
 * @returns the person's id.
 */
export async function linkRecords(app: App, filled: Filled): Promise<string> {
  const { platform, doors } = app;
  const scope = systemScope('bench', DATASET);
  const now = platform.clock.now();
  await openPresenceDays(platform.db, DATASET, now - 14 * DAY_MS, now);
  return await platform.db.transaction().execute(async (tx) => {
    const made = await doors.people.createPeople(
      scope,
      tx,
      Array.from({ length: MERGED + 1 }, (_, i) => ({
        fullName: 'Nguyễn Văn Nhiều',
        phones: [`097${String(i).padStart(7, '0')}`],
        areaNo: filled.areaNos[0]!,
        source: 'simulated' as const,
        assurance: 'document' as const,
      })),
    );
    const [kept, ...gone] = made.map(({ personNo }) => personNo);
    await tx
      .withTables<{ person: { person_no: number; merged_into_no: number } }>()
      .updateTable('person')
      .set({ merged_into_no: kept! })
      .where('person_no', 'in', gone)
      .execute();
    const numbers = [kept!, ...gone];
    const stays = Array.from({ length: STAYS }, (_, i) => {
      const inAt = now - Math.floor(((i + 1) / (STAYS + 1)) * 13 * DAY_MS);
      return {
        placeNo: filled.placeNos[i % filled.placeNos.length]!,
        personNo: numbers[i % numbers.length]!,
        inAt,
        outAt: inAt + 600_000,
        outImputed: false,
      };
    });
    const quality = { source: 'import', timeQuality: 'device', assurance: 'unverified', now } as const;
    await loadStays(scope, tx, stays, quality);
    const cases = Array.from({ length: CASES }, (_, i) => ({
      ...makeCase(app, filled, i),
      person_no: numbers[i % numbers.length]!,
      label: `NHIEU-${i}`,
    }));
    await loadCases(doors.cases, scope, tx, cases);
    return made[0]!.personId;
  });
}
