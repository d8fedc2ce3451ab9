/** A name and how often it is drawn, relative to the others of its table. */
export type NameWeight = readonly [name: string, weight: number];

function table(text: string): readonly NameWeight[] {
  return text.split(', ').map((entry) => {
    const at = entry.lastIndexOf(' ');
    return [entry.slice(0, at), Number(entry.slice(at + 1))] as const;
  });
}

/**
 * Weights for naming synthetic people: family names, and middle and given names by sex ('' = no middle name).
 * Family names: the shares commonly published for the whole country, smaller ones by their counts in duyet/vietnamese-namedb
 * (MIT) and names usual in Lạng Sơn added. Middle and given names: the names of those counts, split by sex and re-weighted by
 * our own judgement, since the counted people were mostly young men of the south. Good for looking real, not for statistics.
 */
export const nameFrequencies = {
  family: /* @__PURE__ */ table(
    'Nguyễn 384, Trần 110, Lê 95, Phạm 71, Hoàng 38, Huỳnh 13, Phan 45, Vũ 25, Võ 14, Đặng 21, Bùi 20, Đỗ 14, Hồ 13, ' +
      'Ngô 13, Dương 10, Lý 5, Đoàn 8, Trương 9, Đinh 8, Trịnh 7, Cao 6, Đào 6, Mai 6, Lương 6, Lưu 5, Lâm 5, Hà 5, Nông 5, ' +
      'Thái 3, Phùng 4, Tạ 4, Vi 4, Văn 2, Tô 3, Vương 3, Châu 2, Chu 3, Từ 1, Quách 1, Tôn 1, Đồng 1, Tống 2, Tăng 1, ' +
      'Hứa 2, Lã 1, Diệp 1, Đàm 3, Đậu 1, Kiều 2, Triệu 3, La 1, Thạch 1, Lại 2, Bạch 1, Lành 1, Bế 1, Mông 1, Lộc 1, ' +
      'Chử 1, Khổng 1, Doãn 1, Nghiêm 1',
  ),
  middle: {
    male: /* @__PURE__ */ table(
      'Văn 300, Đức 60, Minh 60, Quốc 40, Quang 45, Hữu 35, Thanh 35, Ngọc 25, Xuân 30, Đình 40, Duy 30, Trung 25, Tuấn 25, ' +
        'Công 25, Trọng 20, Thế 25, Tiến 22, Hoàng 40, Anh 25, Mạnh 20, Việt 18, Đăng 16, Bá 14, Viết 12, Khắc 9, Vĩnh 7, ' +
        'Thành 25, Tấn 10, Hồng 14, Gia 16, Huy 14, Nhật 14, Hải 14, Phúc 9, Bảo 12, Thái 9, Trường 8, Khánh 9, Nguyên 7, ' +
        'Thiên 6, Phú 6, Sỹ 5, Cao 5, Tất 4, Danh 3, Đắc 3, Hùng 4, Sơn 4, Phương 3, Kim 3, Chí 6, Vũ 5, Ích 1, Quý 3, ' +
        'Như 2, Mậu 1, Đại 3, Tùng 3, Lâm 2,  12',
    ),
    female: /* @__PURE__ */ table(
      'Thị 420, Ngọc 65, Thu 45, Thanh 45, Minh 30, Phương 35, Kim 22, Hồng 25, Thùy 28, Bích 18, Hoài 14, Mỹ 12, Thị Thu 20, ' +
        'Thị Thanh 20, Thị Ngọc 16, Thị Hồng 14, Thị Kim 10, Thị Bích 9, Thị Minh 10, Thị Phương 10, Thị Thùy 9, Thị Mai 6, ' +
        'Khánh 18, Hà 14, Diệu 10, Quỳnh 16, Bảo 14, Gia 8, Lan 10, Mai 14, Hải 9, Như 10, Tuyết 7, Cẩm 6, Xuân 7, Diễm 4, ' +
        'Tú 6, Thảo 8, Yến 7, Linh 7, An 7, Châu 4, Huyền 7, Vân 6, Ánh 6, Nhật 4, Hoàng 8, Anh 6, Lệ 3, Trúc 3, Tường 2, ' +
        'Hương 4, Kiều 4, Thúy 8, Thị Lan 4, Thị Hải 3, Thị Vân 3, Nguyệt 2, Thục 1,  6',
    ),
  },
  given: {
    male: /* @__PURE__ */ table(
      'Anh 60, Huy 58, Tuấn 70, Duy 44, Hoàng 46, Nam 52, Minh 60, Hiếu 44, Dũng 58, Cường 52, Đạt 46, Tùng 44, Sơn 52, ' +
        'Hùng 66, Thành 52, Hải 54, Trung 44, Long 48, Vũ 34, Đức 52, Nguyên 20, Tiến 40, Phúc 38, Phương 16, Tâm 16, ' +
        'Thịnh 28, Thắng 48, Linh 14, Khoa 20, Vinh 28, Hưng 40, Khánh 28, Quân 38, Tài 22, An 26, Phong 28, Toàn 32, Bảo 30, ' +
        'Nghĩa 24, Việt 30, Nhân 14, Quang 40, Bình 34, Lâm 24, Tú 22, Trường 28, Tân 18, Lộc 18, Thanh 20, Dương 24, Thái 22, ' +
        'Phú 16, Sang 10, Phát 16, Thiện 16, Ngọc 16, Luân 8, Thông 10, Hà 14, Phước 6, Mạnh 30, Vương 10, Thuận 12, Giang 20, ' +
        'Danh 6, Hiệp 22, Đăng 18, Đại 10, Hiền 8, Công 14, Nhật 14, Hậu 16, Quốc 10, Khang 18, Quý 14, Kha 3, Phi 5, Kiên 28, ' +
        'Ân 4, Châu 3, Lợi 14, Kiệt 14, Khải 12, Hiển 8, Thọ 12, Chương 6, Khôi 14, Văn 6, Trọng 10, Định 8, Đông 14, Chung 12, ' +
        'Thiên 6, Chiến 24, Khương 4, Triều 2, Hoàn 10, Hoài 4, Cảnh 8, Tấn 4, Khiêm 5, Chinh 6, Bằng 8, Lập 5, Xuân 8, Thức 4, ' +
        'Liêm 3, Trực 3, Tường 3, Luận 4, Hào 6, Tuân 6, Lực 8, Thạch 3, Sinh 8, Cương 8, Hữu 3, Lân 5, Trình 5, Vượng 8, Vĩ 3, ' +
        'Huân 6, Lưu 4, Sỹ 6, Tuyên 8, Điền 2, Điệp 4, Duyệt 3, Đồng 4, Ninh 6, Toản 6, Triết 3, Viễn 2, Huấn 6, Thưởng 5, Đoàn 4, ' +
        'Luật 2, Tiệp 3, Vĩnh 4, Thân 2, Thuần 3, Hiến 4, Hiệu 3, Nghị 4, Tuyển 3, Uy 2, Kỳ 2, Sáng 4, Tuyến 6, Nhất 4, Nghiệp 3, ' +
        'Hoan 3, Tưởng 2, Đạo 3, Hưởng 3, Thoại 1, Bắc 4, Thống 2, Dân 3, Hợp 4, Khởi 1, Báu 1',
    ),
    female: /* @__PURE__ */ table(
      'Anh 60, Linh 62, Hương 66, Trang 58, Lan 50, Hoa 50, Hà 46, Phương 48, Thảo 48, Mai 44, Hằng 50, Huyền 46, Ngọc 46, Nga 42, ' +
        'Thu 40, Yến 36, Vân 42, Hiền 44, Hạnh 38, Dung 36, Nhung 34, Loan 32, Oanh 28, Thủy 48, Thúy 34, Hồng 34, Ngân 28, My 22, ' +
        'Chi 28, Vy 24, Nhi 34, Quỳnh 32, Tâm 24, Thanh 28, Minh 16, Tuyết 24, Liên 28, Huệ 26, Hường 24, Phượng 24, Xuân 18, ' +
        'Duyên 20, Nguyệt 18, Lý 12, Thơm 14, Thoa 12, Châu 14, Giang 14, Ánh 18, An 14, Ly 18, Thư 22, Trinh 10, Trâm 14, Uyên 14, ' +
        'Như 14, Hân 10, Tiên 8, Trúc 10, Tú 12, Bình 14, Hòa 16, Khánh 10, Quyên 16, Diệp 10, Diệu 5, Lệ 10, Sen 8, Đào 12, Cúc 10, ' +
        'Mỹ 6, Thương 14, Thi 4, Hảo 8, Hậu 8, Dịu 8, Nhàn 10, Mến 6, Gấm 3, Bích 14, Hợi 2, Mùi 3, Tuyền 6, Kim 6, Vui 5, Thắm 10, ' +
        'Tươi 10, Tình 8, Luyến 6, Xoan 3, Na 4, Tuyến 6, Thìn 3, Hải 10, Thuận 8, Bảo 3, Kiều 6, Diễm 4, Sương 6, Nương 2, Quế 4, ' +
        'Liễu 4, Lành 3, Ái 2, Ngà 6, Khuyên 6, Nhã 3, Đan 3, Hạ 3, Thy 4, Vi 4, Nghi 3, Trà 5, Lam 4, Miên 2, Mơ 4, Lụa 3, Ninh 3, ' +
        'Phúc 3, Hoài 6, Chinh 4, Thơ 4, Trân 4, Khuê 3, Yên 3, Tư 2, Chung 3, Lượng 2, Hoàn 3, ' +
        'Bé 1, Dương 8, Duyến 2, Hoan 3, Hiên 5, Mây 2, Nụ 2, Thêu 3, Vinh 3, Nhài 3, Băng 2, Cẩm 2, San 2',
    ),
  },
} as const;
