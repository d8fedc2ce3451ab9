import { splitAddress } from './address-text.ts';
import type { AreaIndex, AreaNode, AreaUnit } from './area-index.ts';
import { type TidyParts, elsewhere, pathOf, provincesNamed, within } from './area-lookup.ts';
import { type SuggestReason, suggest } from './suggest-areas.ts';

/** The administrative parts of an address, as written; blank counts as absent. */
export interface AddressParts {
  readonly province?: string | undefined;
  readonly district?: string | undefined;
  readonly commune?: string | undefined;
}

export type UnmatchedReason =
  | 'empty'
  | 'province-missing'
  | 'province-unknown'
  | 'district-elsewhere'
  | 'district-unknown'
  | 'commune-elsewhere'
  | 'commune-unknown'
  | 'ambiguous';

export interface AddressCandidate<Unit extends AreaUnit> {
  readonly unit: Unit;
  /** Province first, the unit last. */
  readonly path: readonly Unit[];
  /** 0..1, for ranking only. */
  readonly score: number;
  readonly reason: SuggestReason;
}

export type AddressMatch<Unit extends AreaUnit> =
  | { readonly status: 'matched'; readonly unit: Unit; readonly path: readonly Unit[] }
  | {
      readonly status: 'unmatched';
      readonly reason: UnmatchedReason;
      /** Best guesses for a person to choose from, best first, at most five; never used by themselves. */
      readonly candidates: readonly AddressCandidate<Unit>[];
    };

/**
 * Finds the unit that an address names: each part is looked up on folded text inside the part above it, and the last part
 * given decides the level of the answer. The province of a report may be where the case was reported and not where the
 * district lies, so a district of another province never matches: it comes back as a candidate. A commune without its
 * district matches when the province has only one of that name.
 */
export function matchAddress<Unit extends AreaUnit>(
  address: AddressParts | string,
  index: AreaIndex<Unit>,
): AddressMatch<Unit> {
  const parts = tidy(typeof address === 'string' ? splitAddress(address, index) : address);
  const found = descend(parts, index);
  const [only] = found.nodes;
  if (found.reason === null && only !== undefined && found.nodes.length === 1) {
    return { status: 'matched', unit: only.unit, path: pathOf(only).map((node) => node.unit) };
  }
  const reason = found.reason ?? 'ambiguous';
  const guesses =
    found.reason === null
      ? found.nodes.map((node) => ({ node, score: 1 / found.nodes.length, reason: 'same-name' as const }))
      : suggest(parts, found.nodes, index);
  return {
    status: 'unmatched',
    reason,
    candidates: guesses.slice(0, 5).map(({ node, score, reason: why }) => ({
      unit: node.unit,
      path: pathOf(node).map((step) => step.unit),
      score,
      reason: why,
    })),
  };
}

function tidy(parts: AddressParts): TidyParts {
  return {
    province: parts.province?.trim() ?? '',
    district: parts.district?.trim() ?? '',
    commune: parts.commune?.trim() ?? '',
  };
}

interface Descent<Unit extends AreaUnit> {
  /** Without a reason: what the address names. With one: the last level that could be found. */
  readonly nodes: readonly AreaNode<Unit>[];
  readonly reason: UnmatchedReason | null;
}

function descend<Unit extends AreaUnit>(parts: TidyParts, index: AreaIndex<Unit>): Descent<Unit> {
  if (parts.province === '') {
    return {
      nodes: [],
      reason: parts.district === '' && parts.commune === '' ? 'empty' : 'province-missing',
    };
  }
  const provinces = provincesNamed(index, parts.province);
  if (provinces.length === 0) {
    return { nodes: [], reason: 'province-unknown' };
  }
  const districts = parts.district === '' ? provinces : within(provinces, parts.district, 'district');
  if (districts.length === 0) {
    const known = elsewhere(index, parts.district, 'district').length > 0;
    return { nodes: provinces, reason: known ? 'district-elsewhere' : 'district-unknown' };
  }
  if (parts.commune === '') {
    return { nodes: districts, reason: null };
  }
  const communes = within(districts, parts.commune, 'commune');
  if (communes.length === 0) {
    const known = within(provinces, parts.commune, 'commune').length > 0;
    return { nodes: districts, reason: known ? 'commune-elsewhere' : 'commune-unknown' };
  }
  return { nodes: communes, reason: null };
}
