/** What is said of a row of a grid whose cells do not name one person. */
export const personTexts = {
  vi: {
    badName: 'Không đọc được họ tên: viết tên của một người, ghi chú để ở cột khác.',
    twoPeople: 'Ô họ tên có vẻ chỉ nhiều người: mỗi người một dòng.',
    badPhone: 'Không đọc được số điện thoại; viết số Việt Nam, nhiều số cách nhau bằng dấu /.',
    badYear: 'Không đọc được năm sinh: viết 4 chữ số, ngày sinh, hoặc tuổi (“39 tuổi”).',
    nothingAbove: 'Ô chỉ nói “như trên” mà phía trên không có gì: viết rõ.',
    readAs: 'Sẽ ghi: {text}.',
  },
  en: {
    badName: 'The name cannot be read: write one person’s name, remarks go elsewhere.',
    twoPeople: 'The name seems to mean several people: one row each.',
    badPhone: 'The phone cannot be read; write a Vietnamese number, several with a / between.',
    badYear: 'The birth year cannot be read: write 4 digits, a date, or an age (“39 tuổi”).',
    nothingAbove: 'The cell only says “as above”, and nothing is above: write it out.',
    readAs: 'Will be recorded as: {text}.',
  },
} as const;
