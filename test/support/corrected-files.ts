/** An annex and its corrected version as files: a row of every kind of difference, and one in doubt. */
const header = 'TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện';

let files = 0;

/** Row 1 tells one pair of files from another. */
const first = (): string => {
  files += 1;
  return `1\tBan hành nghị định số ${files} của lần chạy ${process.pid}\tBộ Tư pháp\tBộ Công an\tTháng 6/2029`;
};

/** Of the corrected version: 1 as it was, 2 moved, 3 perhaps another task, 4 gone, 5 new. */
export const annexAndCorrection = (): { readonly annex: string; readonly corrected: string } => {
  const kept = first();
  const file = (...rows: string[]): string => [header, kept, ...rows, ''].join('\n');
  return {
    annex: file(
      '2\tNâng cấp hạ tầng trung tâm dữ liệu quốc gia\tBộ Công an\t\tTháng 12/2029',
      '3\tKết nối cơ sở dữ liệu bảo hiểm xã hội\tBộ Y tế\t\tTháng 9/2029',
      '4\tTổ chức tập huấn kỹ năng số cho cán bộ cấp xã\tBộ Nội vụ\t\tThường xuyên',
    ),
    corrected: file(
      '2\tNâng cấp hạ tầng trung tâm dữ liệu quốc gia\tBộ Công an\t\tTháng 3/2030',
      '3\tLập kho hồ sơ sức khỏe điện tử\tBộ Y tế\t\tTháng 9/2029',
      '5\tSố hóa hồ sơ quy hoạch đô thị\tBộ Xây dựng\t\tTháng 1/2030',
    ),
  };
};
