/**
 * Mandates given to many at once. A group is kept as the document names it; only a group whose
 * members are beyond doubt is enumerated, and "các … liên quan" never is: who is concerned is for a
 * person to say. Nor are "các bộ, ngành": which agencies the second word takes in, no act says.
 */
import { uncoded } from './entry.js';
import type { Unit } from './messages.js';
import { provinces } from './provinces.js';

const open = (name: string, ...spellings: string[]): Unit => uncoded('group', name, ...spellings);

/** Cells and prose of documents 000 to 003. */
const centralGroups: readonly Unit[] = [
  open('Các bộ, ngành, địa phương', 'Bộ, ngành, địa phương'),
  open(
    'Các bộ, ngành, địa phương liên quan',
    'Các bộ, ngành, địa phương có liên quan',
    'Bộ, ngành, địa phương liên quan',
    'Bộ, ngành, địa phương có liên quan',
  ),
  open('Các bộ, ngành', 'Bộ, ngành'),
  open(
    'Các bộ, ngành liên quan',
    'Các bộ, ngành có liên quan',
    'Bộ, ngành liên quan',
    'Bộ, ngành có liên quan',
  ),
  open('Các bộ, ngành được giao tại Đề án 06 và Quyết định số 422/QĐ-TTg'),
  open(
    'Các bộ, cơ quan liên quan',
    'Các bộ, cơ quan có liên quan',
    'Bộ, cơ quan liên quan',
    'Bộ, cơ quan có liên quan',
  ),
  open(
    'Các cơ quan liên quan',
    'Các cơ quan có liên quan',
    'Cơ quan liên quan',
    'Cơ quan có liên quan',
  ),
  open(
    'Bộ, ngành, địa phương, tổ chức, doanh nghiệp có liên quan',
    'Các bộ, ngành, địa phương, tổ chức, doanh nghiệp có liên quan',
  ),
  open('Các địa phương', 'Địa phương'),
  open('Các địa phương liên quan', 'Các địa phương có liên quan'),
  open('Các nhà mạng', 'Nhà mạng'),
  open('Các cơ quan nhà nước, doanh nghiệp'),
  open('Các cơ quan thông tấn báo chí Trung ương, địa phương'),
];

/** Cells of document 004, prose of document 001. */
const provincialGroups: readonly Unit[] = [
  open('Các sở, ngành, địa phương'),
  open('Các sở, ngành, địa phương liên quan', 'Các sở, ngành, địa phương có liên quan'),
  open('Các sở, ngành liên quan', 'Các sở, ngành có liên quan'),
  open('Các sở, ban, ngành, địa phương'),
  open('Các sở, ban, ngành, địa phương liên quan', 'Các sở, ban, ngành, địa phương có liên quan'),
  open('Các sở, ban, ngành'),
  open('Các sở, ban, ngành, UBND cấp huyện và UBND cấp xã'),
  open('Các cơ quan, sở, ban, ngành, địa phương'),
  open(
    'Các cơ quan, sở, ban, ngành, địa phương liên quan',
    'Các cơ quan, sở, ban, ngành, địa phương có liên quan',
  ),
  open('Các cơ quan, sở, ban, ngành, đoàn thể cấp tỉnh, UBND cấp huyện và UBND cấp xã'),
  open('Các cơ quan, đơn vị, địa phương'),
  open('Các cơ quan, đơn vị, địa phương liên quan', 'Các cơ quan, đơn vị, địa phương có liên quan'),
  open('Các cơ quan, đơn vị liên quan', 'Các cơ quan, đơn vị có liên quan'),
  open('Các đơn vị liên quan', 'Các đơn vị có liên quan'),
  open('Các đơn vị, địa phương liên quan', 'Các đơn vị, địa phương có liên quan'),
  open('Các đoàn thể', 'Cơ quan đoàn thể'),
  open('UBND cấp huyện', 'Ủy ban nhân dân cấp huyện'),
  open('UBND cấp xã', 'Ủy ban nhân dân cấp xã'),
  open('Công an cấp huyện'),
  open('Công an cấp xã'),
  open('UBND các huyện, thành phố', 'Ủy ban nhân dân các huyện, thành phố'),
];

const committees = ['UBND', 'Ủy ban nhân dân'];
const everyProvince = [
  'các tỉnh, thành phố',
  'các tỉnh, thành phố trực thuộc Trung ương',
  '63 tỉnh, thành phố',
  '63 tỉnh/TP',
  '34 tỉnh, thành phố',
];

const allProvinces: Unit = {
  ...open(
    'UBND các tỉnh, thành phố',
    ...committees.flatMap((committee) => everyProvince.map((place) => `${committee} ${place}`)),
    ...everyProvince,
    'UBND các địa phương',
  ),
  members: provinces.map((unit) => unit.code),
};

export const groups: readonly Unit[] = [...centralGroups, ...provincialGroups, allProvinces];
