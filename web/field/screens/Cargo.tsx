import { Field } from '../../citizen/kit/Field.tsx';
import { readSeals } from '../decide/group.ts';
import { changeVehicle, type GoodsDirection, type Vehicle } from '../decide/vehicle.ts';
import { goodsLabel } from '../kit/labels.ts';
import { t } from './vehicle-texts.ts';

const WAYS: readonly GoodsDirection[] = ['domestic', 'import', 'export', 'transit', 'none'];

/** Seals and goods of a vehicle, recorded with its people. */
export function Cargo({ open }: { readonly open: Vehicle }) {
  const { bad } = readSeals(open.seals);
  return (
    <details open={open.kind === 'lorry'}>
      <summary>{t('cargo')}</summary>
      <Field
        label={t('seals')}
        hint={t('sealsHint')}
        value={open.seals}
        onInput={(seals) => changeVehicle({ seals })}
        autocapitalize="characters"
        maxLength={200}
        error={bad.length === 0 ? null : t('badSeals', { bad: bad.join(', ') })}
      />
      <Field
        label={t('goods')}
        value={open.goods}
        onInput={(goods) => changeVehicle({ goods })}
        maxLength={200}
      />
      <fieldset class="row" aria-label={t('goodsWay')}>
        {WAYS.map((way) => (
          <button
            key={way}
            type="button"
            aria-pressed={open.goodsDirection === way}
            onClick={() => changeVehicle({ goodsDirection: way })}
          >
            {goodsLabel(way)}
          </button>
        ))}
      </fieldset>
    </details>
  );
}
