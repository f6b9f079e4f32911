/** What is wrong with a contact as it was typed, for every door that takes one. */
import type { ContactProblem } from '../../domain/unit/contact.js';
import type { Language } from './language.js';

type Texts = Readonly<Record<ContactProblem, string>>;

const vi: Texts = {
  required: 'cần có họ và tên',
  'too-long': 'quá dài',
  'not-a-name': 'không phải tên người: cần bắt đầu bằng chữ cái',
  'not-an-address': 'không phải một địa chỉ thư điện tử, như dau.moi@moj.gov.vn',
  'not-a-number':
    'không phải một số điện thoại, như 024 3733 1234, +84 24 3733 1234 hoặc 024 3733 1234 (máy lẻ 12)',
  'zero-lost': 'thiếu số 0 ở đầu (bảng tính thường làm mất; hãy định dạng cột là văn bản)',
  unreachable: 'cần ít nhất một trong hai: điện thoại hoặc thư điện tử',
  'not-storable': 'có ký tự không lưu được',
};

const en: Texts = {
  required: 'a full name is needed',
  'too-long': 'too long',
  'not-a-name': 'not a name of a person: it must begin with a letter',
  'not-an-address': 'not one mail address, like focal.point@moj.gov.vn',
  'not-a-number':
    'not one telephone number, like 024 3733 1234, +84 24 3733 1234 or 024 3733 1234 (ext 12)',
  'zero-lost': 'the 0 at the beginning is missing (spreadsheets drop it; make the column text)',
  unreachable: 'a telephone number or a mail address is needed',
  'not-storable': 'contains characters that cannot be stored',
};

export const contactProblems: Readonly<Record<Language, Texts>> = { vi, en };
