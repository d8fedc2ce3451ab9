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
  stopped: [
    409,
    'Nơi nhận này đang dừng; chưa gửi gì. Hãy bật lại trước.',
    'This receiver is stopped; nothing was sent. Take it up again first.',
  ],
});
