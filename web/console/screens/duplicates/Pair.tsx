import { Button, Radio } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatShortCode } from '../../../../lib/credentials/index.ts';
import { formatInstant, formatPercent } from '../../../shared/formats.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { showBirth } from '../../kit/show.ts';
import {
  type DuplicatePair,
  type MergeField,
  type Side,
  chosenFields,
  isUnited,
  mergeFields,
  suggest,
} from './fields.ts';
import { reasonText } from './reasons.ts';
import { texts } from './texts.ts';
import './pair.css';

export type Decision = BodyOf<'POST /people/duplicates/{id}'>;
type PairProps = {
  readonly pair: DuplicatePair;
  readonly busy: boolean;
  readonly onDecide: (body: Decision) => void;
  readonly onLater: () => void;
};
const sides = ['left', 'right'] as const;
const NOTHING = '–';

/** Two records side by side: which is kept, and for each field whose value. */
export function Pair({ pair, busy, onDecide, onLater }: PairProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const [keep, setKeep] = useState<Side>('left');
  const [chosen, setChosen] = useState<{ readonly [field in MergeField]?: Side }>({});
  const lang = useLanguage();
  const sideOf = (field: MergeField) => chosen[field] ?? suggest(pair, field, keep);

  const show = (field: MergeField, side: Side): string => {
    const person = pair[side];
    const values: { readonly [name in MergeField]: string } = {
      fullName: person.fullName,
      birth: showBirth(person),
      sex: name('sex', person.sex),
      phones: person.phones.join(', '),
      identifiers: person.identifiers
        .map((row) => `${name('identifierKind', row.kind)} ${row.value}`)
        .join('; '),
      address: person.address ?? '',
      areaId: person.areaName ?? '',
    };
    return values[field] === '' ? NOTHING : values[field];
  };
  const merge = () => {
    onDecide({ decision: 'merge', keepId: pair[keep].id, fields: chosenFields(sideOf) });
  };
  return (
    <Panel
      title={t('score', { score: formatPercent(pair.score) })}
      actions={<span className="muted">{t('found', { time: formatInstant(pair.foundAt) })}</span>}
    >
      <p>{t('reasons', { reasons: pair.reasons.map((reason) => reasonText(reason, lang)).join(', ') })}</p>
      <div className="table-region">
        <table className="table pair">
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              {sides.map((side) => (
                <th key={side} scope="col">
                  {t(side)}{' '}
                  <Link to="/people/$id" params={{ id: pair[side].id }} className="small">
                    {t('open')}
                    <span className="hidden"> {t(side)}</span>
                  </Link>
                  <Radio
                    label={t('keep')}
                    name={`keep-${pair.id}`}
                    checked={keep === side}
                    onChange={() => setKeep(side)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mergeFields.map((field) => {
              const equal = show(field, 'left') === show(field, 'right');
              return (
                <tr key={field} className={equal ? 'dim' : undefined}>
                  <th scope="row">{t(field)}</th>
                  {sides.map((side) => (
                    <td key={side} className="wrap">
                      {equal || isUnited(field) ? (
                        <>
                          {show(field, side)}{' '}
                          {equal && show(field, side) === NOTHING ? null : (
                            <span className="small">({t(equal ? 'equal' : 'both')})</span>
                          )}
                        </>
                      ) : (
                        <Radio
                          name={`${field}-${pair.id}`}
                          label={show(field, side)}
                          aria-label={`${t('take')} ${t(side)}: ${show(field, side)}`}
                          checked={sideOf(field) === side}
                          onChange={() => setChosen({ ...chosen, [field]: side })}
                        />
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
            <tr className="dim">
              <th scope="row">{t('household')}</th>
              {sides.map((side) => (
                <td key={side} className="wrap">
                  {pair[side].household
                    .filter(({ id }) => id !== pair[side].id)
                    .map(({ fullName }) => fullName)
                    .join(', ') || NOTHING}
                </td>
              ))}
            </tr>
            <tr className="dim">
              <th scope="row">{t('card')}</th>
              {sides.map((side) => (
                <td key={side}>
                  {pair[side].cardCode === null ? NOTHING : formatShortCode(pair[side].cardCode)}
                </td>
              ))}
            </tr>
            <tr className="dim">
              <th scope="row">{t('source')}</th>
              {sides.map((side) => (
                <td key={side} className="wrap">
                  {name('personSource', pair[side].source)} · {t('createdAt')}{' '}
                  {formatInstant(pair[side].createdAt)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {pair.mayDecide ? null : <Notice tone="info">{t('notYours')}</Notice>}
      <div className="row">
        {pair.mayDecide ? (
          <>
            <Button loading={busy} onClick={merge}>
              {t('merge')}
            </Button>
            <Button variant="outline" loading={busy} onClick={() => onDecide({ decision: 'different' })}>
              {t('different')}
            </Button>
          </>
        ) : null}
        <Button variant="subtle" disabled={busy} onClick={onLater}>
          {t('later')}
        </Button>
      </div>
    </Panel>
  );
}
