import type { Reply } from '../../../../contract/kit.ts';
import type { tracingApi } from '../../../../contract/tracing.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { analyse, readGround } from './chain-ground.ts';

type Study = Reply<(typeof tracingApi)['GET /studies/{name}/chains']>;

/** The chains of an imported study. Labels of its cases are the study's own; people are not shown. */
export async function showStudy(
  context: TracingContext,
  given: Scope,
  name: string,
): Promise<Outcome<Study>> {
  const scope = { ...given, dataset: `study:${name}` };
  const { cases, links } = await readGround(scope, context.platform.db, null);
  if (cases.size === 0) {
    return refuse('unknown-study');
  }
  const { report, generationOf, componentOf } = analyse(cases.values(), links);
  const offspring = Object.entries(report.offspring)
    .map(([caseId, count]) => ({ caseId, label: cases.get(caseId)!.label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  return done({
    cases: report.cases,
    links: report.links,
    components: [...report.components],
    generations: { ...report.generations },
    offspring,
    nodes: [...cases.values()].map((one) => ({
      id: one.caseId,
      label: one.label,
      onsetDate: one.onsetDate,
      generation: generationOf.get(one.caseId) ?? null,
      component: componentOf.get(one.caseId) ?? 0,
    })),
    edges: links.map(({ from, to }) => ({ from, to })),
  });
}
