import { defineTexts } from '../texts.ts';

/** Words of the map itself; the names and figures of areas come from the app. */
export const t = defineTexts({
  vi: {
    zoomIn: 'Phóng to',
    zoomOut: 'Thu nhỏ',
    whole: 'Xem toàn bộ',
    keys: 'Dùng phím mũi tên để đi sang xã bên cạnh, Enter để chọn, phím + và − để phóng to, thu nhỏ, Esc để bỏ chọn.',
    approximate: 'Ranh giới gần đúng',
    archipelagos: 'Quần đảo Hoàng Sa và quần đảo Trường Sa (Việt Nam)',
    paracel: 'QĐ. Hoàng Sa',
    spratly: 'QĐ. Trường Sa',
    country: '(Việt Nam)',
  },
  en: {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'Show all',
    keys: 'Arrow keys move to the next commune, Enter selects it, + and − zoom, Esc clears the selection.',
    approximate: 'Approximate boundaries',
    archipelagos: 'Hoàng Sa and Trường Sa archipelagos (Viet Nam)',
    paracel: 'Hoàng Sa',
    spratly: 'Trường Sa',
    country: '(Viet Nam)',
  },
});
