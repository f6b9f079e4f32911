/** What the door itself refuses, with the status and the words of each. */
import type { Language } from '../words/language.js';

export const doorReasons = {
  'malformed-request': 400,
  'unknown-policy': 400,
  'not-signed-in': 401,
  'token-not-valid': 401,
  'form-token-missing': 403,
  'not-your-unit': 403,
  'not-found': 404,
  'unknown-document': 404,
  'method-not-allowed': 405,
  'document-key-taken': 409,
  'already-imported': 409,
  'task-not-running': 409,
  'differences-changed': 409,
  'doubts-left': 409,
  'orders-waiting': 409,
  'terms-missing': 409,
  'link-not-valid': 410,
  'too-large': 413,
  'unsupported-media-type': 415,
  'unreadable-file': 422,
  'host-not-served': 421,
  'too-many-requests': 429,
  fault: 500,
  unavailable: 503,
} as const satisfies Readonly<Record<string, number>>;
export type DoorReason = keyof typeof doorReasons;

type Texts = Readonly<Record<DoorReason, string>>;

const vi: Texts = {
  'malformed-request': 'Yêu cầu chưa đúng mẫu; xin xem các ô được nêu.',
  'unknown-policy': 'Không có chính sách nhắc việc này.',
  'not-signed-in': 'Cần đăng nhập.',
  'token-not-valid': 'Mã truy cập không đúng.',
  'form-token-missing': 'Yêu cầu không mang mã của phiên; xin mở lại trang rồi thử lại.',
  'not-your-unit': 'Mã truy cập này không được thao tác thay cho đơn vị khác.',
  'not-found': 'Địa chỉ này không có gì.',
  'unknown-document': 'Văn bản này chưa được nhập.',
  'method-not-allowed': 'Địa chỉ này không nhận cách gọi đó.',
  'document-key-taken': 'Mã văn bản này đã thuộc về một tệp khác.',
  'already-imported': 'Tệp này đã được nhập rồi.',
  'task-not-running': 'Nhiệm vụ được nêu để giao lại không có, đã khép lại, hoặc bị nêu hai lần.',
  'differences-changed': 'Các khác biệt không còn như lúc xem; xin xem lại rồi ký.',
  'doubts-left': 'Còn dòng chưa rõ là nhiệm vụ nào; xin quyết định rồi ký.',
  'orders-waiting': 'Thay đổi của lần nhập trước đang được ghi; xin thử lại sau giây lát.',
  'terms-missing': 'Cần nêu cơ quan thường trực, tổ công tác và chính sách nhắc việc.',
  'link-not-valid': 'Liên kết đăng nhập đã dùng hoặc đã hết hạn.',
  'too-large': 'Nội dung gửi lên quá lớn.',
  'unsupported-media-type': 'Không nhận kiểu nội dung này; hãy gửi JSON.',
  'unreadable-file': 'Không đọc được tệp này.',
  'host-not-served': 'Máy chủ này không phục vụ tên miền được gọi.',
  'too-many-requests': 'Quá nhiều yêu cầu; xin đợi ít phút.',
  fault: 'Có lỗi xảy ra; lỗi đã được ghi lại.',
  unavailable: 'Một phần hệ thống đang tạm ngừng; xin thử lại sau giây lát.',
};

const en: Texts = {
  'malformed-request': 'The request is not of the right form; see the fields named.',
  'unknown-policy': 'There is no such reminder policy.',
  'not-signed-in': 'Please sign in.',
  'token-not-valid': 'The token is not valid.',
  'form-token-missing':
    'The request lacks the token of its session; open the page again and retry.',
  'not-your-unit': 'This token may not act for another unit.',
  'not-found': 'There is nothing at this address.',
  'unknown-document': 'This directive was not imported.',
  'method-not-allowed': 'This address does not take that method.',
  'document-key-taken': 'This document key belongs to another file.',
  'already-imported': 'This file was imported already.',
  'task-not-running': 'A task to be mandated anew does not exist, is closed, or is named twice.',
  'differences-changed': 'The differences are not those you saw; look again, then sign.',
  'doubts-left': 'It is not settled which task some rows are; decide, then sign.',
  'orders-waiting': 'Changes of the last import are still being recorded; try again in a moment.',
  'terms-missing': 'State the standing agency, the working group and the reminder policy.',
  'link-not-valid': 'The sign-in link was used already or has expired.',
  'too-large': 'What was sent is too large.',
  'unsupported-media-type': 'This type of content is not taken; send JSON.',
  'unreadable-file': 'This file cannot be read.',
  'host-not-served': 'This server does not serve the host that was asked for.',
  'too-many-requests': 'Too many requests; please wait a little.',
  fault: 'Something went wrong; the fault was logged.',
  unavailable: 'A part of the system is away; please try again in a moment.',
};

export const doorTexts: Readonly<Record<Language, Texts>> = { vi, en };
