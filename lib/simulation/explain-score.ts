import type { TracingScore } from './oracle.ts';

/** One figure of a score with its meaning, in both languages. */
export interface ExplainedFigure {
  readonly key: string;
  readonly value: number | null;
  readonly vi: string;
  readonly en: string;
}

/** The figures of a score, each with a sentence that says what it counts; `recall` and `precision` are shares of 1. */
export function explainScore(score: TracingScore): ExplainedFigure[] {
  const { missed } = score;
  return [
    figure('cases', score.cases, 'Số ca bệnh được truy vết', 'Cases traced'),
    figure(
      'infectees',
      score.infectees,
      'Số người thật sự bị các ca này lây',
      'People whom these cases truly infected',
    ),
    figure(
      'found',
      score.found,
      'Trong đó có trong danh sách F1 của ca đã lây',
      'Of them, listed as F1 of the case that infected them',
    ),
    figure('contacts', score.contacts, 'Tổng số F1 được truy vết', 'F1 contacts traced in all'),
    figure(
      'recall',
      score.recall,
      'Độ phủ: tỷ lệ người bị lây được tìm thấy',
      'Recall: share of the infected who were found',
    ),
    figure(
      'precision',
      score.precision,
      'Độ chính xác: tỷ lệ F1 thật sự bị lây',
      'Precision: share of the F1 who were infected',
    ),
    figure(
      'missed.household',
      missed.household,
      'Bỏ sót vì lây trong gia đình: không có lượt quét, cần quy tắc cùng hộ',
      'Missed, infected at home: no scan exists, a household rule is needed',
    ),
    figure(
      'missed.outsideWindow',
      missed.outsideWindow,
      'Bỏ sót vì lây ngoài khoảng thời gian truy vết',
      'Missed, infected outside the traced window',
    ),
    figure(
      'missed.notScanned',
      missed.notScanned,
      'Bỏ sót vì ca bệnh hoặc người bị lây không quét mã',
      'Missed, the case or the infected person did not scan',
    ),
    figure(
      'missed.belowMinimum',
      missed.belowMinimum,
      'Bỏ sót vì thời gian cùng có mặt ngắn hơn mức tối thiểu',
      'Missed, together for less than the minimum time',
    ),
    figure(
      'missed.unexplained',
      missed.unexplained,
      'Bỏ sót không rõ lý do: lỗi của bộ truy vết, phải bằng 0',
      'Missed without reason: an error of the tracing engine, must be 0',
    ),
  ];
}

function figure(key: string, value: number | null, vi: string, en: string): ExplainedFigure {
  return { key, value, vi, en };
}
