import type { exposures, symptoms } from '../declarations.ts';
import type { Table } from './kit.ts';

/** What people may feel; also for screens that have no room for all labels. */
export const symptomLabels: Table<typeof symptoms> = {
  fever: ['Sốt', 'Fever'],
  cough: ['Ho', 'Cough'],
  'sore-throat': ['Đau họng', 'Sore throat'],
  breathless: ['Khó thở', 'Shortness of breath'],
  tired: ['Mệt mỏi', 'Tiredness'],
  'no-taste': ['Mất vị giác hoặc khứu giác', 'Loss of taste or smell'],
  diarrhoea: ['Tiêu chảy', 'Diarrhoea'],
};
/** Whom and where they may have met the disease. */
export const exposureLabels: Table<typeof exposures> = {
  'met-case': ['Đã gặp người bệnh hoặc nghi mắc bệnh', 'Met a sick person or a suspected case'],
  'met-traveller': ['Đã gặp người về từ vùng có dịch', 'Met somebody back from an affected area'],
  'from-red-zone': ['Đã đến hoặc về từ vùng đỏ', 'Was in or came from a red zone'],
};
