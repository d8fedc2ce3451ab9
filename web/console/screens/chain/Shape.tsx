/** What a node's shape tells. */
export type ShapeKind = 'case' | 'probable' | 'contact';

/** Kind of shape of a status code of the chain. */
export function shapeOf(status: string): ShapeKind {
  if (status === 'CONFIRMED') {
    return 'case';
  }
  return status === 'CONTACT' ? 'contact' : 'probable';
}

const paths: { readonly [kind in ShapeKind]: string } = {
  case: 'M-11 -11h22v22h-22z',
  probable: 'M0 -14L14 0L0 14L-14 0z',
  contact: 'M0 -10a10 10 0 1 1 0 20a10 10 0 1 1 0 -20z',
};

type ShapeProps = { readonly status: string; readonly here?: boolean };

/** Square: confirmed case; diamond: any other case; circle: a contact who is no case a ring: the record in view. */
export function Shape({ status, here = false }: ShapeProps) {
  const kind = shapeOf(status);
  return (
    <>
      {here ? <circle className="shape-here" r={18} /> : null}
      <path className={`shape shape-${kind}`} d={paths[kind]} />
    </>
  );
}
