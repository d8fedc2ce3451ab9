import { archipelagoSigns } from '../../shared/map/inset.ts';

/** Hoàng Sa and Trường Sa beside the wall's map, with names in letters of the wall. */
export function Archipelagos() {
  const { box, dots, radius, names } = archipelagoSigns();
  return (
    <div className="wall-inset">
      <svg viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
        <rect x={1} y={1} width={box.width - 2} height={box.height - 2} fill="#fff" stroke="#14212b" />
        {dots.map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={radius * 2} fill="#14212b" />
        ))}
      </svg>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  );
}
