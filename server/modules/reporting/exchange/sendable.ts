import type { CatalogueEntry } from '../../figures/index.ts';

/** Where the value of a mapped figure comes from: a counter, by its code. */
export type Sendable =
  | { readonly ok: true; readonly counter: string }
  | { readonly ok: false; readonly vi: string; readonly en: string };

/**
 * What a code of a mapping sends. The other side keeps whole counts, so a ratio is never sent as a number: the table
 * names which part it means, `lab.positivity:numerator` or `lab.positivity:denominator`.
 */
export function sendable(entries: ReadonlyMap<string, CatalogueEntry>, text: string): Sendable {
  const [code, part] = text.split(':') as [string, string?];
  const entry = entries.get(code);
  const no = (vi: string, en: string): Sendable => ({ ok: false, vi, en });
  if (entry === undefined || (part !== undefined && part !== 'numerator' && part !== 'denominator')) {
    return no(`không có mã “${text}”`, `there is no code “${text}”`);
  }
  if (entry.kind !== 'ratio') {
    if (part !== undefined) {
      return no(
        `“${code}” không phải tỷ lệ, không có tử số, mẫu số`,
        `“${code}” is no ratio and has no parts`,
      );
    }
    return entry.kind === 'counter'
      ? { ok: true, counter: code }
      : no(
          `“${code}” không có số theo kỳ nên không gửi được`,
          `“${code}” has no values by period and cannot be sent`,
        );
  }
  const { numerator, denominator } = entry;
  if (part === undefined) {
    return no(
      `“${code}” là tỷ lệ: ghi rõ ${code}:numerator (tử số) hoặc ${code}:denominator (mẫu số)`,
      `“${code}” is a ratio: say ${code}:numerator or ${code}:denominator`,
    );
  }
  const named =
    part === 'numerator'
      ? numerator
      : denominator !== null && 'metric' in denominator
        ? denominator.metric
        : null;
  return entries.get(named ?? '')?.kind === 'counter'
    ? { ok: true, counter: named! }
    : no(
        `“${text}” không phải số đếm theo kỳ nên không gửi được`,
        `“${text}” is not counted by period and cannot be sent`,
      );
}

/** Names of what a code of a mapping sends. */
export function sentNames(
  entries: ReadonlyMap<string, CatalogueEntry>,
  text: string,
): { readonly vi: string; readonly en: string } {
  const [code, part] = text.split(':') as [string, string?];
  const { vi, en } = entries.get(code) ?? { vi: text, en: text };
  if (part === undefined) {
    return { vi, en };
  }
  return part === 'numerator'
    ? { vi: `${vi} (tử số)`, en: `${en} (numerator)` }
    : { vi: `${vi} (mẫu số)`, en: `${en} (denominator)` };
}
