import { type RawBuilder, sql } from 'kysely';
import { sketchReach } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { MatchKey, MatchKind, UniqueKey, UniqueKind } from '../rules/keys.ts';

export type KeyOwner = UniqueKey & { readonly personNo: number; readonly ended: boolean };
export type KeyHolder = MatchKey & { readonly personNo: number };

/** Owners of unique keys, of any kind: filter by kind and hash. */
export async function readKeyOwners(
  scope: Scope,
  db: Db | Tx,
  keys: readonly UniqueKey[],
): Promise<KeyOwner[]> {
  if (keys.length === 0) {
    return [];
  }
  const found = await sql<KeyOwner>`select hash, kind, person_no as "personNo", ended from person_key
    where hash = any(${keys.map(({ hash }) => hash)}::bytea[]) and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/**
 * Owners of unique keys and holders of phones in one statement: what the hot path asks.
 * Holders come back with kind `h`.
 */
export async function readOwnersAndHolders(
  scope: Scope,
  db: Db | Tx,
  keys: readonly UniqueKey[],
): Promise<{ hash: Buffer; kind: UniqueKind | 'h'; personNo: number; ended: boolean }[]> {
  const hashes = keys.map(({ hash }) => hash);
  const phones = keys.filter(({ kind }) => kind === 'p').map(({ hash }) => hash);
  const found = await sql<{ hash: Buffer; kind: UniqueKind | 'h'; personNo: number; ended: boolean }>`
    select hash, kind, person_no as "personNo", ended from person_key
    where hash = any(${hashes}::bytea[]) and dataset = ${scope.dataset}
    union all
    select hash, 'h', person_no, false from person_match
    where hash = any(${phones}::bytea[]) and kind = 'p' and dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** Everybody kept under one of these keys. */
export async function readKeyHolders(
  scope: Scope,
  db: Db | Tx,
  keys: readonly MatchKey[],
): Promise<KeyHolder[]> {
  const found = await sql<KeyHolder>`select m.hash, m.kind, m.person_no as "personNo"
    from unnest(${keys.map(({ hash }) => hash)}::bytea[], ${keys.map(({ kind }) => kind)}::"char"[]) as k(hash, kind)
    join person_match m on m.hash = k.hash and m.kind = k.kind and m.dataset = ${scope.dataset}`.execute(db);
  return found.rows;
}

/** Keys to look for, ready for the database: whose each is, and arrays as it reads them. */
export type Probes = {
  readonly personNos: readonly number[];
  readonly kinds: readonly MatchKind[];
  readonly hashes: string;
  readonly sketches: string;
};

/** Writes keys out for `readAlike`, of thousands of people at once: the driver's own arrays take five times as long. */
export function probesOf(
  people: readonly { readonly personNo: number; readonly keys: readonly MatchKey[] }[],
): Probes {
  const keys = people.flatMap((person) => person.keys);
  return {
    personNos: people.flatMap(({ personNo, keys: own }) => own.map(() => personNo)),
    kinds: keys.map(({ kind }) => kind),
    hashes: arrayOf(keys.map(({ hash }) => hash)),
    sketches: `{${keys.map(({ sketch }) => sketch?.toString() ?? 'NULL').join()}}`,
  };
}

/** Bytes as an array is written. */
function arrayOf(values: readonly Buffer[]): string {
  return `{${values.map((value) => `\\\\x${value.toString('hex')}`).join()}}`;
}

/**
 * One place of `probes` for each other person kept under that key, at most so many; under a birth date only those whose names
 * are alike.
 */
export async function readAlike(
  scope: Scope,
  db: Db | Tx,
  { personNos, kinds, hashes, sketches }: Probes,
  most: { readonly phone: number; readonly other: number },
): Promise<{ at: number; personNo: number }[]> {
  if (kinds.length === 0) {
    return [];
  }
  const found = await sql<{ at: number; personNo: number }>`select k.at::int as at, m.person_no as "personNo"
    from unnest(${hashes}::bytea[], ${`{${kinds.join()}}`}::"char"[], ${sketches}::bigint[],
      ${`{${personNos.join()}}`}::bigint[]) with ordinality as k(hash, kind, sketch, own, at)
    cross join lateral (select m.person_no from person_match m
      where m.hash = k.hash and m.kind = k.kind and m.dataset = ${scope.dataset} and m.person_no <> k.own
        and (k.sketch is null or m.name_sketch is null
          or bit_count((m.name_sketch # k.sketch)::bit(64)) <= ${sketchReach})
      limit case when k.kind = 'p' then ${most.phone}::int else ${most.other}::int end) m`.execute(db);
  return found.rows.map(({ at, personNo }) => ({ at: at - 1, personNo }));
}

export type Claim<K> = { readonly key: K; readonly personNo: number };

export function sorted<K extends UniqueKey | MatchKey>(claims: readonly Claim<K>[]): Claim<K>[] {
  // The first six bytes of a keyed hash nearly always decide, and compare as a number.
  return claims
    .map((claim) => ({ claim, start: claim.key.hash.readUIntBE(0, 6) }))
    .sort(
      (a, b) =>
        a.start - b.start ||
        Buffer.compare(a.claim.key.hash, b.claim.key.hash) ||
        a.claim.personNo - b.claim.personNo,
    )
    .map(({ claim }) => claim);
}

/**
 * Takes unique keys that nobody has; of two transactions that want one key the second waits, then gets none.
 * Sorted by hash, so that they can't deadlock.
 * @returns the claims that were taken.
 */
export async function claimKeys(
  scope: Scope,
  tx: Tx,
  claims: readonly Claim<UniqueKey>[],
): Promise<Claim<UniqueKey>[]> {
  if (claims.length === 0) {
    return [];
  }
  const taken = await sql<UniqueKey & { personNo: number }>`${insertKeys(scope, claims)}
    returning hash, kind, person_no as "personNo"`.execute(tx);
  return taken.rows.map(({ personNo, ...key }) => ({ key, personNo }));
}

/** The same for who need not know which were taken. */
export async function takeFreeKeys(scope: Scope, tx: Tx, claims: readonly Claim<UniqueKey>[]): Promise<void> {
  if (claims.length > 0) {
    await insertKeys(scope, claims).execute(tx);
  }
}

function insertKeys({ dataset }: Scope, claims: readonly Claim<UniqueKey>[]): RawBuilder<unknown> {
  const rows = sorted(claims);
  return sql`insert into person_key (hash, kind, dataset, person_no)
    select k.hash, k.kind, ${dataset}, k.person_no
    from unnest(${arrayOf(rows.map(({ key }) => key.hash))}::bytea[],
      ${`{${rows.map(({ key }) => key.kind).join()}}`}::"char"[],
      ${`{${rows.map(({ personNo }) => personNo).join()}}`}::bigint[]) as k(hash, kind, person_no)
    on conflict do nothing`;
}

/** Gives unique keys of people free. */
export async function releaseKeys(scope: Scope, tx: Tx, claims: readonly Claim<UniqueKey>[]): Promise<void> {
  if (claims.length > 0) {
    const rows = sorted(claims);
    await sql`delete from person_key k
      using unnest(${rows.map(({ key }) => key.hash)}::bytea[], ${rows.map(({ personNo }) => personNo)}::bigint[])
        as c(hash, person_no)
      where k.hash = c.hash and k.kind = 'n' and k.dataset = ${scope.dataset} and k.person_no = c.person_no`.execute(
      tx,
    );
  }
}

/** Marks the keys of revoked cards. */
export async function endKeys(scope: Scope, tx: Tx, hashes: readonly Buffer[]): Promise<void> {
  if (hashes.length > 0) {
    await sql`update person_key set ended = true where hash = any(${hashes}::bytea[]) and kind = 'c'
      and dataset = ${scope.dataset}`.execute(tx);
  }
}

/** Keeps people under shared keys. */
export async function addMatchKeys(scope: Scope, tx: Tx, claims: readonly Claim<MatchKey>[]): Promise<void> {
  if (claims.length === 0) {
    return;
  }
  const rows = sorted(claims);
  await sql`insert into person_match (hash, kind, dataset, person_no, name_sketch)
    select k.hash, k.kind, ${scope.dataset}, k.person_no, k.sketch
    from unnest(${rows.map(({ key }) => key.hash)}::bytea[], ${rows.map(({ key }) => key.kind)}::"char"[],
      ${rows.map(({ personNo }) => personNo)}::bigint[], ${rows.map(({ key }) => key.sketch?.toString() ?? null)}::bigint[])
      as k(hash, kind, person_no, sketch)
    on conflict do nothing`.execute(tx);
}

/** Keeps people under their shared keys anew, for who looked before: a record may be worth a second look without another key. */
export async function renewMatchKeys(
  scope: Scope,
  tx: Tx,
  claims: readonly Claim<MatchKey>[],
): Promise<void> {
  if (claims.length > 0) {
    await sql`update person_match m set tx = pg_current_xact_id() from ${matchesOf(scope, claims)}`.execute(
      tx,
    );
  }
}

/** Takes people off shared keys. */
export async function removeMatchKeys(
  scope: Scope,
  tx: Tx,
  claims: readonly Claim<MatchKey>[],
): Promise<void> {
  if (claims.length > 0) {
    await sql`delete from person_match m using ${matchesOf(scope, claims)}`.execute(tx);
  }
}

/** People under shared keys, joined to the rows `m` that keep them there. */
function matchesOf({ dataset }: Scope, claims: readonly Claim<MatchKey>[]): RawBuilder<unknown> {
  const rows = sorted(claims);
  return sql`unnest(${rows.map(({ key }) => key.hash)}::bytea[], ${rows.map(({ key }) => key.kind)}::"char"[],
      ${rows.map(({ personNo }) => personNo)}::bigint[]) as k(hash, kind, person_no)
    where m.hash = k.hash and m.kind = k.kind and m.dataset = ${dataset} and m.person_no = k.person_no`;
}
