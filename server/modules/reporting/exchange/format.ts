import { type Static, Type } from 'typebox';
import { Check, Errors } from 'typebox/value';
import { csvLine } from '../../../platform/http/csv.ts';
import { readPeriod } from './periods.ts';

/*
 * The format of DHIS2's /api/dataValueSets as its documentation describes it (dhis2-docs, src/developer/web-api/data.md,
 * sections "Sending data values", "Sending bulks of data values" and "CSV data value format"; periods: web-api/overview.md).
 * Identifiers are UIDs, the default scheme: eleven letters and digits that begin with a letter.
 */
const UID = '^[A-Za-z][A-Za-z0-9]{10}$';
const uid = new RegExp(UID);
const Uid = Type.String({ pattern: UID });
/** Whole numbers as DHIS2 stores counts: no sign but minus, no leading zero. */
const WHOLE = '^(0|-?[1-9]\\d{0,14})$';

const Value = Type.Object(
  {
    dataElement: Uid,
    period: Type.String({ pattern: '^\\d{4}(W\\d{1,2}|\\d{2}|\\d{4})$' }),
    orgUnit: Uid,
    categoryOptionCombo: Type.Optional(Uid),
    attributeOptionCombo: Type.Optional(Uid),
    value: Type.String({ pattern: WHOLE }),
  },
  { additionalProperties: false },
);

/** A bulk of data values; each names its own period and org unit. */
export const DataValueSet = Type.Object(
  { dataValues: Type.Array(Value, { minItems: 1, maxItems: 200_000 }) },
  { additionalProperties: false },
);
export type DataValue = Static<typeof Value>;
export type DataValueSet = Static<typeof DataValueSet>;

/** Is this text an identifier of DHIS2? */
export function isUid(text: string): boolean {
  return uid.test(text);
}

const MOST_PROBLEMS = 20;

/** What is wrong with a dataValueSet by schema and by the rules that no schema says; empty: nothing. */
export function problemsOfSet(set: unknown): string[] {
  if (!Check(DataValueSet, set)) {
    return [...Errors(DataValueSet, set)]
      .slice(0, MOST_PROBLEMS)
      .map(({ instancePath, message }) => `${instancePath}: ${message}`);
  }
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const [at, one] of set.dataValues.entries()) {
    const place = `/dataValues/${at}`;
    if (readPeriod(one.period) === null) {
      problems.push(`${place}/period: no such period`);
    }
    // DHIS2 keeps one value for each of these keys; two in one set would overwrite each other in no told order.
    const key = keyOf(one);
    if (seen.has(key)) {
      problems.push(`${place}: a second value for ${key}`);
    }
    seen.add(key);
  }
  return problems.slice(0, MOST_PROBLEMS);
}

/** What identifies a value in DHIS2. */
export function keyOf(value: DataValue): string {
  const { dataElement, period, orgUnit, categoryOptionCombo = '', attributeOptionCombo = '' } = value;
  return [dataElement, period, orgUnit, categoryOptionCombo, attributeOptionCombo].join(' ');
}

const COLUMNS = ['dataelement', 'period', 'orgunit', 'catoptcombo', 'attroptcombo', 'value'] as const;

/** The same values as DHIS2's CSV: its header, then one line a value. */
export function asCsv({ dataValues }: DataValueSet): string {
  const lines = dataValues.map((one) =>
    csvLine([
      one.dataElement,
      one.period,
      one.orgUnit,
      one.categoryOptionCombo,
      one.attributeOptionCombo,
      one.value,
    ]),
  );
  return [csvLine(COLUMNS), ...lines].join('');
}

/** What the other side answers: how many values it took, and why not the others. */
export type ImportSummary = {
  readonly status: 'SUCCESS' | 'WARNING' | 'ERROR';
  readonly imported: number;
  readonly updated: number;
  readonly ignored: number;
  readonly deleted: number;
  readonly conflicts: readonly { readonly object: string; readonly value: string }[];
};

const MOST_CONFLICTS = 200;
const Count = Type.Integer({ minimum: 0 });
const Summary = Type.Object({
  status: Type.Union([
    Type.Literal('SUCCESS'),
    Type.Literal('WARNING'),
    Type.Literal('ERROR'),
    Type.Literal('OK'),
  ]),
  importCount: Type.Object({ imported: Count, updated: Count, ignored: Count, deleted: Count }),
  conflicts: Type.Optional(
    Type.Array(Type.Object({ object: Type.Optional(Type.String()), value: Type.Optional(Type.String()) })),
  ),
});

/** Reads an import summary, bare (to 2.37) or inside `response` (2.38 and later). Null: the answer is none. */
export function readSummary(text: string): ImportSummary | null {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return null;
  }
  const inner = (answer as { response?: unknown } | null)?.response ?? answer;
  if (!Check(Summary, inner)) {
    return null;
  }
  const { status, importCount, conflicts = [] } = inner;
  return {
    status: status === 'OK' ? 'SUCCESS' : status,
    imported: importCount.imported,
    updated: importCount.updated,
    ignored: importCount.ignored,
    deleted: importCount.deleted,
    conflicts: conflicts
      .slice(0, MOST_CONFLICTS)
      .map(({ object = '', value = '' }) => ({ object: object.slice(0, 200), value: value.slice(0, 400) })),
  };
}
