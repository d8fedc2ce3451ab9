import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    title: 'Mở ca bệnh mới',
    step1: '1. Người bệnh',
    step1Lead: 'Tìm người trước. Chỉ thêm người mới khi chắc chắn chưa có hồ sơ.',
    find: 'Tìm người bệnh',
    notFound: 'Không tìm thấy, thêm người mới',
    backToSearch: 'Quay lại tìm người',
    change: 'Chọn người khác',
    chosen: 'Người bệnh: {name}',
    existing: 'Người này đã có ca bệnh:',
    step2: '2. Thông tin ca bệnh',
    disease: 'Bệnh',
    submit: 'Mở ca bệnh',
    submitTrace: 'Mở ca và sang truy vết',
  },
  en: {
    title: 'Open a new case',
    step1: '1. Patient',
    step1Lead: 'Search first. Add a person only when sure that there is no record.',
    find: 'Find the patient',
    notFound: 'Not found, add a person',
    backToSearch: 'Back to the search',
    change: 'Choose another person',
    chosen: 'Patient: {name}',
    existing: 'This person already has a case:',
    step2: '2. The case',
    disease: 'Disease',
    submit: 'Open the case',
    submitTrace: 'Open the case and trace',
  },
});
