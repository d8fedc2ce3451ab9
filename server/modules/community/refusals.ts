import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('community', {
  'no-team': [
    403,
    'Tài khoản của bạn chưa được xếp vào tổ nào. Hãy gọi cán bộ xã để được xếp tổ.',
    'Your account is in no team yet. Ask the commune officer to put you into one.',
  ],
  'not-yours': [
    403,
    'Hộ này không thuộc tổ của bạn; bản ghi chưa vào hệ thống và vẫn ở trên máy. Hãy báo cán bộ xã.',
    'This household is not on your team’s list; the record was not accepted and stays on this phone. Tell the commune officer.',
  ],
  'not-commune': [
    422,
    'Hãy chọn một xã hoặc phường; chưa lưu.',
    'Choose a commune or ward; nothing was stored.',
  ],
  'unit-elsewhere': [
    422,
    'Có thôn, tổ không thuộc xã này; chưa lưu. Hãy chọn lại.',
    'A unit does not lie in this commune; nothing was stored. Choose again.',
  ],
  'unit-taken': [
    409,
    '{unit} đã do {team} phụ trách; chưa lưu. Hãy bỏ khỏi tổ kia trước.',
    '{team} has {unit} already; nothing was stored. Take it from that team first.',
  ],
  'unknown-account': [
    422,
    'Có tài khoản không phải tổ COVID cộng đồng của xã này; chưa lưu. Hãy chọn lại.',
    'An account is no community team of this commune; nothing was stored. Choose again.',
  ],
  'unknown-team': [
    404,
    'Không tìm thấy tổ này; chưa thay đổi gì.',
    'This team was not found; nothing was changed.',
  ],
  'unknown-household': [
    404,
    'Có hộ không thuộc xã này; chưa thay đổi gì. Hãy tải lại danh sách.',
    'A household is not of this commune; nothing was changed. Reload the list.',
  ],
  'round-past': [
    422,
    'Ngày rà soát đã qua; chưa gọi đợt nào. Hãy chọn hôm nay hoặc ngày tới.',
    'The day of the round has passed; none was called. Choose today or a later day.',
  ],
  'unknown-round': [404, 'Không tìm thấy đợt rà soát này.', 'This round was not found.'],
  'not-helping': [
    403,
    'Bạn không còn được làm thay người này; chưa gửi gì. Hãy hỏi người đó hoặc cán bộ xã; nguy hiểm thì gọi 115.',
    'You may no longer act for this person; nothing was sent. Ask the person or the commune officer; in danger call 115.',
  ],
  'no-area': [
    422,
    'Hồ sơ của người này chưa ghi xã nên chưa biết gửi cho ai; chưa gửi gì. Hãy gọi trạm y tế hoặc 1022; nguy hiểm thì gọi 115.',
    'The record of this person names no commune, so nobody could be told; nothing was sent. Call the health station or 1022; in danger call 115.',
  ],
  'unknown-need': [
    404,
    'Không tìm thấy yêu cầu này; chưa thay đổi gì.',
    'This need was not found; nothing was changed.',
  ],
  'need-done': [
    409,
    'Yêu cầu này đã có người nhận hoặc đã xong; chưa thay đổi gì. Hãy tải lại danh sách.',
    'Somebody has taken or finished this already; nothing was changed. Reload the list.',
  ],
});
