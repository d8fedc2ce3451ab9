/** At which version of the record each field was last changed. */
export type FieldVersions = Readonly<Record<string, number>>;

/**
 * Decides a concurrent edit: the caller edited from version `given`; fields that somebody changed after it and
 * that the caller changes too conflict, all others merge.
 * @returns the conflicting fields (empty: save) and the field versions to store when saved.
 */
export function mergeEdit(
  stored: { readonly version: number; readonly fieldVersions: FieldVersions },
  given: number,
  changed: readonly string[],
): { conflicts: string[]; version: number; fieldVersions: FieldVersions } {
  const version = stored.version + 1;
  // A record that is not stored yet has version 0, and no field of it was ever set.
  const atFirst = Math.min(1, stored.version);
  const conflicts = changed.filter((field) => (stored.fieldVersions[field] ?? atFirst) > given);
  return {
    conflicts,
    version,
    fieldVersions: {
      ...stored.fieldVersions,
      ...Object.fromEntries(changed.map((field) => [field, version])),
    },
  };
}

/** The value before and after of each field that changed, named and valued as the contract has them. */
export type FieldChanges = { readonly [field: string]: readonly [from: unknown, to: unknown] };

/** A patch of a record: `undefined` leaves a field as it is. */
export type Patch<V extends object> = { readonly [field in keyof V]?: V[field] | undefined };

/**
 * Lays a patch over a stored record by field. What says again what is stored changes nothing; a field that somebody changed
 * after version `given`, and that the patch changes too, conflicts.
 * @returns `values` as they shall be, and `changes` for the history; with conflicts nothing is to be saved.
 */
export function mergePatch<V extends object>(
  stored: { readonly version: number; readonly fieldVersions: FieldVersions; readonly values: V },
  given: number,
  patch: Patch<V>,
): {
  conflicts: string[];
  changes: FieldChanges;
  values: V;
  version: number;
  fieldVersions: FieldVersions;
} {
  const values: V = { ...stored.values, ...withoutUndefined(patch) };
  const changes = changesBetween(stored.values, values);
  const changed = Object.keys(changes);
  const { conflicts, version, fieldVersions } = mergeEdit(stored, given, changed);
  return changed.length === 0
    ? { conflicts, changes, values, version: stored.version, fieldVersions: stored.fieldVersions }
    : { conflicts, changes, values, version, fieldVersions };
}

/** Which fields differ between two states of a record. */
export function changesBetween<V extends object>(from: V, to: V): FieldChanges {
  const fields = Object.keys(to) as (keyof V & string)[];
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(from[field] ?? null) !== JSON.stringify(to[field] ?? null))
      .map((field) => [field, [from[field] ?? null, to[field] ?? null]]),
  );
}

function withoutUndefined<V extends object>(patch: Patch<V>): Partial<V> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<V>;
}
