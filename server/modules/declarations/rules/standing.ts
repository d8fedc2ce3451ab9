import type { PlateDeclaration } from '../store/by-plate.ts';

/** A declaration as it stands for its vehicle: from when until when, Unix ms. */
export type Standing = {
  readonly id: string;
  readonly shortCode: string;
  readonly from: number;
  readonly until: number;
};

/**
 * Which declarations of one plate count, and for how long. One that was corrected counts no more; where the corrected one
 * names the same plate, the vehicle was declared all along, so that one stands from the former's beginning. One that was
 * renewed, having been used at a gate, counts until the new one.
 * @param rows all that name the plate, the newest first.
 */
export function standing(rows: readonly PlateDeclaration[]): Standing[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const last = (row: PlateDeclaration): PlateDeclaration | undefined => {
    if (row.change !== 'corrected') {
      return row;
    }
    const next = byId.get(row.replaced_by ?? '');
    return next === undefined ? undefined : last(next);
  };
  return rows.flatMap((row): Standing[] => {
    const heir = last(row);
    if (heir === undefined) {
      return [];
    }
    return [
      {
        id: heir.id,
        shortCode: heir.short_code,
        from: row.declared_at.getTime(),
        until: Math.min(heir.valid_until.getTime(), (heir.replaced_at ?? heir.valid_until).getTime()),
      },
    ];
  });
}
