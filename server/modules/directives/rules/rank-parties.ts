/** Tasks of one office or unit that fell due in a time, and how many of them are done; late ones count as done too. */
export type Share = { readonly due: number; readonly done: number };
export type Party = { readonly id: string; readonly now: Share; readonly before: Share };
export type PartyPlace = {
  readonly id: string;
  /** 1 is the best; equal shares share a place; null where nothing fell due. */
  readonly rank: number | null;
  readonly beforeRank: number | null;
  /** How many late tasks done would bring it to the next place ahead while the others stand still. */
  readonly next: { readonly rank: number; readonly needed: number } | null;
};

const shareOf = ({ due, done }: Share) => (due === 0 ? null : done / due);

/** Places by the share done, the best first, those without anything due last. */
export function rankParties(parties: readonly Party[]): PartyPlace[] {
  const ranks = ranksOf(parties.map(({ now }) => shareOf(now)));
  const before = ranksOf(parties.map((one) => shareOf(one.before)));
  const places = parties.map(({ id, now }, i): PartyPlace => {
    const rank = ranks[i]!;
    const ahead = parties
      .map((one, at) => ({ share: shareOf(one.now), rank: ranks[at]! }))
      .filter((one) => rank !== null && one.rank !== null && one.rank < rank)
      .toSorted((a, b) => b.rank! - a.rank!)[0];
    return {
      id,
      rank,
      beforeRank: before[i]!,
      next:
        ahead === undefined
          ? null
          : { rank: ahead.rank!, needed: Math.ceil(ahead.share! * now.due - 1e-9) - now.done },
    };
  });
  return places.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
}

function ranksOf(shares: readonly (number | null)[]): (number | null)[] {
  return shares.map((share) =>
    share === null ? null : 1 + shares.filter((other) => other !== null && other > share).length,
  );
}
