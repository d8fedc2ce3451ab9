import { attendedVisitsOfDay, personAt } from '../../../../lib/simulation/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type CaseToLoad, loadCases } from '../../cases/index.ts';
import { loadStays, type StayToLoad } from '../../presence/index.ts';
import type { DemoContext } from '../context.ts';
import { caseFacts, DEMO_DISEASE, knownInfector } from '../rules/case-facts.ts';
import { demoId } from '../rules/ids.ts';
import type { ReportedInfection, World } from '../rules/world.ts';
import type { DemoRun } from '../store/runs.ts';
import type { RegistryNumbers } from './load-registry.ts';

/** Loads the scanned stays of the history day by day. @returns how many. */
export async function loadPresence(
  scope: Scope,
  tx: Tx,
  run: DemoRun,
  world: World,
  numbers: RegistryNumbers,
  onDay: (share: number) => void,
): Promise<number> {
  let stays = 0;
  for (let day = 0; day < run.historyDays; day += 1) {
    stays += await loadStays(scope, tx, scannedStays(run, world, numbers, day), {
      source: 'simulated',
      timeQuality: 'device',
      assurance: 'unverified',
      now: run.startedAt,
    });
    onDay((day + 1) / run.historyDays);
  }
  return stays;
}

/** Who is still there when the history ends stays on: as after a scan in, the end is an estimate. */
function* scannedStays(
  run: DemoRun,
  { outbreak }: World,
  { places, people }: RegistryNumbers,
  day: number,
): Generator<StayToLoad> {
  for (const stay of attendedVisitsOfDay(outbreak, day, Infinity)) {
    if (stay.scanned && stay.inAt < run.startedAt) {
      yield {
        placeNo: places[stay.place]!,
        personNo: people[stay.person]!,
        inAt: stay.inAt,
        outAt: stay.outAt,
        outImputed: stay.outAt > run.startedAt,
      };
    }
  }
}

/** Cases that are sampled when the history ends, in order of report: suspects last. */
export function casesAtStart(run: DemoRun, world: World): ReportedInfection[] {
  return world.reported.filter(({ sampleAt }) => sampleAt <= run.startedAt);
}

/** Cases that are reported when the history ends, in order of report. */
export function reportedBy(run: DemoRun, world: World): ReportedInfection[] {
  return world.reported.filter(({ reportAt }) => reportAt <= run.startedAt);
}

/** Loads the cases of the history. @returns how many. */
export async function loadHistoryCases(
  { doors }: DemoContext,
  scope: Scope,
  tx: Tx,
  given: { run: DemoRun; world: World; numbers: RegistryNumbers; areaNos: readonly number[] },
): Promise<number> {
  const { run, world, numbers, areaNos } = given;
  const rows = casesAtStart(run, world).map((infection): CaseToLoad => {
    const now = run.startedAt;
    const facts = caseFacts(infection, now);
    const ended = facts.classification === 'CONFIRMED' && infection.outcomeAt <= now;
    const areaNo = areaNos[personAt(world.province, infection.infected).commune]!;
    const source = knownInfector(world, infection, now);
    return {
      id: demoId(run, 'case', infection.infected),
      person_no: numbers.people[infection.infected]!,
      disease: DEMO_DISEASE,
      classification: facts.classification,
      outcome: ended ? (infection.outcome === 'deceased' ? 'DECEASED' : 'RECOVERED') : 'NO_OUTCOME',
      outcome_date: ended ? localDate(infection.outcomeAt) : null,
      report_date: facts.reportDate,
      onset_date: facts.onsetDate,
      sample_date: facts.sampleDate,
      rapid_positive_date: facts.rapidPositiveDate,
      pcr_positive_date: facts.pcrPositiveDate,
      announced_date: facts.announcedDate,
      area_no: areaNo,
      stay_area_no: areaNo,
      source_case_id: source === null ? null : demoId(run, 'case', source),
      isolated_at: new Date(infection.sampleAt),
      created_at: new Date(Math.min(now, infection.reportAt)),
    };
  });
  await loadCases(doors.cases, scope, tx, rows);
  return rows.length;
}
