import type { chainsApi } from '../../../../contract/chains.ts';
import { caseClassifications } from '../../../../contract/cases.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { chainCases, type ChainCaseRow } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { type ChainContact, chainContacts } from '../store/chain-contacts.ts';
import { namesOf, numberContacts } from './number-contacts.ts';
import { dayOf, termsOf } from './chain-ground.ts';
import { chainLinks } from './chain-links.ts';
import { openChain } from './open-chain.ts';

export type Chains = Reply<(typeof chainsApi)['GET /chains']>;
export type ChainsQuery = Query<(typeof chainsApi)['GET /chains']>;

/** More cases than this nobody reads as chains: those reported last are shown, and that it is so. */
const MOST_CASES = 20_000;
const MOST_CONTACTS = 60_000;

/** The chains of the viewer's areas (responsible area or place of stay) in columns. */
export async function showChains(
  context: TracingContext,
  scope: Scope,
  query: ChainsQuery,
): Promise<Outcome<Chains>> {
  const { platform, areas } = context;
  const read =
    query.around === undefined
      ? await casesOfAreas(context, scope, query)
      : await casesAround(context, { ...scope, reason: query.reason }, query.around);
  if (!read.ok) {
    return read;
  }
  const { cases, cut } = read.value;
  const all = query.contacts === true;
  const [links, { contacts, merged }] = await Promise.all([
    chainLinks(scope, platform.db, cases),
    contactsOf(context, scope, cases, all),
  ]);
  const now = platform.clock.now();
  const area = numbering<number>();
  const disease = numbering<string>();
  // Many cases share few dates.
  const numberOf = new Map<string, number>();
  const days = (pick: (one: ChainCaseRow) => string | null) =>
    cases.map((one) => {
      const date = pick(one);
      if (date === null) {
        return null;
      }
      const known = numberOf.get(date) ?? dayOf(date);
      numberOf.set(date, known);
      return known;
    });
  const caseColumns = {
    id: cases.map((one) => one.caseId),
    label: cases.map((one) => one.label),
    classification: cases.map((one) => caseClassifications.indexOf(one.classification)),
    disease: cases.map((one) => disease.of(one.disease)),
    area: cases.map((one) => (one.areaNo === null ? null : area.of(one.areaNo))),
    onset: days((one) => one.onsetDate),
    report: days((one) => one.reportDate),
    sample: days((one) => one.sampleDate),
    positive: days((one) => one.positiveDate),
    death: days((one) => one.deathDate),
    sourcesOutside: cases.map((one) => links.outside.get(one.caseId) ?? 0),
  };
  const indexOf = new Map(cases.map((one, index) => [one.caseId, index]));
  const exposed = await numberContacts(context, scope, cases, contacts, all, merged);
  const names = query.around === undefined ? undefined : await namesOf(context, scope, exposed.people);
  const contactColumns = {
    id: exposed.people.map((person) => person.id),
    ...(names === undefined ? {} : { name: names }),
    area: exposed.people.map((person) => (person.areaNo === null ? null : area.of(person.areaNo))),
  };
  return done({
    asOf: new Date(now).toISOString(),
    today: dayOf(localDate(now)),
    truncated: cut || contacts.length === MOST_CONTACTS,
    classifications: [...caseClassifications],
    diseases: await termsOf(scope, platform.db, disease.values, localDate(now)),
    areas: area.values.map((no) => {
      const unit = areas.byNo(no)!;
      return { id: unit.id, name: unit.fullName };
    }),
    cases: caseColumns,
    contacts: contactColumns,
    infections: {
      from: links.inside.map((link) => indexOf.get(link.from)!),
      to: links.inside.map((link) => indexOf.get(link.to)!),
    },
    exposures: {
      from: exposed.edges.map(({ contact }) => indexOf.get(contact.caseId)!),
      to: exposed.edges.map(({ to }) => to),
      // The end is exclusive: a recalled day ends at midnight.
      lastDay: exposed.edges.map(({ contact }) => dayOf(localDate(contact.lastAt.getTime() - 1))),
    },
  });
}

/** Contacts of these cases: everybody, or those who are cases themselves, under any of their numbers. */
async function contactsOf(
  { people, platform: { db } }: TracingContext,
  scope: Scope,
  cases: readonly ChainCaseRow[],
  all: boolean,
): Promise<{ contacts: readonly ChainContact[]; merged: ReadonlyMap<number, number> }> {
  const ids = cases.map((one) => one.caseId);
  if (all) {
    return { contacts: await chainContacts(scope, db, ids, null, MOST_CONTACTS), merged: new Map() };
  }
  const nos = cases.map((one) => one.personNo);
  const merged = await people.mergesOf(scope, db, nos);
  const own = [...nos, ...merged.keys(), ...merged.values()];
  return { contacts: await chainContacts(scope, db, ids, own, MOST_CONTACTS), merged };
}

type ReadCases = { readonly cases: readonly ChainCaseRow[]; readonly cut: boolean };

async function casesOfAreas(
  context: TracingContext,
  scope: Scope,
  query: ChainsQuery,
): Promise<Outcome<ReadCases>> {
  const areaNos = readAreas(context, scope, query.area);
  if (areaNos !== null && areaNos.length === 0) {
    return refuseGeneral('forbidden');
  }
  const found = await chainCases(scope, context.platform.db, {
    areaNos,
    disease: query.disease ?? null,
    from: query.from ?? null,
    to: query.to ?? null,
    ids: null,
    limit: MOST_CASES,
  });
  return done({ cases: found.slice(0, MOST_CASES), cut: found.length > MOST_CASES });
}

/** The chain that a case belongs to, over any distance and across areas. */
async function casesAround(
  context: TracingContext,
  scope: Scope,
  caseId: string,
): Promise<Outcome<ReadCases>> {
  const opened = await openChain(context, scope, caseId);
  if (!opened.ok) {
    return opened;
  }
  const ids = [...opened.value.cases.keys()];
  const everywhere = { areaNos: null, disease: null, from: null, to: null };
  const cases = await chainCases(scope, context.platform.db, { ...everywhere, ids, limit: ids.length });
  return done({ cases, cut: false });
}

function readAreas(
  { areas }: TracingContext,
  scope: Scope,
  area: string | undefined,
): readonly number[] | null {
  const own = pathsOf(scope, 'case.read');
  if (area === undefined) {
    return own.includes('') ? null : areas.numbersUnder(own);
  }
  const path = areas.byId(area.toLowerCase())?.path;
  return path !== undefined && mayIn(scope, 'case.read', path) ? areas.numbersUnder([path]) : [];
}

/** Numbers values in the order in which they come. */
function numbering<T>(): { of: (value: T) => number; values: T[] } {
  const numbers = new Map<T, number>();
  const values: T[] = [];
  return {
    values,
    of: (value) => {
      const known = numbers.get(value);
      if (known !== undefined) {
        return known;
      }
      numbers.set(value, values.length);
      values.push(value);
      return values.length - 1;
    },
  };
}
