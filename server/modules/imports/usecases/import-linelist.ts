import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type CaseToLoad, loadCases, readProfiles } from '../../cases/index.ts';
import { addCaseLinks } from '../../tracing/index.ts';
import type { ImportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { openFacts, type Records } from '../rules/fact-rows.ts';
import { type ListedCase, linelistFacts, linkFacts, readCase, readLink } from '../rules/linelist-rows.ts';
import type { Mapping } from '../rules/mapping.ts';
import type { RefusalSink } from '../rules/row-refusals.ts';
import { studyPerson } from '../rules/study-person.ts';
import { claimStudy, studyScope } from './claim-study.ts';

export type LinelistImport = {
  readonly study: string;
  readonly disease: string;
  /** Where the data comes from: the file's name, a publication. */
  readonly source: string;
  readonly mapping: Mapping;
  readonly list: Records;
  readonly links: Records | null;
  /** Unit whose officers work with the cases; null: cases without area, which count in no unit. */
  readonly areaNo: number | null;
  readonly onRefused: RefusalSink;
  readonly onRefusedLink: RefusalSink;
};

/** Every row is used or refused: `rows = cases + refused`, `linkRows = links + refusedLinks`. */
export type LinelistReport = {
  readonly dataset: string;
  readonly rows: number;
  readonly cases: number;
  readonly refused: number;
  readonly linkRows: number;
  readonly links: number;
  readonly refusedLinks: number;
};

/**
 * Loads a line list and its infector -> infected links into a new study. People are pseudonymous: their name is the
 * file's id, which is also the label of the case. A case may have several infectors.
 */
export async function importLinelist(
  context: ImportContext,
  given: LinelistImport,
): Promise<Outcome<LinelistReport>> {
  const scope = await studyScope(context, given.study);
  if (!scope.ok) {
    return scope;
  }
  const read = await readCases(given);
  if (!read.ok) {
    return read;
  }
  const { cases, rows } = read.value;
  const reported = [...cases.values()].map(({ reportDate }) => reportDate).sort();
  if (reported.length === 0) {
    return refuse('empty');
  }
  const profiles = await readProfiles(scope.value, context.platform.db);
  if (profiles.of(given.disease, reported[0]!) === undefined) {
    return refuse('unknown-disease', { params: { disease: given.disease } });
  }
  const links = await readLinks(given, cases);
  if (!links.ok) {
    return links;
  }
  const report: LinelistReport = {
    dataset: scope.value.dataset,
    rows,
    cases: cases.size,
    refused: rows - cases.size,
    linkRows: links.value.rows,
    links: links.value.pairs.length,
    refusedLinks: links.value.rows - links.value.pairs.length,
  };
  return await context.platform.db.transaction().execute(async (tx) => {
    const refused = await claimStudy(scope.value, tx, {
      name: given.study,
      kind: 'linelist',
      title: given.mapping.title ?? given.study,
      description: describe(given),
      source: given.source,
      rows,
      used: cases.size,
      createdAt: new Date(context.platform.clock.now()),
    });
    if (refused !== null) {
      return refused;
    }
    const ids = await write(context, scope.value, tx, given, [...cases.values()]);
    await addCaseLinks(
      scope.value,
      tx,
      links.value.pairs.map(({ from, to }) => ({ from: ids.get(from)!, to: ids.get(to)! })),
    );
    return done(report);
  });
}

async function readCases(
  given: LinelistImport,
): Promise<Outcome<{ cases: Map<string, ListedCase>; rows: number }>> {
  const { mapping } = given;
  const opened = await openFacts(given.list, linelistFacts, mapping.columns, mapping.missing);
  if (!opened.ok) {
    return opened;
  }
  const cases = new Map<string, ListedCase>();
  let rows = 0;
  for await (const batch of opened.value) {
    rows += batch.length;
    for (const row of batch) {
      const read = readCase(row, mapping.values, cases);
      if (typeof read === 'string') {
        given.onRefused({ line: row.line, code: read, raw: row.raw });
      } else {
        cases.set(read.id, read);
      }
    }
  }
  return done({ cases, rows });
}

type Links = { readonly rows: number; readonly pairs: readonly { from: string; to: string }[] };

async function readLinks(
  given: LinelistImport,
  cases: ReadonlyMap<string, ListedCase>,
): Promise<Outcome<Links>> {
  if (given.links === null) {
    return done({ rows: 0, pairs: [] });
  }
  const { mapping } = given;
  const opened = await openFacts(given.links, linkFacts, mapping.columns, mapping.missing);
  if (!opened.ok) {
    return opened;
  }
  const pairs = new Map<string, { from: string; to: string }>();
  let rows = 0;
  for await (const batch of opened.value) {
    rows += batch.length;
    for (const row of batch) {
      const read = readLink(row, cases, pairs);
      if (typeof read === 'string') {
        given.onRefusedLink({ line: row.line, code: read, raw: row.raw });
      } else {
        pairs.set(`${read.from}\0${read.to}`, read);
      }
    }
  }
  return done({ rows, pairs: [...pairs.values()] });
}

/** Writes people and cases. @returns ids of cases by the file's ids. */
async function write(
  { platform, doors }: ImportContext,
  scope: Scope,
  tx: Tx,
  { disease, areaNo }: LinelistImport,
  cases: readonly ListedCase[],
): Promise<Map<string, string>> {
  const now = platform.clock.now();
  const people = await doors.people.createPeople(
    scope,
    tx,
    cases.map(({ id, sex, birthYear }) => studyPerson(id, { sex, birthYear, areaNo })),
  );
  const rows = cases.map((one, i): CaseToLoad => ({
    id: uuid7(now),
    person_no: people[i]!.personNo,
    label: one.id,
    disease,
    classification: one.classification,
    outcome: one.outcome,
    outcome_date: one.outcomeDate,
    report_date: one.reportDate,
    onset_date: one.onsetDate,
    sample_date: one.sampleDate,
    origin: one.origin,
    rapid_positive_date: null,
    pcr_positive_date: null,
    announced_date: null,
    area_no: areaNo,
    stay_area_no: areaNo,
    isolated_at: null,
    created_at: new Date(now),
  }));
  await loadCases(doors.cases, scope, tx, rows);
  return new Map(cases.map(({ id }, i) => [id, rows[i]!.id]));
}

function describe({ areaNo, mapping }: LinelistImport): { vi: string; en: string } {
  const age = mapping.columns['age'] !== undefined;
  return {
    vi: [
      'Danh sách ca nhập từ tệp; người mang mã của tệp thay cho tên.',
      age ? 'Năm sinh suy từ tuổi lúc báo cáo, có thể lệch một năm.' : '',
      areaNo === null
        ? 'Ca không gắn với địa bàn nào.'
        : 'Địa bàn chỉ để phân quyền, không phải nơi mắc bệnh.',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    en: [
      'A line list read from a file; people carry the id of the file instead of a name.',
      age ? 'The year of birth is reckoned from the age at report and may be one off.' : '',
      areaNo === null
        ? 'The cases belong to no area.'
        : 'The area only says who may work with them, not where they fell ill.',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  };
}
