import { zoneInk } from '../../shared/zones.ts';
import { type LayerName, layerNames, layerSigns } from '../../../lib/maps/index.ts';
import { t } from './texts.ts';

/** The sign of a kind of point, as the map draws it. */
export function LayerSign({ layer }: { readonly layer: LayerName }) {
  return (
    <svg class="zone-sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d="M1 1h22v22H1z" fill={zoneInk} />
      <path d={layerSigns[layer]} fill="none" stroke="#fff" stroke-width="2.4" />
    </svg>
  );
}

/** Which points the map shows: a box for each kind that there is. */
export function Layers(props: {
  /** How many places of each kind there are. */
  readonly counts: ReadonlyMap<LayerName, number>;
  readonly hidden: ReadonlySet<LayerName>;
  readonly onHide: (hidden: ReadonlySet<LayerName>) => void;
}) {
  const present = layerNames.filter((layer) => props.counts.has(layer));
  return present.length === 0 ? null : (
    <fieldset class="legend">
      <legend>{t('layers')}</legend>
      {present.map((layer) => (
        <label key={layer} class="layer">
          <input
            type="checkbox"
            checked={!props.hidden.has(layer)}
            onChange={() => {
              const next = new Set(props.hidden);
              if (!next.delete(layer)) {
                next.add(layer);
              }
              props.onHide(next);
            }}
          />
          <LayerSign layer={layer} /> {t(`layer_${layer}`)} <strong>{props.counts.get(layer)}</strong>
        </label>
      ))}
    </fieldset>
  );
}
