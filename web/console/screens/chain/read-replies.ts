import type { DataOf } from '../../kit/api.ts';
import { buildModel, type CaseToDraw, type ChainModel, type Day, statuses } from './model.ts';

const UNKNOWN_TERMS = { followUpDays: 14, longGapDays: 24 } as const;

function dayOf(date: string | null): Day {
  return date === null ? null : Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

function statusOf(code: string | undefined): CaseToDraw['status'] {
  return statuses.find((one) => one === code) ?? 'NO_CASE';
}

/** The model of `GET /chains`: of areas, or around one case. */
export function readColumns(reply: DataOf<'GET /chains'>): ChainModel {
  const { cases, contacts, infections, exposures, areas, diseases, classifications } = reply;
  const areaOf = (index: number | null | undefined) =>
    index === null || index === undefined ? null : (areas[index]?.name ?? null);
  return buildModel({
    cases: cases.id.map((id, i) => ({
      id,
      label: cases.label[i]!,
      status: statusOf(classifications[cases.classification[i]!]),
      area: areaOf(cases.area[i]),
      onsetDay: cases.onset[i]!,
      reportDay: cases.report[i]!,
      sampleDay: cases.sample[i]!,
      positiveDay: cases.positive[i]!,
      deathDay: cases.death[i]!,
      lastContactDay: null,
      sourcesOutside: cases.sourcesOutside[i]!,
      terms: diseases[cases.disease[i]!]!,
    })),
    contacts: contacts.id.map((id, i) => ({
      id,
      label: contacts.name?.[i] ?? '',
      area: areaOf(contacts.area[i]),
    })),
    infections: infections.from.map((from, i) => [from, infections.to[i]!] as const),
    exposures: exposures.from.map((from, i) => ({
      from,
      to: exposures.to[i]!,
      lastDay: exposures.lastDay[i]!,
    })),
    today: reply.today,
    asOf: reply.asOf,
  });
}

/** The model of an imported study. */
export function readStudy(reply: DataOf<'GET /studies/{name}/chains'>): ChainModel {
  const position = new Map(reply.nodes.map((node, i) => [node.id, i]));
  const terms = new Map(reply.diseases.map((one) => [one.code, one]));
  return buildModel({
    cases: reply.nodes.map((node) => ({
      id: node.id,
      label: node.label,
      status: statusOf(node.status),
      area: node.areaName,
      onsetDay: dayOf(node.onsetDate),
      reportDay: dayOf(node.reportDate),
      sampleDay: dayOf(node.sampleDate),
      positiveDay: dayOf(node.positiveDate),
      deathDay: dayOf(node.deathDate),
      lastContactDay: null,
      sourcesOutside: 0,
      terms: terms.get(node.disease) ?? UNKNOWN_TERMS,
    })),
    contacts: [],
    infections: reply.edges.map(({ from, to }) => [position.get(from)!, position.get(to)!] as const),
    exposures: [],
    today: dayOf(reply.asOf.slice(0, 10)),
    asOf: reply.asOf,
  });
}
