import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('webhook', {
  address: [
    422,
    'Địa chỉ nhận không dùng được: {why}. Chưa lưu gì.',
    'The address cannot be used: {whyEn}. Nothing was stored.',
  ],
  rights: [
    422,
    'Vai trò này không có quyền biết “{event}”; chưa lưu gì. Hãy bỏ sự kiện đó hoặc chọn vai trò khác.',
    'This role may not know of “{event}”; nothing was stored. Take it out or choose another role.',
  ],
  keeper: [
    422,
    'Người nhận phải là tài khoản đang dùng và có quyền quản trị địa bàn của nơi nhận này; chưa đổi gì. Hãy chọn người khác.',
    'Whoever takes a receiver over must be an active account that administers its area; nothing was changed. Choose somebody else.',
  ],
  held: [
    409,
    'Nơi nhận này đang giữ thông báo vì người chịu trách nhiệm bị khóa hoặc hết quyền; chưa gửi gì, thông báo vẫn chờ. Hãy nhận thay trước.',
    'This receiver is held because its keeper is suspended or lost the right; nothing was sent, messages wait. Take it over first.',
  ],
  formers: [
    409,
    'Đang có {n} khóa cũ còn ký kèm; chưa tạo khóa mới. Hãy đưa khóa mới nhất cho bên nhận rồi bấm “Ngừng khóa cũ ngay”, hoặc đợi khóa cũ hết hạn.',
    '{n} former secrets still sign; no new one was made. Give the receiver the newest and press “End former secrets now”, or wait until they end.',
  ],
  stopped: [
    409,
    'Nơi nhận này đang dừng; chưa gửi gì. Hãy bật lại trước.',
    'This receiver is stopped; nothing was sent. Take it up again first.',
  ],
});
