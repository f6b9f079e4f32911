/**
 * Mandates given to many at once. A group is kept as the document names it; only a group whose
 * members are beyond doubt is enumerated, and "các … liên quan" never is: who is concerned is for a
 * person to say.
 */
import { uncoded } from './entry.js';
import type { Unit } from './messages.js';
import { provinces } from './provinces.js';

const open = (name: string, ...spellings: string[]): Unit => uncoded('group', name, ...spellings);

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
  open('Các bộ, cơ quan liên quan', 'Các bộ, cơ quan có liên quan'),
  open(
    'Bộ, ngành, địa phương, tổ chức, doanh nghiệp có liên quan',
    'Các bộ, ngành, địa phương, tổ chức, doanh nghiệp có liên quan',
  ),
  open('Các địa phương', 'Địa phương'),
  open('Các địa phương liên quan', 'Các địa phương có liên quan'),
  open('Các nhà mạng'),
  open('Các cơ quan nhà nước, doanh nghiệp'),
];

const provincialGroups: readonly Unit[] = [
  open('Các sở, ngành, địa phương'),
  open('Các sở, ngành, địa phương liên quan', 'Các sở, ngành, địa phương có liên quan'),
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
  open('UBND cấp huyện'),
  open('UBND cấp xã'),
  open('UBND các huyện, thành phố', 'Ủy ban nhân dân các huyện, thành phố'),
];

const allProvinces: Unit = {
  ...open(
    'UBND các tỉnh, thành phố',
    'UBND các tỉnh, thành phố trực thuộc Trung ương',
    'Ủy ban nhân dân các tỉnh, thành phố',
    'Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương',
    'UBND 63 tỉnh, thành phố',
    'UBND 63 tỉnh/TP',
    'UBND các địa phương',
  ),
  members: provinces.map((unit) => unit.code),
};

export const groups: readonly Unit[] = [...centralGroups, ...provincialGroups, allProvinces];
