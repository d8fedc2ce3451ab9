import { Type } from 'typebox';
import { diseases } from './cases.ts';
import {
  type ApiTable,
  CalendarDate,
  Id,
  IdParams,
  Instant,
  Nullable,
  OneOf,
  Page,
  Text,
  listQuery,
} from './kit.ts';

/**
 * What leaves: `people` with id and version, to be corrected and taken in again; `line-list` of cases without names; `fhir`:
 * people, their cases and test results as FHIR R4.
 */
export const exportKinds = ['people', 'line-list', 'fhir'] as const;
/** FHIR as one resource a line (as its bulk data is), or as one bundle. */
export const fhirForms = ['ndjson', 'bundle'] as const;

export const DataExport = Type.Object({
  id: Id,
  kind: OneOf(exportKinds),
  /** Names, numbers and addresses are left out, days are weeks. */
  pseudonymised: Type.Boolean(),
  purpose: Type.String(),
  recipient: Type.String(),
  areaName: Type.String(),
  disease: Nullable(OneOf(diseases)),
  from: Nullable(CalendarDate),
  to: Nullable(CalendarDate),
  /** People or cases when it was asked for. */
  rows: Type.Integer(),
  /** Rows that fewer than five people of a commune, sex and age group of ten years stand behind. */
  smallCells: Nullable(Type.Integer()),
  downloads: Type.Integer(),
  createdAt: Instant,
  createdBy: Type.String(),
});

/** Data that leaves the program: asked for with a purpose and a recipient, kept on record, streamed. */
export const exportsApi = {
  'POST /exports': {
    summary:
      'Ask for an export, naming purpose and recipient; tells how many rows and how many of them stand nearly alone',
    access: 'data.export',
    ratePerMinute: 30,
    rateAcross: true,
    body: Type.Object({
      id: Id,
      kind: OneOf(exportKinds),
      pseudonymised: Type.Optional(Type.Boolean()),
      purpose: Text(300),
      recipient: Text(200),
      areaId: Id,
      disease: Type.Optional(OneOf(diseases)),
      from: Type.Optional(CalendarDate),
      to: Type.Optional(CalendarDate),
    }),
    reply: { 201: DataExport, 200: DataExport },
  },
  'GET /exports': {
    summary: 'Exports of the own areas, the newest first: who asked for what, why and for whom',
    access: 'data.export',
    query: Type.Object({
      ...listQuery,
      kind: Type.Optional(OneOf(exportKinds)),
      q: Type.Optional(Text(120, 'purpose or recipient')),
    }),
    reply: { 200: Page(DataExport) },
    file: ['text/csv'],
  },
  'GET /exports/{id}/file': {
    summary: 'The data, streamed: CSV or XLSX, or FHIR R4 as NDJSON or a bundle; each download is on record',
    access: 'data.export',
    ratePerMinute: 20,
    rateAcross: true,
    params: IdParams,
    query: Type.Object({ form: Type.Optional(OneOf(fhirForms)) }),
    file: ['text/csv', 'application/fhir+ndjson', 'application/fhir+json'],
  },
} as const satisfies ApiTable;
