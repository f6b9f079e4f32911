/**
 * Words by which running text names those it speaks to, beside the names of the register: groups put
 * together from general words, heads of agencies by their title, institutions the register lacks.
 */

/** Not the beginning of a longer word. */
const ends = '(?![\\p{L}\\p{M}\\p{N}])';

/** "Tổ chức" is an organisation, and the verb most duties begin with. */
const organisations =
  'tổ chức(?=\\s*(?:[,;:.(]|$|và |có liên quan|liên quan|căn cứ|phải|cần|khẩn trương|chủ động|theo|trên))';
const committee = '(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)';
const committees = `${committee}(?: các)? (?:cấp (?:tỉnh|huyện|xã)|tỉnh|thành phố|huyện|xã|địa phương)(?:(?:,| và|, và) (?:cấp )?(?:tỉnh|thành phố|thị xã|huyện|xã|phường))*(?: trực thuộc trung ương)?`;
const members = [
  committees,
  'cơ quan(?: ngang bộ| thuộc chính phủ| chuyên môn| nhà nước| trung ương)?',
  ...['bộ', 'ban', 'ngành', 'sở', 'đoàn thể', 'đơn vị', 'địa phương', 'doanh nghiệp', 'hội'],
  ...['tỉnh', 'thành phố', 'huyện', 'quận', 'thị xã', 'phường', 'xã', 'tập đoàn', 'tổng công ty'],
  organisations,
].join('|');
const member = `(?:${members})${ends}`;
const count = '(?:các|những|từng|mọi|tất cả các|\\d{1,3})';
const between = '(?:\\s*[,/]\\s*|\\s+và\\s+|,\\s+và\\s+)';
const qualifier =
  '(?:\\s+(?:có liên quan|liên quan|trực thuộc trung ương|trên địa bàn(?: tỉnh)?|thuộc tỉnh|của tỉnh)(?![\\p{L}\\p{M}]))?';
const rest = `(?:${between}(?:${count}\\s+)?${member})*${qualifier}`;

const group = new RegExp(
  `(?:${count}\\s+${member}|(?=${committee} (?:các|\\d+) )${member}|${member}(?=${between}(?:${count}\\s+)?${member}))${rest}`,
  'iuy',
);
/** Behind a title one member will do: "Thủ trưởng cơ quan ngang bộ". */
const groupOfHead = new RegExp(`(?:${count}\\s+)?${member}${rest}`, 'iuy');

const matchEnd = (pattern: RegExp, text: string, at: number): number | null => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
};

/** Where a group ends that begins here, or null. */
export const groupEnd = (text: string, at: number, isTitled: boolean): number | null =>
  matchEnd(isTitled ? groupOfHead : group, text, at);

const behindCommittee = new RegExp(
  `(${committees}),\\s+(?=cơ quan|tổ chức|đơn vị|doanh nghiệp)`,
  'giu',
);

/** The "các" of "các sở, ngành, UBND các huyện, cơ quan, tổ chức" holds for the last two as well. */
export const withCountCarried = (cell: string): string => cell.replace(behindCommittee, '$1, các ');

const title = new RegExp(
  `(?:(?:từng|các|những)\\s+)?(?:đồng chí\\s+)?(?:bộ trưởng|thứ trưởng|thủ trưởng|(?:phó )?chủ tịch|(?:tổng )?giám đốc|thống đốc|viện trưởng|chánh án|cục trưởng|tổ trưởng|trưởng ban|người đứng đầu|lãnh đạo|chánh(?= văn phòng))${ends}`,
  'iuy',
);

/** Where the title of a head ends that begins here, or null. */
export const titleEnd = (text: string, at: number): number | null => matchEnd(title, text, at);

/** Words a predicate of an order begins with. */
const predicates = [
  ...['chủ trì', 'phối hợp', 'chủ động', 'khẩn trương', 'tiếp tục', 'tập trung', 'nghiên cứu'],
  ...['hoàn thiện', 'hoàn thành', 'xây dựng', 'triển khai', 'tổ chức', 'rà soát', 'cập nhật'],
  ...['tham mưu', 'ban hành', 'trình', 'báo cáo', 'gửi', 'chỉ đạo', 'hướng dẫn', 'tích hợp'],
  ...['đẩy mạnh', 'đẩy nhanh', 'tăng cường', 'thực hiện', 'bảo đảm', 'đảm bảo', 'căn cứ'],
  ...['có trách nhiệm', 'chịu trách nhiệm', 'đôn đốc', 'theo dõi', 'kiểm tra', 'thống kê', 'phải'],
  ...['cần', 'đề xuất', 'bố trí', 'quán triệt', 'thống nhất', 'sớm', 'kịp thời', 'thường xuyên'],
  ...['định kỳ', 'cung cấp', 'kết nối', 'nâng cấp', 'lập', 'đánh giá', 'tổng hợp', 'công bố'],
  ...[
    'thẩm định',
    'vận hành',
    'quản lý',
    'tuyên truyền',
    'trước',
    'trong',
    'chậm nhất',
    'là đầu mối',
  ],
].join('|');

const predicate = new RegExp(`^\\s*(?:${predicates})${ends}`, 'iu');
/** Whether a text says at once what is to be done, without saying by whom. */
export const beginsWithPredicate = (text: string): boolean => predicate.test(text);

const institutions = [
  'Cục|Vụ|Tổng cục|Chi cục|Ủy ban|UBND|Trung tâm|Tập đoàn|Tổng công ty|Công ty|Ngân hàng|Liên đoàn',
  'Công an|Thanh tra|Văn phòng|Kho bạc|Đại học|Học viện|Bệnh viện|Tòa án|Toà án|Bảo hiểm xã hội|Tổ công tác|Tổ Công tác',
  '(?:Bộ|Sở|Ban|Hội|Phòng|Viện|Đài|Trường|Cổng)(?=\\s+\\p{Lu})',
].join('|');
/** No name has one of these words; behind them a sentence says something of the institution. */
const verbs = 'là|được|đã|sẽ|có|để|do';
const another = `(?:,|\\s+và)\\s+(?:${institutions})`;
const institution = (behind: string): RegExp =>
  new RegExp(
    `(?:${institutions})(?:\\s(?:(?!(?<=\\s)(?:${verbs})${ends})[^,;:.()\\n]){1,80}?)??(?=${behind})`,
    'uy',
  );
const beforePredicate = institution(`\\s+(?:${predicates})${ends}|${another}|\\s*(?::|$)`);
const inList = institution(`\\s+(?:${predicates})${ends}|\\s+và\\s|\\s*(?:[,;:]|$)`);

/** Where an institution ends that begins here; the first of a list only before a predicate. */
export const institutionEnd = (text: string, at: number, isFirst: boolean): number | null =>
  matchEnd(isFirst ? beforePredicate : inList, text, at);
