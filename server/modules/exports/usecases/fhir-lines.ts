import type { Scope } from '../../../platform/access/scope.ts';
import { keepListLook } from '../../../platform/audit/list-looks.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { PersonRecord } from '../../../registry/people/index.ts';
import { type PersonResult, releasedResults } from '../../laboratory/index.ts';
import type { ExportContext } from '../context.ts';
import {
  condition,
  type FhirOptions,
  observation,
  patient,
  replacedPatient,
  type Resource,
} from '../rules/fhir.ts';
import { coarseYear, pseudonyms, weekOf } from '../../../platform/secrets/pseudonyms.ts';
import type { ExportRow } from '../store/exports.ts';
import { casePages, deathsIn } from './read-pages.ts';

/** Resources as text: one a line, or the entries of one bundle. A page is held at a time, however many there are. */
export async function* fhirLines(
  context: ExportContext,
  scope: Scope,
  row: ExportRow,
  {
    isBundle,
    now,
    exportId,
  }: { readonly isBundle: boolean; readonly now: number; readonly exportId: string },
): AsyncGenerator<string> {
  if (isBundle) {
    const timestamp = new Date(now).toISOString();
    yield `{"resourceType":"Bundle","type":"collection","timestamp":"${timestamp}","entry":[`;
  }
  let isFirst = true;
  const file = { exportId, list: 'GET /exports/{id}/file', at: now };
  for await (const page of resourcePages(context, scope, row, now, isBundle)) {
    if (!row.pseudonymised) {
      const people = page.flatMap((one) => (one.resourceType === 'Patient' ? [one.id] : []));
      await keepListLook(context.platform.db, scope, file, people);
    }
    const texts = page.map((one) =>
      isBundle ? JSON.stringify({ fullUrl: `urn:uuid:${one.id}`, resource: one }) : JSON.stringify(one),
    );
    yield isBundle ? `${isFirst ? '' : ','}\n${texts.join(',\n')}` : `${texts.join('\n')}\n`;
    isFirst = false;
  }
  if (isBundle) {
    yield '\n]}\n';
  }
}

async function* resourcePages(
  context: ExportContext,
  scope: Scope,
  row: ExportRow,
  now: number,
  isBundle: boolean,
): AsyncGenerator<Resource[]> {
  const { platform, areas } = context;
  const pseudonym = pseudonyms(platform.secrets.derive(`export ${row.purpose_key}`));
  const today = localDate(now);
  const options: FhirOptions = {
    pseudonymised: row.pseudonymised,
    isTest: scope.dataset !== 'live',
    day: row.pseudonymised ? weekOf : (day) => day,
    year: (year) => coarseYear(year, today),
    id: row.pseudonymised ? pseudonym : (id) => id,
  };
  /** Numbers of people written already: a person of several numbers comes by with each of them. */
  const written = new Set<number>();
  for await (const page of casePages(context, scope, row)) {
    const nos = [...new Set(page.map((one) => one.person_no))];
    const records = await recordsFor(context, scope, row, nos);
    const numbers = await context.people.numbersOf(scope, platform.db, nos);
    const all = [...new Set([...numbers.values()].flat())];
    const results = gather(numbers, await releasedResults(scope, platform.db, all));
    const deaths = gather(numbers, await deathsIn(context, scope, row, all));
    const merged = await context.people.mergedIds(
      scope,
      platform.db,
      [...records.values()].map(({ personNo }) => personNo),
    );
    const cases = Map.groupBy(page, (one) => one.person_no);
    const resources = nos.flatMap((no): Resource[] => {
      const person = records.get(no);
      if (person === undefined) {
        return [];
      }
      const id = options.id(person.personId);
      const refer = (to: string) => (isBundle ? `urn:uuid:${to}` : `Patient/${to}`);
      const subject = refer(id);
      const gone = merged.get(person.personNo) ?? [];
      const isNew = !written.has(person.personNo);
      written.add(person.personNo);
      const own = cases.get(no)!;
      return [
        ...(isNew
          ? [
              patient(
                person,
                placeOf(areas, person.areaNo),
                deathOf(deaths.get(no) ?? []),
                options,
                gone.map((one) => refer(options.id(one))),
              ),
              ...gone.map((one) => replacedPatient(one, subject, options)),
            ]
          : []),
        ...own.map((one) => condition(one, subject, options)),
        ...(isNew ? (results.get(no) ?? []) : []).map((one) =>
          observation(one, { id: idOf(one), localDay: localDate }, subject, options),
        ),
      ];
    });
    if (resources.length > 0) {
      yield resources;
    }
  }
}

/** What is known of people by the number asked, from all numbers that the person goes by. */
function gather<T extends { readonly personNo: number }>(
  numbers: ReadonlyMap<number, readonly number[]>,
  found: readonly T[],
): ReadonlyMap<number, T[]> {
  const byNumber = Map.groupBy(found, ({ personNo }) => personNo);
  return new Map([...numbers].map(([no, all]) => [no, all.flatMap((one) => byNumber.get(one) ?? [])]));
}

/** With pseudonyms nothing is deciphered that is not written. */
async function recordsFor(
  { platform, people }: ExportContext,
  scope: Scope,
  row: ExportRow,
  nos: readonly number[],
): Promise<ReadonlyMap<number, PersonRecord>> {
  return row.pseudonymised
    ? await people.traitsOf(scope, platform.db, nos)
    : await people.recordsOf(scope, platform.db, nos);
}

function placeOf(areas: ExportContext['areas'], areaNo: number | null) {
  const area = areaNo === null ? undefined : areas.byNo(areaNo);
  return area === undefined
    ? null
    : { name: area.fullName, province: areas.upTo(area.no, 'province')?.fullName ?? '' };
}

/** That somebody died, and when where a case says so. */
function deathOf(deaths: readonly { readonly on: string | null }[]): { readonly on: string | null } | null {
  const [day] = deaths.flatMap(({ on }) => on ?? []).toSorted();
  return deaths.length === 0 ? null : { on: day ?? null };
}

/** A result has no id of its own: its tube and its person make one, the same each time. */
function idOf({ tubeId, personNo, sampledAt }: PersonResult): string {
  return namedUuid7(sampledAt, `result:${tubeId}:${personNo}`);
}
