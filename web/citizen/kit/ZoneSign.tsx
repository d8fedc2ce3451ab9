import { type ZoneLevel, zoneInk, zoneLooks } from '../../shared/zones.ts';

/** The shape of a zone: colour and form; words stand beside it. */
export function ZoneSign(props: { readonly level: ZoneLevel }) {
  const { fill, text, shape, mark } = zoneLooks[props.level];
  return (
    <svg class="zone-sign" viewBox="0 0 24 24" aria-hidden="true">
      <path d={shape} fill={fill} stroke={zoneInk} stroke-width="1.5" />
      <path d={mark} fill="none" stroke={text} stroke-width="2" stroke-linecap="round" />
    </svg>
  );
}
