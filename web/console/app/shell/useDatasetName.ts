import { useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';

/** The name of a dataset for people: live data, training, or a study by its own name. */
export function useDatasetName(): (dataset: string) => string {
  const t = useTexts(texts);
  return (dataset) =>
    dataset === 'live' || dataset === 'demo'
      ? t(dataset)
      : t('studyNamed', { name: dataset.replace('study:', '') });
}
