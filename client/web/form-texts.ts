/** Labels, examples and errors of the forms, and how the rules that read deadlines are explained. */
import type { TaskRequestType } from '../../domain/task/messages.js';
import type { Language } from '../words/language.js';

export type FieldError =
  | 'required'
  | 'too-long'
  | 'not-a-date'
  | 'not-a-percent'
  | 'not-a-deadline'
  | 'not-a-unit'
  | 'not-storable';

export type FieldText = { readonly label: string; readonly example: string };

type FormTexts = {
  /** What will follow, said before the button is pressed. */
  readonly consequence: Readonly<Partial<Record<TaskRequestType, string>>>;
  readonly fields: Readonly<Record<string, FieldText>>;
  readonly optional: string;
  readonly cancel: string;
  readonly errors: Readonly<Record<FieldError, string>>;
  readonly rules: Readonly<Record<string, string>>;
};

const vi: FormTexts = {
  consequence: {
    Decline: 'Thời hạn vẫn tính cho đến khi cơ quan giao quyết định khác.',
    SubmitResult: 'Thời điểm tiếp nhận được tính là lúc bấm nút.',
    ReturnResult: 'Thời hạn tiếp tục tính; đơn vị chủ trì được báo trong khung giờ tới.',
    Withdraw: 'Nhiệm vụ đóng lại và không mở lại được.',
    MoveDeadline: 'Quá hạn được tính theo hạn mới; hạn ban đầu vẫn được giữ và nêu kèm.',
    Remandate: 'Nhiệm vụ vẫn là một; văn bản cũ, văn bản mới và cả hai thời hạn đều được giữ.',
  },
  fields: {
    reason: { label: 'Lý do', example: 'Ví dụ: chưa đúng chức năng, đề nghị chuyển Bộ Nội vụ' },
    text: { label: 'Nội dung', example: 'Ví dụ: đã lấy ý kiến 20/22 bộ, ngành' },
    percent: { label: 'Tiến độ (%)', example: 'Số nguyên từ 0 đến 100' },
    documentNumber: { label: 'Số, ký hiệu văn bản kết quả', example: 'Ví dụ: 123/BC-BTP' },
    signedOn: { label: 'Ngày ký', example: 'Ngày/tháng/năm, ví dụ: 15/09/2026' },
    note: { label: 'Ghi chú', example: 'Ví dụ: kèm 2 phụ lục' },
    until: { label: 'Gia hạn đến hết ngày', example: 'Ngày/tháng/năm, ví dụ: 30/11/2026' },
    basis: { label: 'Căn cứ', example: 'Ví dụ: Công văn số 9/VPCP-KSTT' },
    legalBasis: { label: 'Căn cứ pháp lý', example: 'Ví dụ: Quyết định số 10/QĐ-TTg' },
    deadline: {
      label: 'Thời hạn mới',
      example: 'Ghi như trong văn bản, có năm, ví dụ: trước ngày 30/6/2026, Quý II/2026',
    },
    name: { label: 'Văn bản giao lại', example: 'Ví dụ: Quyết định số 15/QĐ-TTg' },
    lead: { label: 'Đơn vị chủ trì mới', example: 'Tên hoặc mã, ví dụ: Bộ Tư pháp, G15' },
    title: { label: 'Nội dung nhiệm vụ mới', example: 'Để trống nếu không đổi' },
    deliverable: { label: 'Sản phẩm mới', example: 'Để trống nếu không đổi' },
  },
  optional: 'không bắt buộc',
  cancel: 'Thôi',
  errors: {
    required: 'Xin điền ô này.',
    'too-long': 'Nội dung quá dài.',
    'not-a-date': 'Ngày chưa đúng. Xin ghi ngày/tháng/năm, ví dụ 15/09/2026.',
    'not-a-percent': 'Xin ghi số nguyên từ 0 đến 100.',
    'not-a-deadline': 'Chưa hiểu thời hạn này. Xin ghi rõ ngày, tháng hoặc quý, có năm.',
    'not-a-unit': 'Danh bạ không có đơn vị này.',
    'not-storable': 'Có ký tự không lưu được.',
  },
  rules: {
    hour: 'Có ghi giờ: từ giờ đó là quá hạn.',
    'before-date': 'Chữ “trước” không tính ngày được nêu: hạn là ngày liền trước.',
    'before-month': 'Chữ “trước” không tính tháng được nêu: hạn là ngày cuối tháng liền trước.',
    'before-year': 'Chữ “trước” không tính năm được nêu: hạn là 31/12 năm liền trước.',
    'on-date': 'Hạn là hết ngày được nêu.',
    month: 'Chỉ nêu tháng: hạn là ngày cuối tháng.',
    quarter: 'Chỉ nêu quý: hạn là ngày cuối quý.',
    year: 'Chỉ nêu năm: hạn là 31/12.',
    standing: 'Làm thường xuyên: không có ngày kết thúc, không bị tính quá hạn.',
    'staged-from': 'Mỗi phạm vi bắt đầu từ một ngày; chưa có ngày kết thúc.',
    'start-date': 'Chỉ nêu ngày bắt đầu.',
    'start-month': 'Chỉ nêu tháng bắt đầu.',
    'start-year': 'Chỉ nêu năm bắt đầu.',
    periodic: 'Làm định kỳ.',
    'without-end': 'Văn bản ghi rõ là không có thời hạn.',
    'on-demand': 'Làm khi có yêu cầu: không có ngày kết thúc, không bị tính quá hạn.',
    roadmap: 'Ngày nằm ở văn bản khác; chờ người xác định.',
    'on-event': 'Ngày tính từ một việc chưa xảy ra; chờ người xác định.',
    blank: 'Ô thời hạn để trống; chờ người quyết định.',
    'before-date-inclusive': 'Chữ “trước” tính cả ngày được nêu, theo lựa chọn của đơn vị sử dụng.',
    'before-quarter': 'Chữ “trước” không tính quý được nêu: hạn là ngày cuối quý liền trước.',
    'before-part': 'Chữ “trước” không tính khoảng thời gian được nêu: hạn là ngày liền trước.',
    'before-point': 'Chữ “trước” không tính ngày được nêu: hạn là ngày liền trước.',
    days: 'Nêu từ ngày đến ngày: hạn là hết ngày sau cùng.',
    months: 'Nêu nhiều tháng: hạn là ngày cuối của tháng sau cùng.',
    quarters: 'Nêu nhiều quý: hạn là ngày cuối của quý sau cùng.',
    years: 'Nêu nhiều năm: hạn là 31/12 năm sau cùng.',
    'part-of-month': 'Nêu một phần của tháng: hạn là ngày cuối của phần đó.',
    'part-of-year': 'Nêu một phần của năm: hạn là ngày cuối của phần đó.',
    'point-of-month':
      'Đầu, giữa, cuối tháng là ngày 1, ngày 15, ngày cuối tháng (Bộ luật Dân sự, Điều 146).',
    'point-of-quarter':
      'Đầu, cuối quý là ngày đầu, ngày cuối quý; giữa quý là ngày 15 của tháng thứ hai.',
    'point-of-year': 'Đầu, giữa, cuối năm là 1/1, 30/6, 31/12 (Bộ luật Dân sự, Điều 146).',
    'from-to': 'Có ngày bắt đầu và ngày kết thúc: hạn là hết ngày kết thúc.',
    'several-dates': 'Ô ghi nhiều ngày; lấy ngày thứ nhất.',
    counted:
      'Tính từ ngày được nêu, không tính ngày đầu; gặp ngày nghỉ thì hết ngày làm việc tiếp theo (Bộ luật Dân sự, Điều 147, 148).',
    'working-days': 'Tính theo ngày làm việc, không tính ngày đầu (Bộ luật Dân sự, Điều 147).',
    'standing-damaged':
      'Làm thường xuyên (chữ bị lỗi do quét): không có ngày kết thúc, không bị tính quá hạn.',
    staged: 'Mỗi phạm vi có hạn riêng; hạn của nhiệm vụ là hạn sau cùng.',
    'start-quarter': 'Chỉ nêu quý bắt đầu.',
    'start-part': 'Chỉ nêu thời điểm bắt đầu.',
    chosen: 'Ngày do người rà soát chọn khi nhập văn bản.',
    unread: 'Hệ thống chưa hiểu cụm từ này; chờ người quyết định.',
  },
};

const en: FormTexts = {
  consequence: {
    Decline: 'The deadline keeps running until the issuer decides otherwise.',
    SubmitResult: 'The time of receipt is the moment you press the button.',
    ReturnResult: 'The deadline keeps running; the lead unit is told at the next slot.',
    Withdraw: 'The task closes and cannot be opened again.',
    MoveDeadline: 'Lateness goes by the new date; the original date is kept and shown beside it.',
    Remandate: 'It stays one task; both documents and both dates are kept.',
  },
  fields: {
    reason: { label: 'Reason', example: 'For example: belongs to the Ministry of Home Affairs' },
    text: { label: 'What to report', example: 'For example: 20 of 22 ministries have commented' },
    percent: { label: 'Progress (%)', example: 'A whole number from 0 to 100' },
    documentNumber: { label: 'Number of the result document', example: 'For example: 123/BC-BTP' },
    signedOn: { label: 'Signed on', example: 'Day/month/year, for example 15/09/2026' },
    note: { label: 'Note', example: 'For example: with 2 annexes' },
    until: { label: 'Extended to the end of', example: 'Day/month/year, for example 30/11/2026' },
    basis: { label: 'Basis', example: 'For example: Letter No 9/VPCP-KSTT' },
    legalBasis: { label: 'Legal basis', example: 'For example: Decision No 10/QĐ-TTg' },
    deadline: {
      label: 'New deadline',
      example: 'As the document words it, with its year: trước ngày 30/6/2026, Quý II/2026',
    },
    name: { label: 'Document', example: 'For example: Decision No 15/QĐ-TTg' },
    lead: { label: 'New lead unit', example: 'Name or code, for example Bộ Tư pháp, G15' },
    title: { label: 'New title', example: 'Leave blank if it stays' },
    deliverable: { label: 'New deliverable', example: 'Leave blank if it stays' },
  },
  optional: 'optional',
  cancel: 'Cancel',
  errors: {
    required: 'Please fill in this field.',
    'too-long': 'This text is too long.',
    'not-a-date': 'Not a date. Please write day/month/year, for example 15/09/2026.',
    'not-a-percent': 'Please write a whole number from 0 to 100.',
    'not-a-deadline':
      'These words give no deadline. Please name a day, month or quarter, and its year.',
    'not-a-unit': 'There is no such unit in the register.',
    'not-storable': 'Some characters cannot be stored.',
  },
  rules: {
    hour: 'An hour is given: late from that hour on.',
    'before-date': '“Trước” leaves out the day it names: due the day before.',
    'before-month': '“Trước” leaves out the month it names: due at the end of the month before.',
    'before-year': '“Trước” leaves out the year it names: due on 31/12 of the year before.',
    'on-date': 'Good to the end of the day named.',
    month: 'Only a month is named: due on its last day.',
    quarter: 'Only a quarter is named: due on its last day.',
    year: 'Only a year is named: due on 31/12.',
    standing: 'A standing duty: no end, never counted late.',
    'staged-from': 'Each scope starts on its own day; no end is given.',
    'start-date': 'Only a first day is given.',
    'start-month': 'Only a first month is given.',
    'start-year': 'Only a first year is given.',
    periodic: 'Comes back regularly.',
    'without-end': 'The document says that there is no deadline.',
    'on-demand': 'Done whenever it is asked for: no end, never counted late.',
    'on-event': 'The date follows from something still to come; a person will say it.',
    roadmap: 'The date stands in another document; a person has to find it.',
    blank: 'The deadline is blank; a person has to decide.',
    'before-date-inclusive': '“Trước” includes the day it names, as this installation chose.',
    'before-quarter':
      '“Trước” leaves out the quarter it names: due at the end of the quarter before.',
    'before-part': '“Trước” leaves out what it names: due the day before.',
    'before-point': '“Trước” leaves out the day it names: due the day before.',
    days: 'From one day to another: due at the end of the last.',
    months: 'Several months are named: due on the last day of the last one.',
    quarters: 'Several quarters are named: due on the last day of the last one.',
    years: 'Several years are named: due on 31/12 of the last one.',
    'part-of-month': 'Part of a month is named: due on its last day.',
    'part-of-year': 'Part of a year is named: due on its last day.',
    'point-of-month':
      'Start, middle and end of a month are its 1st, 15th and last day (Civil Code, article 146).',
    'point-of-quarter':
      'Start and end of a quarter are its first and last day; its middle is the 15th of its second month.',
    'point-of-year':
      'Start, middle and end of a year are 1/1, 30/6 and 31/12 (Civil Code, article 146).',
    'from-to': 'A first and a last day are given: due at the end of the last.',
    'several-dates': 'Several dates are given; the first was taken.',
    counted:
      'Counted from the day named, without it; a day off moves it to the next working day (Civil Code, articles 147 and 148).',
    'working-days':
      'Counted in working days from the day named, without it (Civil Code, article 147).',
    'standing-damaged': 'A standing duty (the scan damaged the words): no end, never counted late.',
    staged: 'Each scope has its own deadline; the task is due with the last.',
    'start-quarter': 'Only a first quarter is given.',
    'start-part': 'Only a beginning is given.',
    chosen: 'The day was chosen in the review of the document.',
    unread: 'The words were not understood; a person has to decide.',
  },
};

export const formTexts: Readonly<Record<Language, FormTexts>> = { vi, en };
