import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { supplyOutcomes } from '../../../../contract/lockdowns.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import type { List } from '../../kit/list/useList.ts';
import { Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import './round.css';
import { texts } from './texts.ts';
import type { HouseholdRow, Mark } from './types.ts';
import type { useMarks } from './useMarks.ts';

type View = 'all' | 'unserved' | 'served';
type HouseholdsProps = {
  readonly list: List<HouseholdRow>;
  readonly marks: ReturnType<typeof useMarks>;
  readonly works: boolean;
  readonly show: View;
  readonly views: readonly View[];
  readonly onShow: (show: View) => void;
};

/** The digits that mark, as the buttons stand; 0 takes a mark back. */
const digits: readonly Mark[] = ['unmarked', ...supplyOutcomes];
const empties = { all: 'none', unserved: 'noneUnserved', served: 'noneServed' } as const;

/** Households of the round: a tap or a digit marks one, several ticked ones are marked together. */
export function Households({ list, marks, works, show, views, onShow }: HouseholdsProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const selection = useSelection();
  const n = selection.keys.size;
  const markTicked = (outcome: Mark) => {
    void marks.mark([...selection.keys], outcome);
    selection.clear();
  };
  const keys = Object.fromEntries(
    digits.map((outcome, digit) => [
      String(digit),
      (row: HouseholdRow) => {
        if (n > 0) {
          markTicked(outcome);
          return undefined;
        }
        void marks.mark([row.household], outcome);
        return 'next' as const;
      },
    ]),
  );
  return (
    <Panel>
      <Segments
        label={t('show')}
        options={views.map((one) => [one, t(one)] as const)}
        value={show}
        onChange={(next) => {
          selection.clear();
          onShow(next);
        }}
      />
      {works ? <p className="muted small keys-hint">{t('keys')}</p> : null}
      {n === 0 || !works ? null : (
        <div className="row selection-bar">
          <strong>{t('markMany', { n: formatNumber(n) })}</strong>
          {supplyOutcomes.map((outcome) => (
            <Button key={outcome} size="compact-md" onClick={() => markTicked(outcome)}>
              {name('supplyOutcome', outcome)}
            </Button>
          ))}
          <Button size="compact-md" variant="subtle" onClick={selection.clear}>
            {words('clearSelection')}
          </Button>
        </div>
      )}
      <DataList
        label={t('list')}
        list={list}
        {...(works ? { selection, keys } : {})}
        rowKey={(row) => row.household}
        rowName={(row) => row.name}
        columns={[
          {
            id: 'household',
            title: t('household'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.personId === null ? (
                  row.name
                ) : (
                  <Link to="/people/$id" params={{ id: row.personId }}>
                    {row.name}
                  </Link>
                )}{' '}
                <span className="muted">{t('people', { n: formatNumber(row.people) })}</span>
                {row.missedBefore === 0 ? null : (
                  <span className="small block">
                    <Tag tone="warning">{t('missed', { n: formatNumber(row.missedBefore) })}</Tag>{' '}
                    {row.lastOutcome === null ? null : name('supplyOutcome', row.lastOutcome)}
                  </span>
                )}
              </>
            ),
          },
          { id: 'address', title: t('address'), className: 'wrap', render: (row) => row.address },
          { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
          {
            id: 'outcome',
            title: t('outcome'),
            className: 'supply-outcome',
            render: (row) => <Outcomes row={row} marks={marks} works={works} />,
          },
        ]}
        empty={{ title: t(empties[show]) }}
      />
    </Panel>
  );
}

type OutcomesProps = Pick<HouseholdsProps, 'marks' | 'works'> & { readonly row: HouseholdRow };

/** One button for each outcome; the one that stands is pressed, and pressing it again takes it back. */
function Outcomes({ row, marks, works }: OutcomesProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const now = marks.outcomeOf(row);
  if (!works) {
    return now === null ? null : (
      <Tag tone={now === 'served' ? 'good' : 'warning'}>{name('supplyOutcome', now)}</Tag>
    );
  }
  return (
    <span className="supply-outcomes">
      {supplyOutcomes.map((outcome) => {
        const pressed = now === outcome;
        const what = name('supplyOutcome', outcome);
        return (
          <Button
            key={outcome}
            size="compact-md"
            variant={pressed ? 'filled' : 'default'}
            aria-pressed={pressed}
            aria-label={t('markRow', { name: row.name, what: pressed ? `${what}, ${t('takeBack')}` : what })}
            onClick={() => void marks.mark([row.household], pressed ? 'unmarked' : outcome)}
          >
            {pressed ? `✓ ${what}` : what}
          </Button>
        );
      })}
    </span>
  );
}
