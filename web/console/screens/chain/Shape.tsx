import type { Category } from './encoding.ts';
import { shapeOf } from './draw-nodes.ts';
import type { Status } from './model.ts';

const paths: { readonly [shape in (typeof shapeOf)[Status]]: string } = {
  square: 'M-11 -11h22v22h-22z',
  diamond: 'M0 -14L14 0L0 14L-14 0z',
  triangle: 'M0 -13L13 11H-13z',
  circle: 'M0 -10a10 10 0 1 1 0 20a10 10 0 1 1 0 -20z',
};

type ShapeProps = {
  readonly status: Status;
  readonly category: Category;
  readonly here?: boolean;
};

/** A node in SVG: the shape tells the status, colour and letter what the colouring asks; a ring: the record in view. */
export function Shape({ status, category, here = false }: ShapeProps) {
  return (
    <>
      {here ? <circle className="shape-here" r={19} /> : null}
      <path className="shape" d={paths[shapeOf[status]]} fill={category.fill} />
      {category.letter === '' ? null : (
        <text className="shape-letter" y={5} textAnchor="middle" fill={category.ink}>
          {category.letter}
        </text>
      )}
    </>
  );
}
