import { type FieldVersions, mergeEdit } from '../../../platform/db/merge-edit.ts';
import type { Relation } from '../types.ts';

/** What officers note of a decided contact, as the API names it. */
export const detailFields = ['relation', 'officeId', 'officer'] as const;
export type DetailField = (typeof detailFields)[number];

/** Which details to set; undefined leaves one as it is. */
export type DetailsPatch = {
  readonly relation?: Relation | null | undefined;
  readonly office?: { readonly id: string; readonly name: string } | null | undefined;
  readonly officer?: string | null | undefined;
};

type Details = {
  readonly relation: Relation | null;
  readonly follow_up_office: string | null;
  readonly follow_up_office_name: string | null;
  readonly follow_up_officer: string | null;
  readonly version: number;
  readonly field_versions: FieldVersions;
};

/**
 * Details with a patch laid over them. `seen` is the version that the editor looked at: a field changed after it conflicts,
 * others merge; null: whatever it was, the patch holds. Nothing changes, no version either, where the patch says what is.
 */
export function mergeDetails<T extends Details>(
  stored: T,
  patch: DetailsPatch,
  seen: number | null,
): {
  readonly conflicts: readonly DetailField[];
  readonly changed: readonly DetailField[];
  readonly next: T;
} {
  const { relation, office, officer } = patch;
  const isChanged: { readonly [field in DetailField]: boolean } = {
    relation: relation !== undefined && relation !== stored.relation,
    officeId: office !== undefined && (office?.id ?? null) !== stored.follow_up_office,
    officer: officer !== undefined && officer !== stored.follow_up_officer,
  };
  const changed = detailFields.filter((field) => isChanged[field]);
  const merged = mergeEdit(
    { version: stored.version, fieldVersions: stored.field_versions },
    seen ?? stored.version,
    changed,
  );
  if (changed.length === 0 || merged.conflicts.length > 0) {
    return { conflicts: merged.conflicts as DetailField[], changed: [], next: stored };
  }
  return {
    conflicts: [],
    changed,
    next: {
      ...stored,
      relation: relation === undefined ? stored.relation : relation,
      follow_up_office: office === undefined ? stored.follow_up_office : (office?.id ?? null),
      follow_up_office_name: office === undefined ? stored.follow_up_office_name : (office?.name ?? null),
      follow_up_officer: officer === undefined ? stored.follow_up_officer : officer,
      version: merged.version,
      field_versions: merged.fieldVersions,
    },
  };
}
