/** Words of a text message, without marks and in lower case, and the codes that they stand for. Longest first wins. */
export const symptomWords = {
  fever: ['sot', 'nong sot', 'fever'],
  cough: ['ho', 'cough'],
  'sore-throat': ['dau hong', 'rat hong', 'sore throat'],
  breathless: ['kho tho', 'tuc nguc', 'breathless'],
  tired: ['met', 'met moi', 'dau nguoi', 'tired'],
  'no-taste': ['mat vi', 'mat vi giac', 'mat mui', 'mat khuu giac', 'no taste'],
  diarrhoea: ['tieu chay', 'di ngoai', 'diarrhoea'],
} as const;

export const exposureWords = {
  'met-case': ['gap f0', 'tiep xuc f0', 'tx f0', 'gap ca benh', 'gap nguoi benh'],
  'met-traveller': ['gap nguoi tu xa', 'gap nguoi o xa ve', 'gap nguoi tu vung dich'],
  'from-red-zone': ['vung do', 'vung dich', 'khu phong toa'],
} as const;

/** What says that somebody is well, as a whole. */
export const wellWords = ['khong trieu chung', 'khong tc', 'ko tc', 'binh thuong', 'khoe', 'khong co gi'];
/** What turns the words behind it into their contrary, up to the next separator or "có". */
export const notWords = ['khong co', 'khong', 'ko', 'chua', 'no'];
export const yesWords = ['co', 'bi', 'nhung'];
export const birthWords = ['namsinh', 'nam sinh', 'sinh nam', 'ngay sinh', 'sinh', 'ns', 'sn'];
export const placeWords = ['xa', 'phuong', 'thi tran', 'tt', 'p', 'x'];
export const companyWords = ['di cung', 'kem', 'cung'];
/** Words that join others and mean nothing themselves. */
export const fillers = ['va', 'trieu chung', 'trieuchung', 'nguoi', 'dt', 'sdt', 'cccd', 'dien thoai'];
