type Sentence = readonly [vi: string, en: string];

/** What came of a single sign-on, as the address says it when the browser is back. */
const sentences: { readonly [code: string]: Sentence } = {
  'sso-down': [
    'Nơi đăng nhập chung không trả lời. Hãy thử lại sau, hoặc đăng nhập bằng tên và mật khẩu.',
    'The single sign-on does not answer. Try again later, or log in with login and password.',
  ],
  'sso-denied': [
    'Nơi đăng nhập chung không cho vào, hoặc bạn đã hủy.',
    'The single sign-on did not let you in, or you cancelled.',
  ],
  'sso-unverified': [
    'E-mail của bạn ở nơi đăng nhập chung chưa được xác minh. Hãy xác minh e-mail rồi thử lại.',
    'Your e-mail at the single sign-on is not verified. Have it verified and try again.',
  ],
  'sso-unknown': [
    'Chưa có tài khoản nào chờ bạn ở đây. Hãy nhờ người quản trị ghi e-mail hoặc mã cán bộ của bạn vào tài khoản.',
    'No account expects you here. Ask the administrator to write your e-mail or staff code into one.',
  ],
  'sso-ambiguous': [
    'E-mail và mã cán bộ của bạn thuộc hai tài khoản khác nhau. Hãy báo người quản trị.',
    'Your e-mail and your staff code are of two accounts. Tell the administrator.',
  ],
  'sso-linked': [
    'Tài khoản ở đây hoặc ở nơi đăng nhập chung đã nối với tài khoản khác. Nếu bạn vừa đổi tài khoản ở nơi đăng nhập chung, hãy nhờ người quản trị bỏ nối tài khoản cũ.',
    'The account here or at the single sign-on is linked to another. If yours at the single sign-on was replaced, have the administrator undo the former link.',
  ],
  'sso-undone': [
    'Tài khoản chờ bạn ở đây đã được bỏ nối với đăng nhập chung. Hãy vào bằng tên và mật khẩu rồi nối lại ở trang Tài khoản, hoặc nhờ người quản trị cho đăng nhập chung nối lại.',
    'The account that expects you here had its link undone. Log in by password and link it again on the account page, or have the administrator let the single sign-on link it again.',
  ],
  'sso-suspended': ['Tài khoản này đang bị khóa. Hãy hỏi người quản trị.', 'This account is suspended.'],
  'sso-no-role': [
    'Các nhóm của bạn không còn vai trò nào ở đây. Hãy hỏi người quản trị.',
    'Your groups have no role here any more. Ask the administrator.',
  ],
};
const otherwise: Sentence = [
  'Lần đăng nhập chung này đã hết hạn hoặc không khớp. Hãy bấm đăng nhập lại.',
  'This single sign-on has run out or does not match. Begin again.',
];

/** The sentence for a code; one that is not known says to begin again. */
export function ssoText(code: string, lang: 'vi' | 'en'): string {
  const sentence = Object.hasOwn(sentences, code) ? sentences[code]! : otherwise;
  return sentence[lang === 'vi' ? 0 : 1];
}
