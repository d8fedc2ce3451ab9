import type { chainsApi } from '../../../../contract/chains.ts';
import type { Reply } from '../../../../contract/kit.ts';
import { analyseChains } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { chainCases } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { chainLinks } from './chain-links.ts';
import { dayOf, termsOf } from './chain-ground.ts';

type Study = Reply<(typeof chainsApi)['GET /studies/{name}/chains']>;

/** A study is shown whole: its import is the bound. */
const ALL = 1_000_000;

/** The chains of an imported study. Labels of its cases are the study's own; people are not shown. */
export async function showStudy(
  context: TracingContext,
  given: Scope,
  name: string,
): Promise<Outcome<Study>> {
  const { platform, areas } = context;
  const scope = { ...given, dataset: `study:${name}` };
  const everything = { areaNos: null, disease: null, from: null, to: null, ids: null, limit: ALL };
  const cases = (await chainCases(scope, platform.db, everything)).toReversed();
  if (cases.length === 0) {
    return refuse('unknown-study');
  }
  const { inside } = await chainLinks(scope, platform.db, cases);
  const { report, generationOf, componentOf } = analyseChains(
    cases.map((one) => ({ id: one.caseId, onsetDay: dayOf(one.onsetDate) })),
    inside,
  );
  const byId = new Map(cases.map((one) => [one.caseId, one]));
  const offspring = Object.entries(report.offspring)
    .map(([caseId, count]) => ({ caseId, label: byId.get(caseId)!.label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  const diseases = [...new Set(cases.map((one) => one.disease))];
  const now = platform.clock.now();
  const areaOf = (no: number | null) => (no === null ? undefined : areas.byNo(no));
  return done({
    asOf: new Date(now).toISOString(),
    cases: report.cases,
    links: report.links,
    components: [...report.components],
    generations: { ...report.generations },
    offspring,
    diseases: await termsOf(scope, platform.db, diseases, localDate(now)),
    nodes: cases.map((one) => ({
      id: one.caseId,
      label: one.label,
      status: one.classification,
      disease: one.disease,
      areaId: areaOf(one.areaNo)?.id ?? null,
      areaName: areaOf(one.areaNo)?.fullName ?? null,
      onsetDate: one.onsetDate,
      reportDate: one.reportDate,
      sampleDate: one.sampleDate,
      positiveDate: one.positiveDate,
      deathDate: one.deathDate,
      generation: generationOf.get(one.caseId) ?? null,
      component: componentOf.get(one.caseId) ?? 0,
    })),
    edges: inside.map(({ from, to }) => ({ from, to })),
  });
}
