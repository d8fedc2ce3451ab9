import { fold, parseNumber } from '../../../../lib/vietnamese/index.ts';

/** A commune that a line may name. */
export type NamedArea = {
  readonly no: number;
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
};

export type ReadLines = {
  readonly sites: ReadonlyMap<number, number>;
  readonly refused: readonly {
    readonly line: number;
    readonly text: string;
    readonly message: string;
    readonly messageEn: string;
  }[];
};

/**
 * Reads pasted lines `code or name, number` (comma, semicolon or tab between; a first line without a number is a
 * heading). Numbers as Vietnam writes them: 1.234,5. A name that two communes bear is refused, not guessed.
 */
export function readLines(text: string, areas: readonly NamedArea[]): ReadLines {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const byName = Map.groupBy(
    areas.flatMap((area) =>
      [...new Set([fold(area.name), fold(area.fullName)])].map((name) => ({ name, area })),
    ),
    ({ name }) => name,
  );
  const sites = new Map<number, number>();
  const refused: ReadLines['refused'][number][] = [];
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace('\uFEFF', '').trim();
    if (line === '') {
      continue;
    }
    const refuse = (message: string, messageEn: string) =>
      refused.push({ line: i + 1, text: line.slice(0, 120), message, messageEn });
    const parts = /^"?(.+?)"?\s*[,;\t]\s*"?([^",;\t]+(?:,\d+)?)"?$/.exec(line);
    const value = parts === null ? null : numberOf(parts[2]!);
    if (parts === null || value === null) {
      if (i > 0 || /\d/.test(line)) {
        refuse('Thiếu con số sau dấu phẩy.', 'The number after the comma is missing.');
      }
      continue;
    }
    const named = parts[1]!.trim();
    const found = byCode.get(named);
    const candidates =
      found === undefined ? (byName.get(fold(named)) ?? []).map(({ area }) => area) : [found];
    const [area, other] = candidates;
    if (area === undefined) {
      refuse(`Không có xã "${named}" trong địa bàn của bạn.`, `There is no commune "${named}" in your area.`);
    } else if (other !== undefined) {
      refuse(
        `Có nhiều xã tên "${named}"; hãy ghi mã.`,
        `Several communes are called "${named}"; write the code.`,
      );
    } else if (value < 0) {
      refuse('Số không được âm.', 'The number is below zero.');
    } else if (sites.has(area.no)) {
      refuse(`Xã "${named}" đã có ở dòng trên.`, `"${named}" stands in a line above already.`);
    } else {
      sites.set(area.no, value);
    }
  }
  return { sites, refused };
}

function numberOf(text: string): number | null {
  const read = parseNumber(text.trim());
  return read.ok ? read.value : null;
}
