import { fold } from '../../../../lib/vietnamese/index.ts';

/** A unit below the commune as addresses name it. */
export type NamedUnit = { readonly no: number; readonly name: string };

const KIND = /^(?:thon|ban|xom|khu|khu pho|khoi|khoi pho|to|to dan pho|day tro|khu tro|ap|tieu khu)\s+/u;

function pieces(address: string): string[] {
  return address
    .split(/[,;]/u)
    .map((piece) => fold(piece).trim())
    .filter((piece) => piece !== '');
}

/**
 * The unit that an address names: a part of it that reads like the unit's name, with or without its kind (`thôn`, `khối`).
 * A bare number counts only with its kind, else every house number would be a residential group. Two units that fit name none.
 */
export function unitOfAddress(address: string, units: readonly NamedUnit[]): number | null {
  const parts = pieces(address);
  const fitting = units.filter(({ name }) => {
    const whole = fold(name).trim();
    const bare = whole.replace(KIND, '');
    const ownName = !/^\d+$/u.test(bare);
    return parts.some(
      (part) => part === whole || (ownName && (part === bare || part.replace(KIND, '') === bare)),
    );
  });
  const named = new Set(fitting.map(({ no }) => no));
  return named.size === 1 ? [...named][0]! : null;
}

/**
 * What people of one house share: their address without marks and spacing. Null where it names no house: people of a
 * whole hamlet are not one household.
 */
export function houseKey(address: string | null): string | null {
  const [first, ...rest] = address === null ? [] : pieces(address);
  return first === undefined || rest.length === 0 || !/\d/u.test(first)
    ? null
    : [first, ...rest].join(',').replace(/[^\p{L}\p{N},]/gu, '');
}
