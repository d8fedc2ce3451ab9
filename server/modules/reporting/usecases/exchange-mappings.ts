import type { Static } from 'typebox';
import type { exchangeApi } from '../../../../contract/exchange.ts';
import type { Body } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { ReportContext } from '../context.ts';
import { readMapping } from '../exchange/mapping.ts';
import { sendable } from '../exchange/sendable.ts';
import { refuseExchange } from '../refusals.ts';
import { findMapping, insertMapping, listMappings, type MappingRow } from '../store/exchange.ts';
import { needsProvince } from './reach.ts';

type Shown = Static<(typeof exchangeApi)['POST /exchange/mappings']['reply'][201]>;
const MOST_NAMED = 10;

/** Mapping tables of the dataset. */
export async function showMappings(
  context: ReportContext,
  scope: Scope,
): Promise<Outcome<{ items: Shown[] }>> {
  const refused = needsProvince(context, scope, 'exchange.send');
  return refused ?? done({ items: (await listMappings(scope, context.platform.db)).map(present) });
}

/** Takes a mapping table whole, or refuses it with every wrong line; repeatable by its id. */
export async function uploadMapping(
  context: ReportContext,
  scope: Scope,
  body: Body<(typeof exchangeApi)['POST /exchange/mappings']>,
): Promise<Outcome<Shown>> {
  const refused = needsProvince(context, scope, 'exchange.manage');
  if (refused !== null) {
    return refused;
  }
  const { platform, areas } = context;
  const entries = new Map(context.declared().map((entry) => [entry.code, entry]));
  const read = readMapping(body.csv, {
    metric: (code) => sendable(entries, code),
    area: (code) => areas.byCode(code, body.validFrom) !== undefined,
  });
  if (!read.ok) {
    return wrongLines(read.problems);
  }
  const at = platform.clock.now();
  const id = body.id.toLowerCase();
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'exchange.mapping', content: [scope.dataset, body], at }, async () => {
        const row = {
          id,
          dataset: scope.dataset,
          valid_from: body.validFrom,
          note: body.note ?? null,
          csv: body.csv,
          rows: read.table,
          metrics: read.table.metrics.length,
          areas: read.table.areas.length,
          uploaded_at: new Date(at),
          uploaded_by: scope.actor.name,
        };
        await insertMapping(scope, tx, row);
        const detail = { metrics: row.metrics, areas: row.areas };
        await audit(tx, scope, at, [
          { action: 'exchange.mapping', subjectKind: 'exchange-mapping', subjectId: id, detail },
        ]);
        return done(present(row), 201);
      }),
  );
}

function wrongLines(
  problems: readonly { readonly line: number; readonly vi: string; readonly en: string }[],
): Refusal {
  const first = problems.slice(0, MOST_NAMED);
  const [vi, en] = (['vi', 'en'] as const).map((lang) =>
    refuseExchange('mapping', {
      params: {
        count: problems.length,
        problems: first
          .map((one) => `${lang === 'vi' ? 'Dòng' : 'Line'} ${one.line}: ${one[lang]}.`)
          .join(' '),
      },
      fields: Object.fromEntries(first.map(({ line, en: why }) => [`csv.${line}`, why])),
    }),
  );
  return { ...vi!, messageEn: en!.messageEn };
}

/** A mapping table as it was uploaded. */
export async function loadMapping(
  context: ReportContext,
  scope: Scope,
  id: string,
): Promise<FileAnswer | Refusal> {
  const refused = needsProvince(context, scope, 'exchange.send');
  const row = refused === null ? await findMapping(scope, context.platform.db, id.toLowerCase()) : undefined;
  if (row === undefined) {
    return refused ?? refuseGeneral('not-found');
  }
  const name = `mapping-${row.valid_from}.csv`;
  return { ok: true, file: { type: 'text/csv; charset=utf-8', name, body: row.csv } };
}

function present(row: MappingRow): Shown {
  return {
    id: row.id,
    validFrom: row.valid_from,
    note: row.note,
    metrics: row.metrics,
    areas: row.areas,
    uploadedAt: row.uploaded_at.toISOString(),
    uploadedBy: row.uploaded_by,
  };
}
