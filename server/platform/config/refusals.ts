import { defineRefusals } from '../outcomes/outcome.ts';

/** Why a setting from the environment cannot be used: one sentence each. */
export const refuse = defineRefusals('config', {
  port: [
    400,
    'PORT phải là số nguyên từ 0 đến 65535, không phải "{value}".',
    'PORT must be a whole number from 0 to 65535, not "{value}".',
  ],
  host: [
    400,
    'HOST phải là địa chỉ IP hoặc tên máy, không phải "{value}".',
    'HOST must be an IP address or a host name, not "{value}".',
  ],
  'public-url': [
    400,
    '{name} phải có dạng https://ten-mien[:cong] không kèm đường dẫn, không phải "{value}".',
    '{name} must look like https://name[:port] without a path, not "{value}".',
  ],
  'database-url': [
    400,
    'DATABASE_URL phải có dạng postgres://nguoi-dung:mat-khau@may:cong/ten-csdl.',
    'DATABASE_URL must look like postgres://user:password@host:port/database.',
  ],
  'sms-secret': [
    400,
    'VX_SMS_SECRET phải có ít nhất 16 ký tự.',
    'VX_SMS_SECRET must have at least 16 characters.',
  ],
  'sms-sources': [
    400,
    'VX_SMS_SOURCES phải là các địa chỉ IP cách nhau bằng dấu phẩy, không phải "{value}".',
    'VX_SMS_SOURCES must be IP addresses with commas between them, not "{value}".',
  ],
  'sms-send-url': [
    400,
    'VX_SMS_SEND_URL phải là địa chỉ http(s) của sendsms, gồm username và password.',
    'VX_SMS_SEND_URL must be the http(s) address of sendsms with username and password.',
  ],
  'sms-sender': [
    400,
    'VX_SMS_SENDER phải có từ 2 đến 15 chữ và số, không phải "{value}".',
    'VX_SMS_SENDER must have 2 to 15 letters and digits, not "{value}".',
  ],
  demo: [
    400,
    'VX_DEMO phải là 1 (nạp dữ liệu mô phỏng) hoặc 0 (hệ thống trống), không phải "{value}".',
    'VX_DEMO must be 1 (load the simulated data) or 0 (an empty system), not "{value}".',
  ],
  switch: [400, '{name} phải là 1 hoặc 0, không phải "{value}".', '{name} must be 1 or 0, not "{value}".'],
  'oidc-issuer': [
    400,
    'VX_OIDC_ISSUER phải là địa chỉ https:// của nơi đăng nhập chung (http:// chỉ cho chính máy này), không kèm ? hay #; của Microsoft thì nêu đúng một tenant, không dùng common. Không phải "{value}".',
    'VX_OIDC_ISSUER must be the https:// address of the single sign-on (http:// on this machine only) without ? or #, of Microsoft that of one tenant, never common; not "{value}".',
  ],
  'oidc-text': [400, '{name} không dùng được: "{value}".', '{name} cannot be used: "{value}".'],
  'oidc-scopes': [
    400,
    'VX_OIDC_SCOPES phải có openid, không phải "{value}".',
    'VX_OIDC_SCOPES must hold openid, not "{value}".',
  ],
  'oidc-half': [
    400,
    'VX_OIDC_ISSUER và VX_OIDC_CLIENT_ID phải được đặt cùng nhau.',
    'VX_OIDC_ISSUER and VX_OIDC_CLIENT_ID must be set together.',
  ],
  'oidc-public-url': [
    400,
    'Đăng nhập chung cần PUBLIC_URL: đó là địa chỉ mà trình duyệt được gửi trở về.',
    'Single sign-on needs PUBLIC_URL: the address that browsers are sent back to.',
  ],
  'demo-people': [
    400,
    'VX_DEMO_PEOPLE phải là số nguyên từ 100 đến 5000000, không phải "{value}".',
    'VX_DEMO_PEOPLE must be a whole number from 100 to 5000000, not "{value}".',
  ],
  'live-speed': [
    400,
    'VX_LIVE_SPEED phải là số từ 0 (đứng yên) đến 1000, không phải "{value}".',
    'VX_LIVE_SPEED must be a number from 0 (standing still) to 1000, not "{value}".',
  ],
  province: [
    400,
    'VX_PROVINCE phải là mã tỉnh gồm hai chữ số, ví dụ 20, không phải "{value}".',
    'VX_PROVINCE must be the two-digit code of a province, such as 20, not "{value}".',
  ],
  'presence-days': [
    400,
    'VX_PRESENCE_DAYS phải là số nguyên từ 21 đến 45, không phải "{value}".',
    'VX_PRESENCE_DAYS must be a whole number from 21 to 45, not "{value}".',
  ],
  // Holds a password: the value is never repeated.
  'smtp-url': [
    400,
    'VX_SMTP_URL phải có dạng smtp://tên:mật-khẩu@máy-chủ:587 hoặc smtps://tên:mật-khẩu@máy-chủ:465.',
    'VX_SMTP_URL must read smtp://user:password@server:587 or smtps://user:password@server:465.',
  ],
  'mail-from': [
    400,
    'VX_MAIL_FROM phải là một địa chỉ thư, ví dụ vungxanh@tinh.gov.vn, không phải "{value}".',
    'VX_MAIL_FROM must be a mail address, such as vungxanh@tinh.gov.vn, not "{value}".',
  ],
  'mail-pair': [
    400,
    'VX_SMTP_URL và VX_MAIL_FROM phải đặt cùng nhau, hoặc cùng bỏ trống.',
    'VX_SMTP_URL and VX_MAIL_FROM must be set together, or neither.',
  ],
  'trace-index': [
    400,
    'VX_TRACE_INDEX phải là off, on hoặc auto, không phải "{value}".',
    'VX_TRACE_INDEX must be off, on or auto, not "{value}".',
  ],
  'log-level': [
    400,
    'LOG_LEVEL phải là một trong {choices}, không phải "{value}".',
    'LOG_LEVEL must be one of {choices}, not "{value}".',
  ],
  path: [
    400,
    '{name} không phải đường dẫn hợp lệ (chứa ký tự NUL).',
    '{name} is not a valid path (it holds a NUL character).',
  ],
});
