import { type ZoneLevel, zoneInk, zoneLooks } from '../../../shared/zones.ts';

/** Sign of a zone: colour, shape and mark together. */
export function ZoneSign({ level }: { readonly level: ZoneLevel }) {
  const look = zoneLooks[level];
  return (
    <svg viewBox="0 0 24 24" width={18} height={18} aria-hidden="true">
      <path d={look.shape} fill={look.fill} stroke={zoneInk} strokeWidth={1.5} />
      <path d={look.mark} fill="none" stroke={look.text} strokeWidth={2} />
    </svg>
  );
}
