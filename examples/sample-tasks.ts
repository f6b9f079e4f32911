/** The tasks of the sample, with deadlines counted from the present moment. */
import {
  addDays,
  firstDayOfMonth,
  lastDayOfMonth,
  partsOf,
} from '../domain/calendar/civil-date.js';
import { addMs, civilDateOf, instantFromMs, msOf } from '../domain/calendar/instant.js';
import type { CivilDate, Instant } from '../domain/calendar/messages.js';

const minuteMs = 60_000;

const figures = (date: CivilDate): string => {
  const { year, month, day } = partsOf(date);
  return `${day}/${month}/${year}`;
};

const monthOf = (date: CivilDate): string => {
  const { year, month } = partsOf(date);
  return `Tháng ${month}/${year}`;
};

const previousMonth = (today: CivilDate): string => {
  const { year, month } = partsOf(today);
  return monthOf(addDays(firstDayOfMonth(year, month), -1));
};

const nextQuarter = (today: CivilDate): string => {
  const { year, month } = partsOf(today);
  const last = lastDayOfMonth(year, Math.ceil(month / 3) * 3);
  const next = partsOf(addDays(last, 1));
  return `Quý ${['I', 'II', 'III', 'IV'][Math.ceil(next.month / 3) - 1]}/${next.year}`;
};

/** The first full minute at least sixty seconds away. */
const expressAt = (now: Instant): Instant =>
  instantFromMs(Math.ceil((msOf(now) + minuteMs) / minuteMs) * minuteMs);

const expressPhrase = (now: Instant): string => {
  const at = expressAt(now);
  const [hours = '', minutes = ''] = addMs(at, 7 * 60 * minuteMs)
    .slice(11, 16)
    .split(':');
  return `trước ${hours} giờ ${minutes} ngày ${figures(civilDateOf(at))}`;
};

export type SampleRow = {
  readonly task: string;
  readonly lead: string;
  readonly coordinating?: string;
  readonly deadline: string;
  readonly deliverable?: string;
  readonly urgency?: 'Hỏa tốc' | 'Khẩn';
};
export type SampleSection = { readonly title: string; readonly rows: readonly SampleRow[] };

const rulesAndData = (today: CivilDate): SampleSection => ({
  title: 'Chuẩn bị quy định và dữ liệu',
  rows: [
    {
      task: 'Ban hành danh mục dữ liệu dùng chung, ghi rõ cơ quan giữ bản gốc của từng loại dữ liệu.',
      lead: 'Bộ Khoa học và Công nghệ',
      coordinating: 'Các bộ, ngành, địa phương liên quan',
      deadline: `Trước ngày ${figures(addDays(today, -20))}`,
      deliverable: 'Quyết định kèm danh mục',
    },
    {
      task: 'Rà soát các biểu mẫu còn yêu cầu người dân khai lại thông tin mà cơ quan nhà nước đã có; đề xuất bỏ hoặc rút gọn.',
      lead: 'Bộ Tư pháp',
      coordinating: 'Văn phòng Chính phủ',
      deadline: previousMonth(today),
      deliverable: 'Báo cáo rà soát',
    },
    {
      task: 'Hướng dẫn cách ghi họ tên, ngày sinh và địa chỉ thống nhất để dữ liệu của các ngành khớp với nhau.',
      lead: 'Bộ Công an, Bộ Tư pháp',
      coordinating: 'Bảo hiểm xã hội Việt Nam',
      deadline: figures(addDays(today, -6)),
      deliverable: 'Văn bản hướng dẫn',
    },
    {
      task: 'Công bố giá và điều kiện sử dụng dữ liệu mở để tổ chức, doanh nghiệp dễ tiếp cận.',
      lead: 'Bộ Tài chính',
      deadline: figures(addDays(today, -1)),
      deliverable: 'Thông báo công khai',
    },
    {
      task: 'Lấy ý kiến người dân về thứ tự ưu tiên nối các kho dữ liệu và công bố kết quả tiếp thu.',
      lead: 'Văn phòng Chính phủ',
      coordinating: 'Thanh tra Chính phủ',
      deadline: figures(addDays(today, 1)),
      deliverable: 'Bảng tổng hợp ý kiến',
    },
    {
      task: 'Xây dựng quy chế bảo vệ dữ liệu cá nhân khi các cơ quan trao đổi với nhau.',
      lead: 'Bộ Công an',
      coordinating: 'Bộ Tư pháp, Bộ Quốc phòng',
      deadline: `Trước ngày ${figures(addDays(today, 2))}`,
      deliverable: 'Dự thảo quy chế',
    },
    {
      task: 'Bố trí kinh phí cho việc số hóa hồ sơ giấy còn lưu tại các cơ quan.',
      lead: 'Bộ Tài chính',
      coordinating: 'Các bộ, ngành, địa phương',
      deadline: monthOf(addDays(today, 62)),
      deliverable: 'Phương án phân bổ',
    },
    {
      task: 'Trả lời phản ánh của người dân về dữ liệu sai hoặc thiếu, nói rõ khi nào sửa xong.',
      lead: 'Các bộ, ngành, địa phương',
      deadline: 'Thường xuyên',
    },
  ],
});

const connections = (today: CivilDate, now: Instant): SampleSection => ({
  title: 'Nối các kho dữ liệu',
  rows: [
    {
      task: 'Báo cáo nhanh tình trạng đường truyền giữa các bệnh viện tuyến trung ương và kho dữ liệu sức khỏe sau sự cố đêm qua.',
      lead: 'Bộ Y tế',
      coordinating: 'Bộ Công an',
      deadline: expressPhrase(now),
      deliverable: 'Báo cáo nhanh',
      urgency: 'Hỏa tốc',
    },
    {
      task: 'Nối dữ liệu hộ tịch với dữ liệu dân cư để trẻ sinh ra được cấp số định danh ngay khi đăng ký khai sinh.',
      lead: 'Bộ Tư pháp, Bộ Công an',
      coordinating: 'Bộ Y tế, Bảo hiểm xã hội Việt Nam',
      deadline: figures(addDays(today, 3)),
      deliverable: 'Biên bản nghiệm thu kết nối',
    },
    {
      task: 'Nối dữ liệu bảo hiểm xã hội với dữ liệu việc làm để người lao động không phải tự nộp giấy xác nhận.',
      lead: 'Bảo hiểm xã hội Việt Nam',
      coordinating: 'Bộ Nội vụ',
      deadline: figures(addDays(today, 7)),
      deliverable: 'Biên bản nghiệm thu kết nối',
      urgency: 'Khẩn',
    },
    {
      task: 'Cho phép phụ huynh tra cứu học bạ điện tử khi con chuyển trường, không cần xin bản sao giấy.',
      lead: 'Bộ Giáo dục và Đào tạo',
      coordinating: 'UBND các tỉnh, thành phố',
      deadline: figures(addDays(today, 14)),
      deliverable: 'Dịch vụ tra cứu',
    },
    {
      task: 'Nối dữ liệu đăng kiểm với dữ liệu giấy phép lái xe; thử nghiệm tại ba địa phương trước khi mở rộng.',
      lead: 'Bộ Xây dựng chủ trì, phối hợp với Bộ Công an',
      deadline: figures(addDays(today, 21)),
      deliverable: 'Báo cáo thử nghiệm',
    },
    {
      task: 'Kiểm tra và cập nhật địa chỉ, số điện thoại của bộ phận một cửa các cấp trên bản đồ dịch vụ công.',
      lead: 'UBND các tỉnh, thành phố',
      coordinating: 'Văn phòng Chính phủ',
      deadline: figures(addDays(today, 28)),
      deliverable: 'Dữ liệu đã cập nhật',
    },
    {
      task: 'Cung cấp hóa đơn tiền điện điện tử cho hộ nghèo và hộ chính sách để được hỗ trợ tự động.',
      lead: 'Tập đoàn Điện lực Việt Nam',
      coordinating: 'Bộ Công Thương, Bộ Tài chính',
      deadline: figures(addDays(today, 45)),
      deliverable: 'Dịch vụ chia sẻ dữ liệu',
    },
    {
      task: 'Ngừng thu bản giấy đối với những thông tin đã tra cứu được trong kho dữ liệu dùng chung.',
      lead: 'Các bộ, ngành, địa phương',
      deadline: [
        `Cấp bộ, cấp tỉnh từ ngày ${figures(addDays(today, 30))}`,
        `cấp huyện từ ngày ${figures(addDays(today, 120))}`,
        `cấp xã từ ngày ${figures(addDays(today, 240))}`,
      ].join('; '),
    },
  ],
});

const peopleAndCare = (today: CivilDate): SampleSection => ({
  title: 'Con người và duy trì',
  rows: [
    {
      task: 'Tập huấn cán bộ một cửa cách tra cứu dữ liệu thay cho yêu cầu bản sao, ưu tiên vùng sâu, vùng xa.',
      lead: 'Bộ Nội vụ',
      coordinating: 'Các địa phương',
      deadline: nextQuarter(today),
      deliverable: 'Kế hoạch và tài liệu tập huấn',
    },
    {
      task: 'Đo thời gian người dân tiết kiệm được ở mười thủ tục dùng nhiều nhất và công bố cách đo.',
      lead: 'Văn phòng Chính phủ',
      coordinating: 'Bộ Tài chính',
      deadline: figures(addDays(today, 90)),
      deliverable: 'Báo cáo đo lường',
    },
    {
      task: 'Chuẩn bị phương án phục vụ người cao tuổi, người khuyết tật không dùng điện thoại thông minh.',
      lead: 'Bộ Nội vụ, Bộ Y tế',
      coordinating: 'Ngân hàng Nhà nước Việt Nam',
      deadline: monthOf(addDays(today, 100)),
      deliverable: 'Phương án phục vụ',
    },
    {
      task: 'Sao lưu các kho dữ liệu và diễn tập khôi phục, có người dân chứng kiến thời gian khôi phục.',
      lead: 'Bộ Khoa học và Công nghệ',
      coordinating: 'Bộ Công an, Bộ Quốc phòng',
      deadline: `Năm ${partsOf(today).year + 1}`,
      deliverable: 'Biên bản diễn tập',
    },
    {
      task: 'Theo dõi tình hình kết nối và đăng số liệu công khai hằng ngày để ai cũng xem được.',
      lead: 'Bộ Khoa học và Công nghệ',
      deadline: 'Thường xuyên',
    },
    {
      task: 'Kiểm tra việc thực hiện tại cơ sở, lắng nghe cán bộ trực tiếp tiếp dân trước khi kết luận.',
      lead: 'Thanh tra Chính phủ',
      coordinating: 'Văn phòng Chính phủ',
      deadline: 'Thực hiện thường xuyên',
    },
    {
      task: 'Nghiên cứu việc dùng chung dữ liệu thời tiết, mùa vụ để báo sớm cho nông dân.',
      lead: 'Bộ Nông nghiệp và Phát triển nông thôn',
      coordinating: 'Bộ Khoa học và Công nghệ',
      deadline: '',
      deliverable: 'Đề cương nghiên cứu',
    },
    {
      task: 'Tổng kết đợt một, nêu việc làm được và chưa được, gửi các cơ quan góp ý trước khi trình.',
      lead: 'Văn phòng Chính phủ',
      coordinating: 'Các bộ, ngành, địa phương liên quan',
      deadline: figures(addDays(today, 180)),
      deliverable: 'Báo cáo tổng kết',
    },
  ],
});

export const sampleSections = (now: Instant): readonly SampleSection[] => {
  const today = civilDateOf(now);
  return [rulesAndData(today), connections(today, now), peopleAndCare(today)];
};
