import type { chainsApi } from '../../../../contract/chains.ts';
import type { Reply } from '../../../../contract/kit.ts';
import { analyseChains } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CaseRef } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { confirmedOf } from '../store/links.ts';
import { dayOf } from './chain-ground.ts';
import { openChain } from './open-chain.ts';
import { casesByPerson } from './people-as-cases.ts';

type Chain = Reply<(typeof chainsApi)['GET /cases/{id}/chain']>;
type Node = Chain['nodes'][number];
type Edge = Chain['edges'][number];

/** A drawing of more contacts than this helps nobody; the closest of each case come first. */
const MAX_CONTACTS = 5_000;

/**
 * The chain that a case belongs to: its sources and infectees over any distance, and the confirmed contacts of all of
 * them: those who became cases always, the others when asked.
 */
export async function showChain(
  context: TracingContext,
  given: Scope,
  caseId: string,
  query: { contacts?: boolean | undefined; reason?: string | undefined },
): Promise<Outcome<Chain>> {
  const asked = query.reason === undefined ? given : { ...given, reason: query.reason };
  const { areas } = context;
  const opened = await openChain(context, asked, caseId);
  if (!opened.ok) {
    return opened;
  }
  const { cases, links, scope } = opened.value;
  const members = [...cases.values()];
  const { report, generationOf } = analyseChains(
    members.map((one) => ({ id: one.caseId, onsetDay: dayOf(one.onsetDate) })),
    links,
  );
  const contacts = await readContacts(context, scope, cases, query.contacts === true);
  const toNode = (one: CaseRef): Node => ({
    id: one.caseId,
    label: one.label,
    status: one.classification,
    onsetDate: one.onsetDate,
    areaId: one.areaNo === null ? null : (areas.byNo(one.areaNo)?.id ?? null),
    generation: generationOf.get(one.caseId) ?? null,
  });
  // Members come last: they stand for themselves with their generation.
  const nodes = new Map(
    [...contacts.nodes, ...contacts.cases.map(toNode), ...members.map(toNode)].map((node) => [node.id, node]),
  );
  return done({
    nodes: [...nodes.values()],
    edges: [...links.map(({ from, to }): Edge => ({ from, to, kind: 'infected' })), ...contacts.edges],
    components: [...report.components],
    generations: { ...report.generations },
  });
}

/** Confirmed contacts of these cases: as the case that they became, or as a person. */
async function readContacts(
  context: TracingContext,
  scope: Scope,
  cases: ReadonlyMap<string, CaseRef>,
  all: boolean,
): Promise<{ nodes: Node[]; cases: CaseRef[]; edges: Edge[] }> {
  const { db } = context.platform;
  const links = await confirmedOf(scope, db, [...cases.keys()], MAX_CONTACTS);
  const nos = links.map((link) => link.person_no);
  const became = await casesByPerson(context, scope, db, nos);
  const people = all ? await context.people.peopleByNo(scope, db, nos) : new Map();
  const nodes: Node[] = [];
  const others: CaseRef[] = [];
  const edges: Edge[] = [];
  for (const link of links) {
    const own = became.get(link.person_no)?.[0];
    const person = people.get(link.person_no);
    if (own !== undefined) {
      others.push(own);
      edges.push({ from: link.case_id, to: own.caseId, kind: 'contact' });
    } else if (person !== undefined) {
      const { id, fullName: label, areaId } = person;
      nodes.push({ id, label, status: 'CONTACT', onsetDate: null, areaId, generation: null });
      edges.push({ from: link.case_id, to: id, kind: 'contact' });
    }
  }
  return { nodes, cases: others, edges };
}
