/** What the rules of a review refuse, with the status and the words of each. */
import type { DraftRefusal } from '../../domain/document/draft/messages.js';
import type { BothLanguages } from '../../domain/document/unreadable.js';

/** What is not there is 404; everything else is a rule that says "not now". */
export const draftRefusalStatus: Readonly<Partial<Record<DraftRefusal, number>>> = {
  'unknown-draft': 404,
  'unknown-row': 404,
  'unknown-proposal': 404,
};

export const draftTexts: Readonly<Record<DraftRefusal, BothLanguages>> = {
  'unknown-draft': { vi: 'Không có bản rà soát này.', en: 'There is no such draft.' },
  'draft-closed': {
    vi: 'Bản rà soát đã ký duyệt hoặc đã bỏ.',
    en: 'The draft was signed or discarded.',
  },
  'draft-changed': {
    vi: 'Bản rà soát đã thay đổi sau khi xem; hãy xem lại rồi ký.',
    en: 'The draft has changed since you looked; look again, then sign.',
  },
  'unknown-row': { vi: 'Không có dòng này.', en: 'There is no such row.' },
  'row-changed': {
    vi: 'Người khác vừa sửa dòng này; hãy xem lại.',
    en: 'Somebody else has just changed this row; look at it again.',
  },
  'row-dropped': {
    vi: 'Dòng này đã bỏ; hãy khôi phục trước.',
    en: 'The row was dropped; restore it first.',
  },
  'already-accepted': { vi: 'Dòng này đã được chấp nhận.', en: 'The row was accepted already.' },
  'nothing-changed': { vi: 'Không có gì thay đổi.', en: 'Nothing would change.' },
  'rows-not-adjacent': {
    vi: 'Chỉ gộp được các dòng liền nhau, theo thứ tự.',
    en: 'Only neighbouring rows, in their order, can be merged.',
  },
  'nothing-to-restore': {
    vi: 'Dòng này không có gì để khôi phục.',
    en: 'There is nothing to restore in this row.',
  },
  'task-named-twice': {
    vi: 'Một dòng khác của bản này đã giao lại đúng nhiệm vụ đó.',
    en: 'Another row of this draft re-mandates that task already.',
  },
  'tasks-differ': {
    vi: 'Các dòng này giao lại những nhiệm vụ khác nhau; hãy chọn lại trước khi gộp.',
    en: 'These rows re-mandate different tasks; choose again before merging.',
  },
  'no-such-doubt': {
    vi: 'Không còn dòng nào chưa chắc vì lý do này.',
    en: 'No row is in doubt for this reason.',
  },
  'count-changed': {
    vi: 'Số dòng chưa chắc vì lý do này đã thay đổi; hãy xem lại.',
    en: 'The number of rows in doubt for this reason has changed; look again.',
  },
  'unknown-reading': {
    vi: 'Thời hạn của dòng này không có cách hiểu nào rơi vào ngày đó.',
    en: 'No reading of this row’s deadline falls on that day.',
  },
  'unknown-proposal': { vi: 'Không có đề xuất này.', en: 'There is no such proposal.' },
  'proposal-settled': {
    vi: 'Đề xuất này đã được nhận hoặc đã bỏ.',
    en: 'The proposal was taken or dropped already.',
  },
  'unknown-spelling': {
    vi: 'Không dòng nào ghi tên cơ quan như vậy.',
    en: 'No row names a unit in this spelling.',
  },
  'unknown-unit': {
    vi: 'Cơ quan này không có trong danh bạ.',
    en: 'The unit is not in the register.',
  },
  'nothing-to-undo': { vi: 'Không có gì để hoàn tác.', en: 'There is nothing to undo.' },
  'changed-since': {
    vi: 'Người khác đã sửa sau đó nên không hoàn tác được.',
    en: 'Somebody else has changed it since, so it cannot be undone.',
  },
  'doubts-left': {
    vi: 'Còn dòng chưa chắc; hãy xử lý hết rồi ký.',
    en: 'Rows are still in doubt; settle them all, then sign.',
  },
  'facts-missing': {
    vi: 'Chưa rõ cơ quan ban hành, số hoặc ngày ký; hãy nêu rõ, hoặc nêu rõ là văn bản không có.',
    en: 'Issuer, number or date is not known; state it, or state that the document has none.',
  },
  'not-correcting': {
    vi: 'Bản rà soát này không phải là bản đính chính của văn bản nào.',
    en: 'This draft is not a corrected version of any document.',
  },
  'task-identified': {
    vi: 'Đã có dòng khác được xác định là nhiệm vụ này; hãy hoàn tác dòng đó trước.',
    en: 'Another row was said to be this task; take that back first.',
  },
  'differences-unseen': {
    vi: 'Đây là bản đính chính: cần xem các khác biệt và nêu căn cứ rồi ký.',
    en: 'This is a corrected version: look at its differences and state the basis, then sign.',
  },
  'no-rows': { vi: 'Không còn dòng nào để giao.', en: 'No row is left to assign.' },
};
