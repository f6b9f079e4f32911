/**
 * Lines that say of the duty above them who, with whom and what: "Cơ quan chủ trì: Bộ Y tế", "Đơn vị
 * phối hợp: …", "Sản phẩm: …", as many plans set them out instead of a table.
 */
import type { UnitMention } from '../unit/mentions.js';
import type { UnitKnowledge } from '../unit/messages.js';
import { listUnits } from '../unit/splitting.js';

export type Attribute = {
  readonly role: 'lead' | 'help' | 'other';
  readonly units: readonly UnitMention[];
  readonly review: readonly string[];
  /** Where in the sentence they are named. */
  readonly start: number;
};

const whose = '(?:(?:các\\s+)?(?:cơ quan|đơn vị|bộ phận)(?:,\\s*(?:cơ quan|đơn vị|cá nhân))*\\s+)?';
const label = new RegExp(
  `(?:^|;\\s*)${whose}(chủ trì|thực hiện|phối hợp|sản phẩm|kết quả|kinh phí|nguồn kinh phí)(?:\\s[^:;.]{1,25})?:\\s*([^;]*)`,
  'giu',
);

const roleOf = (word: string): Attribute['role'] => {
  if (word === 'phối hợp') return 'help';
  return word === 'chủ trì' || word === 'thực hiện' ? 'lead' : 'other';
};

/** Every attribute of a sentence that begins with one; none of any other sentence. */
export const attributesIn = (sentence: string, knowledge?: UnitKnowledge): readonly Attribute[] => {
  const found = [...sentence.matchAll(label)];
  if (found[0]?.index !== 0) return [];
  return found.map(({ 0: whole, 1: word = '', 2: value = '', index }) => {
    const role = roleOf(word.toLocaleLowerCase('vi'));
    const start = index + whole.length - value.length;
    const listed =
      role === 'other'
        ? { units: [], review: [] }
        : listUnits(value.replace(/[.\s]+$/, ''), knowledge);
    return { role, units: listed.units, review: listed.review, start };
  });
};
