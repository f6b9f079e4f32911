/** Parts of a document that report instead of ordering, told by their headings. */
import { foldName } from '../unit/folding.js';

const reports =
  /^(?:ve |cac |nhung )?(?:ket qua|tinh hinh|ton tai|han che|kho khan|vuong mac|nguyen nhan|thuc trang|uu diem|boi canh|danh gia (?:chung|ket qua|tinh hinh)|cong tac (?:lanh dao|chi dao))( |$)/;
/** "Tồn tại, hạn chế và giải pháp khắc phục" ends with orders. */
const orders = /(?:^| )(?:giai phap|phuong huong|nhiem vu trong tam)(?: |$)/;

const longestHeading = 120;

export const isReportHeading = (heading: string): boolean => {
  if (heading.length > longestHeading) return false;
  const folded = foldName(heading);
  return reports.test(folded) && !orders.test(folded);
};
