import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { personNote } from '../../kit/pick/PersonPicker.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useDebounced } from '../../kit/useDebounced.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { useRight, useSession } from '../session/session.ts';
import { groupsFor } from '../shell/screens.ts';
import { texts as shellTexts } from '../shell/texts.ts';
import { fold } from './fold.ts';
import { texts } from './texts.ts';

type Entry = { readonly label: string; readonly note: string; readonly href: string };

/** Ctrl-K: go to a screen or to a person without the mouse. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const names = useTexts(shellTexts);
  const words = useTexts(common);
  const session = useSession();
  const mayFind = useRight('person.read');
  const navigate = useNavigate();
  const combobox = useCombobox({ opened: true });
  const [typedText, setTyped] = useState('');
  const q = useDebounced(typedText.trim());
  const people = useApi('GET /people', { query: { q, limit: 8 } }, { enabled: mayFind && q.length >= 2 });

  const wanted = fold(typedText.trim());
  const screens: Entry[] = groupsFor(session)
    .flatMap((group) => group.screens)
    .map((screen) => ({ label: names(screen.text), note: t('screens'), href: screen.path }))
    .filter((entry) => fold(entry.label).includes(wanted));
  const persons: Entry[] = (q.length >= 2 ? (people.data?.items ?? []) : []).map((person) => ({
    label: person.fullName,
    note: personNote(person, (year) => t('bornIn', { year })),
    href: `/people/${person.id}`,
  }));
  const entries = [...screens, ...persons];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="lg"
      centered={false}
      yOffset="8vh"
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Combobox
        store={combobox}
        onOptionSubmit={(href) => {
          onClose();
          void navigate({ to: href });
        }}
      >
        <Combobox.EventsTarget>
          <TextInput
            data-autofocus
            aria-label={t('hint')}
            placeholder={t('hint')}
            value={typedText}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              combobox.selectFirstOption();
            }}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className="palette" aria-label={t('title')}>
          {entries.map((entry) => (
            <Combobox.Option key={entry.href} value={entry.href}>
              <span className="row spread">
                <span>{entry.label}</span>
                <span className="muted small">{entry.note}</span>
              </span>
            </Combobox.Option>
          ))}
          {entries.length === 0 && !people.isFetching ? (
            <Combobox.Empty>
              {people.error === null ? t('nothing') : <FailureNotice failure={people.error} />}
            </Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox>
    </Modal>
  );
}
