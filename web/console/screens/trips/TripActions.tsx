import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { CheckDialog } from './CheckDialog.tsx';
import { CloseDialog, DecideDialog } from './CloseDialog.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { pageTexts } from './pageTexts.ts';
import { TripCode } from './TripCode.tsx';
import type { TripRecord } from './types.ts';

type Opened = 'accept' | 'refuse' | 'check' | 'hand-over' | 'pass' | 'return' | 'cancel' | 'qr' | null;

/** What the officer may do now; the next step of the trip stands first. */
export function TripActions({ trip }: { readonly trip: TripRecord }) {
  const t = useTexts(pageTexts);
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const may = new Set(trip.may);
  // One step leads on: decide, hand over in the yard, through the gate, else the next post.
  const atGate = trip.arrivedAt !== null;
  const next = may.has('decide')
    ? 'accept'
    : may.has('hand-over') && trip.needsHandOver && atGate
      ? 'hand-over'
      : may.has('pass') && atGate
        ? 'pass'
        : 'check';
  const button = (what: Exclude<Opened, null>, text: string, shown: boolean) =>
    shown ? (
      <Button key={what} variant={what === next ? 'filled' : 'default'} onClick={() => setOpened(what)}>
        {text}
      </Button>
    ) : null;
  return (
    <>
      <div className="row">
        {button('accept', t('accept'), may.has('decide'))}
        {button('refuse', t('refuse'), may.has('decide'))}
        {button('check', t('check'), may.has('check'))}
        {button('hand-over', t('handOver'), may.has('hand-over'))}
        {button('pass', t('pass'), may.has('pass'))}
        {button('return', t('return'), may.has('return'))}
        {button('cancel', t('cancel'), may.has('cancel') && !may.has('decide'))}
        {button('qr', t('showQr'), trip.signed !== null)}
      </div>
      {opened === 'accept' || opened === 'refuse' ? (
        <DecideDialog trip={trip} decision={opened} onClose={close} />
      ) : null}
      {opened === 'check' ? <CheckDialog trip={trip} onClose={close} /> : null}
      {opened === 'pass' ? <CheckDialog trip={trip} pass onClose={close} /> : null}
      {opened === 'hand-over' ? <HandOverDialog trip={trip} onClose={close} /> : null}
      {opened === 'return' || opened === 'cancel' ? (
        <CloseDialog trip={trip} outcome={opened === 'return' ? 'returned' : 'cancelled'} onClose={close} />
      ) : null}
      {opened === 'qr' ? <TripCode trip={trip} onClose={close} /> : null}
    </>
  );
}
