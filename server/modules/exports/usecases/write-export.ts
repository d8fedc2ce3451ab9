import { Readable } from 'node:stream';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { csvAnswer, type CsvValue } from '../../../platform/http/csv.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ExportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { coarseYear, pseudonyms, weekOf } from '../../../platform/secrets/pseudonyms.ts';
import { countDownload, type ExportRow, findExport } from '../store/exports.ts';
import { fhirLines } from './fhir-lines.ts';
import { mayNames, ownAreas } from './open-export.ts';
import { casePages, peoplePages } from './read-pages.ts';

/** The data of an export, streamed; the download goes on record first. Rights are asked again: they may have ended since. */
export async function writeExport(
  context: ExportContext,
  scope: Scope,
  id: string,
  form: 'ndjson' | 'bundle' = 'ndjson',
): Promise<Outcome<never> | FileAnswer> {
  const { platform, areas } = context;
  const row = await findExport(scope, platform.db, ownAreas(context, scope), id.toLowerCase());
  if (row === undefined) {
    return refuse('not-found');
  }
  if (!row.pseudonymised && !mayNames(scope, areas.byNo(row.area_no)!.path)) {
    return refuse('names-not-yours');
  }
  const now = platform.clock.now();
  await platform.db.transaction().execute(async (tx) => {
    await countDownload(scope, tx, row.id);
    const detail = { kind: row.kind, pseudonymised: row.pseudonymised };
    await audit(tx, scope, now, [
      { action: 'export.download', subjectKind: 'export', subjectId: row.id, areaNo: row.area_no, detail },
    ]);
  });
  const name = `${row.kind}-${localDate(now)}`;
  if (row.kind === 'people') {
    return csvAnswer(`${name}.csv`, peopleColumns, peopleLines(context, scope, row));
  }
  if (row.kind === 'line-list') {
    return csvAnswer(`${name}.csv`, lineColumns, lineList(context, scope, row));
  }
  const isBundle = form === 'bundle';
  return {
    ok: true,
    file: {
      type: isBundle ? 'application/fhir+json; charset=utf-8' : 'application/fhir+ndjson; charset=utf-8',
      name: isBundle ? `${name}.json` : `${name}.ndjson`,
      body: Readable.from(fhirLines(context, scope, row, { isBundle, now, exportId: uuid7(now) }), {
        objectMode: false,
      }),
    },
  };
}

/** Titles that the import reads: what is corrected here comes back by id. */
const peopleColumns = [
  'personId', 'version', 'fullName', 'sex', 'birth', 'citizenId', 'phone', 'address', 'commune',
] as const; // prettier-ignore

async function* peopleLines(
  context: ExportContext,
  scope: Scope,
  row: ExportRow,
): AsyncGenerator<readonly CsvValue[]> {
  for await (const page of peoplePages(context, scope, row)) {
    for (const one of page) {
      const number = one.identifiers.find(({ kind }) => kind === 'cccd') ?? one.identifiers[0];
      const commune = one.areaNo === null ? undefined : context.areas.byNo(one.areaNo);
      yield [
        one.personId,
        one.version,
        one.fullName ?? '',
        one.sex === 'unknown' ? '' : one.sex,
        one.birthDate ?? one.birthYear ?? '',
        number?.value ?? '',
        one.phones.join(', '),
        one.address ?? '',
        commune?.kind === 'commune' ? commune.fullName : '',
      ];
    }
  }
}

const lineColumns = [
  'pseudonym', 'casePseudonym', 'sex', 'birthYear', 'communeCode', 'commune', 'disease', 'classification', 'outcome',
  'reportWeek', 'onsetWeek', 'sampleWeek', 'outcomeWeek', 'origin',
] as const; // prettier-ignore

async function* lineList(
  context: ExportContext,
  scope: Scope,
  row: ExportRow,
): AsyncGenerator<readonly CsvValue[]> {
  const { platform, areas, people } = context;
  const today = localDate(platform.clock.now());
  const pseudonym = pseudonyms(platform.secrets.derive(`export ${row.purpose_key}`));
  for await (const page of casePages(context, scope, row)) {
    const nos = page.map((one) => one.person_no);
    const traits = await people.traitsOf(scope, platform.db, nos);
    for (const one of page) {
      const person = traits.get(one.person_no);
      const commune = one.area_no === null ? undefined : areas.byNo(one.area_no);
      yield [
        pseudonym(person?.personId ?? String(one.person_no)),
        pseudonym(one.id),
        person?.sex ?? 'unknown',
        coarseYear(person?.birthYear ?? null, today),
        commune?.code ?? null,
        commune?.fullName ?? null,
        one.disease,
        one.classification,
        one.outcome,
        weekOf(one.report_date),
        weekOf(one.onset_date),
        weekOf(one.sample_date),
        weekOf(one.outcome_date),
        one.origin,
      ];
    }
  }
}
