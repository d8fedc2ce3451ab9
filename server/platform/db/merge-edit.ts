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
  const conflicts = changed.filter((field) => (stored.fieldVersions[field] ?? 1) > given);
  return {
    conflicts,
    version,
    fieldVersions: {
      ...stored.fieldVersions,
      ...Object.fromEntries(changed.map((field) => [field, version])),
    },
  };
}
