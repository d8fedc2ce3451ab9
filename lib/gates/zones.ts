/** A colour of a scheme: how many there are, and what they are called, is data. `rank` 0 is the safest. */
export type ZoneLevel = {
  readonly code: string;
  readonly rank: number;
  readonly vi: string;
  readonly en: string;
};

/**
 * The zones of the whole country as one province receives them each day: old and new units side by side, since people
 * name the unit on their card. Keyed by area code; the source's own date says how old it is.
 */
export type ZoneTable = {
  readonly levels: readonly ZoneLevel[];
  /** When the source says it holds, Unix ms; what departed before is judged by the table of then. */
  readonly asOf: number;
  readonly source: string;
  /** Level code by area code; an area that is missing has no data, which is never green. */
  readonly levelOf: { readonly [areaCode: string]: string };
  /** Decided here, and holding until changed: never too old, and asked before what was received from elsewhere. */
  readonly standing?: boolean;
  /** Codes of larger units that hold an area, nearest first: a commune without an entry takes its province's. */
  readonly parentsOf?: { readonly [areaCode: string]: readonly string[] };
};

/** What is known of the zone of an area: `rank` null is "no zone data". */
export type ZoneAnswer = {
  readonly rank: number | null;
  readonly level: ZoneLevel | null;
  /** The unit whose entry answered: the area itself, or a larger one. */
  readonly areaCode: string | null;
  readonly asOf: number | null;
  /** True when the newest table for the moment is older than allowed: it answers nothing. */
  readonly stale: boolean;
};

const NOTHING: ZoneAnswer = { rank: null, level: null, areaCode: null, asOf: null, stale: false };

/**
 * The zone of an area at a moment (of departure), from the newest table that held then.
 * @param tables in any order.
 * @param mostAgeMs a table older than this at that moment no longer counts: no data, never green.
 */
export function zoneOf(
  tables: readonly ZoneTable[],
  areaCode: string | null,
  at: number,
  mostAgeMs: number,
): ZoneAnswer {
  if (areaCode === null) {
    return NOTHING;
  }
  const own = answerOf(tableAt(tables, at, true), areaCode);
  const table = tableAt(tables, at, false);
  if (own.rank !== null || table === undefined) {
    return own;
  }
  return at - table.asOf > mostAgeMs
    ? { ...NOTHING, asOf: table.asOf, stale: true }
    : answerOf(table, areaCode);
}

function answerOf(table: ZoneTable | undefined, areaCode: string): ZoneAnswer {
  if (table === undefined) {
    return NOTHING;
  }
  const parents = table.parentsOf ?? {};
  const chain = [areaCode, ...(Object.hasOwn(parents, areaCode) ? parents[areaCode]! : [])];
  const known = chain.find((code) => Object.hasOwn(table.levelOf, code));
  const level = table.levels.find((one) => known !== undefined && one.code === table.levelOf[known]);
  return level === undefined
    ? { ...NOTHING, asOf: table.asOf }
    : { rank: level.rank, level, areaCode: known!, asOf: table.asOf, stale: false };
}

/** The worst zone of a journey: of the origin and of each area of the route; null when any of them is unknown. */
export function worstRank(answers: readonly ZoneAnswer[]): number | null {
  const ranks = answers.map(({ rank }) => rank);
  return ranks.length === 0 || ranks.includes(null) ? null : Math.max(...ranks.map((rank) => rank ?? 0));
}

function tableAt(tables: readonly ZoneTable[], at: number, standing: boolean): ZoneTable | undefined {
  let newest: ZoneTable | undefined;
  for (const table of tables) {
    const mine = (table.standing ?? false) === standing;
    if (mine && table.asOf <= at && (newest === undefined || table.asOf > newest.asOf)) {
      newest = table;
    }
  }
  return newest;
}
