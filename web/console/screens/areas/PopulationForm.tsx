import { Button, Table, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ageGroups } from '../../../../contract/indicators.ts';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import {
  ageText,
  cellOf,
  enteredSexes,
  groupsOf,
  type PopulationDraft,
  readPeople,
} from './population-draft.ts';
import { texts } from './texts.ts';

/** Enters a population by age group and sex with its source and date. */
export function PopulationForm(props: {
  readonly areaId: string;
  readonly onStored: () => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const enter = useSend('POST /areas/{id}/population-groups', ['/areas', '/analysis', '/indicators']);
  const [id] = useState(() => newId());
  const [draft, setDraft] = useState<PopulationDraft>({});
  const [asOf, setAsOf] = useState<string | null>(null);
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const groups = groupsOf(draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const from = typed(source);
    if (groups === null || asOf === null || from === undefined) {
      return;
    }
    const body = { id, asOf, source: from, groups };
    if ((await enter.send({ params: { id: props.areaId }, body })).ok) {
      props.onStored();
    }
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <LeaveGuard dirty={Object.keys(draft).length > 0 && !enter.busy} />
      <p>{t('groupsLead')}</p>
      <div className="two">
        <DateField label={t('asOf')} required value={asOf} onChange={setAsOf} />
        <TextInput
          label={t('populationSource')}
          required
          maxLength={300}
          value={source}
          error={tried && source.trim() === '' ? t('sourceMissing') : null}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
      </div>
      {tried && asOf === null ? <p className="error">{t('asOfMissing')}</p> : null}
      <Table.ScrollContainer minWidth={280}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('age')}</Table.Th>
              {enteredSexes.map((sex) => (
                <Table.Th key={sex} scope="col">
                  {t(sex)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ageGroups.map((age) => (
              <Table.Tr key={age}>
                <Table.Th scope="row">{ageText(age)}</Table.Th>
                {enteredSexes.map((sex) => {
                  const cell = cellOf(age, sex);
                  return (
                    <Table.Td key={sex}>
                      <TextInput
                        aria-label={`${t(sex)}, ${ageText(age)}`}
                        inputMode="numeric"
                        value={draft[cell] ?? ''}
                        error={readPeople(draft[cell] ?? '') === null ? t('badPopulation') : null}
                        onChange={(event) => setDraft({ ...draft, [cell]: event.currentTarget.value })}
                      />
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {tried && groups === null ? <p className="error">{t('groupsMissing')}</p> : null}
      <FailureNotice
        failure={enter.failure}
        typing
        labels={{ asOf: t('asOf'), source: t('populationSource'), groups: t('groups') }}
      />
      <div className="row">
        <Button type="submit" loading={enter.busy}>
          {words('save')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  );
}
