type NeedWhereProps = {
  readonly place: string | null;
  readonly areaName: string | null;
  readonly note: string | null;
};

/** Where something is needed, and what was said of it. */
export function NeedWhere({ place, areaName, note }: NeedWhereProps) {
  return (
    <>
      {place ?? '–'}
      <span className="muted small block">{areaName}</span>
      {note === null ? null : <span className="small block">{note}</span>}
    </>
  );
}
