import { type Scope, mayIn, pathsOf } from '../../../platform/access/scope.ts';
import { DAY_MS, startOfDate } from '../../../platform/clock/clock.ts';
import type { CsvValue } from '../../../platform/http/csv.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ReconciliationContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type NationalForm, nationalForms } from '../rules/national-forms.ts';

/** One day of a form: a row a commune of the caller's areas, or of the area asked for. */
export async function exportForm(
  { areas, figures }: ReconciliationContext,
  scope: Scope,
  code: string,
  query: { readonly area?: string | undefined; readonly day: string },
): Promise<Outcome<{ form: NationalForm; rows: CsvValue[][] }>> {
  const form = nationalForms.find((one) => one.code === code);
  if (form === undefined) {
    return refuse('unknown-form', { params: { code } });
  }
  if (Number.isNaN(Date.parse(query.day))) {
    return refuse('bad-day', { fields: { day: 'no such day' } });
  }
  const asked = query.area === undefined ? null : areas.byId(query.area.toLowerCase());
  if (asked === undefined || (asked !== null && !mayIn(scope, 'figure.read', asked.path))) {
    return refuseGeneral('forbidden');
  }
  const paths = asked === null ? pathsOf(scope, 'figure.read') : [asked.path];
  const communes = areas
    .current(query.day, 'commune')
    .filter((area) => paths.some((path) => area.path.startsWith(path)));
  const codes = form.columns.flatMap(({ metric }) => metric ?? []);
  const from = startOfDate(query.day);
  const read = await figures.readMetric(scope, { codes, areas: communes, from, to: from + DAY_MS });
  if (!read.ok) {
    return read;
  }
  const values = new Map(read.value.items.map((item) => [`${item.code} ${item.area.no}`, item.value]));
  const rows = communes.map((area): CsvValue[] => [
    area.code,
    area.fullName,
    query.day,
    ...codes.map((metric) => values.get(`${metric} ${area.no}`) ?? null),
  ]);
  return done({ form, rows });
}
