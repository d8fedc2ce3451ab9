/** A step worth telling a waiting person about. */
export type Step = 'create' | 'start' | 'adopt' | 'recover' | 'restart' | 'copy' | 'stop';

/** The sentence of each step in both languages. */
export const stepText: Readonly<Record<Step, { readonly vi: string; readonly en: string }>> = {
  create: { vi: 'Đang tạo cơ sở dữ liệu mới', en: 'Creating a new database' },
  start: { vi: 'Đang khởi động PostgreSQL', en: 'Starting PostgreSQL' },
  adopt: {
    vi: 'Đã tiếp nhận PostgreSQL đang chạy từ lần trước',
    en: 'Took over the PostgreSQL left running before',
  },
  recover: {
    vi: 'PostgreSQL đang phục hồi sau lần dừng đột ngột',
    en: 'PostgreSQL is recovering from a sudden stop',
  },
  restart: {
    vi: 'PostgreSQL đã dừng đột ngột, đang khởi động lại',
    en: 'PostgreSQL ended suddenly, starting it again',
  },
  copy: { vi: 'Đang chép PostgreSQL vào thư mục dữ liệu', en: 'Copying PostgreSQL into the data folder' },
  stop: { vi: 'Đang dừng PostgreSQL', en: 'Stopping PostgreSQL' },
};
