import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    title: 'Chuỗi lây nghiên cứu',
    lead: 'Các bộ dữ liệu nhập để nghiên cứu; không bao giờ lẫn vào số liệu thật.',
    none: 'Chưa có bộ dữ liệu nghiên cứu nào.',
    noneHint: 'Nhập bằng dòng lệnh: vungxanh import linelist.',
    open: 'Xem chuỗi lây {name}',
    heading: 'Nghiên cứu {name}',
    otherDataset:
      'Bạn đang làm việc ở bộ dữ liệu khác: bấm một ca chỉ tìm ca đó trên sơ đồ. Chuyển sang bộ dữ liệu {name} ở đầu trang để mở hồ sơ.',
  },
  en: {
    title: 'Study chains',
    lead: 'Datasets imported for study; they never mix with live figures.',
    none: 'No study dataset yet.',
    noneHint: 'Import one on the command line: vungxanh import linelist.',
    open: 'Chains of {name}',
    heading: 'Study {name}',
    otherDataset:
      'You work on another dataset: a click only finds the case in the drawing. Switch to the dataset {name} at the top of the page to open records.',
  },
});
