/**
 * What became of units, by legal act: who took their work over and from which day, and names taken on
 * under the same code. Where functions were scattered the main successor stands first; a task's own
 * successor is for a person to say. `recalled` marks what was written down from memory and should be
 * checked against the act before a decision rests on it.
 */
import type { CivilDate } from '../calendar/messages.js';
import { abbreviated, codeFromName } from './entry.js';
import type { LaterName, UnitCode } from './messages.js';

export type Succession = {
  readonly predecessor: UnitCode;
  /** The main one first; empty when nobody took the work over as a whole. */
  readonly successors: readonly UnitCode[];
  readonly from: CivilDate;
  readonly act: string;
  readonly recalled: boolean;
  /** False when the unit goes on under its name within its successor. */
  readonly ends: boolean;
};

type Terms = Pick<Succession, 'from' | 'act' | 'recalled'>;

const terms = (from: string, act: string, recalled = false): Terms => ({
  from: from as CivilDate,
  act,
  recalled,
});

/** An official code as it is, anything else by its name. */
const codeOf = (unit: string): UnitCode =>
  /^[GH]\d\d$/.test(unit) ? (unit as UnitCode) : codeFromName(unit);

const passed = (given: Terms, predecessor: string, ...successors: string[]): Succession => ({
  ...given,
  predecessor: codeOf(predecessor),
  successors: successors.map(codeOf),
  ends: true,
});

const cabinet = 'Nghị quyết 176/2025/QH15';
const cabinetTerms = terms('2025-03-01', cabinet);
const cabinetRecalled = terms('2025-03-01', cabinet, true);

/** The ministries of 1/3/2025. */
const ofMinistries: readonly Succession[] = [
  passed(cabinetTerms, 'G04', 'G17'),
  passed(cabinetTerms, 'G05', 'G12'),
  passed(cabinetTerms, 'G13', 'G10'),
  passed(cabinetTerms, 'G14', 'G06'),
  passed(cabinetRecalled, 'G14', 'G16', 'G01'), // press; network security
  passed(cabinetRecalled, 'G07', 'G09', 'G18', 'G03'), // social protection; vocational training
  { ...passed(cabinetRecalled, 'Bảo hiểm xã hội Việt Nam', 'G12'), ends: false },
];

const finance = terms('2025-03-01', 'Nghị định 29/2025/NĐ-CP', true);
const programme = terms('2025-03-13', 'Quyết định 598/QĐ-TTg');

const ofBodies: readonly Succession[] = [
  passed(finance, 'Tổng cục Thuế', 'Cục Thuế'),
  passed(finance, 'Ủy ban Quản lý vốn nhà nước tại doanh nghiệp', 'G12'),
  passed(programme, 'Tổ công tác triển khai Đề án 06', 'Tiểu ban triển khai Đề án 06'),
];

const provincial = terms('2025-07-01', 'Nghị quyết 202/2025/QH15');

/** The 29 provinces that ended on 1/7/2025, each with the one that kept its name and code. */
const intoProvince: Readonly<Record<string, readonly string[]>> = {
  H01: ['H33'],
  H05: ['H02'],
  H12: ['H04'],
  H13: ['H30', 'H51'],
  H15: ['H45'],
  H17: ['H47'],
  H19: ['H10'],
  H20: ['H58'],
  H21: ['H08'],
  H24: ['H23'],
  H29: ['H06', 'H09'],
  H31: ['H54'],
  H32: ['H43'],
  H36: ['H11', 'H16'],
  H38: ['H63'],
  H42: ['H25', 'H40'],
  H44: ['H28', 'H62'],
  H48: ['H34'],
  H50: ['H46'],
  H53: ['H39'],
  H55: ['H03'],
  H60: ['H22'],
  H61: ['H07', 'H59'],
};

const ofProvinces: readonly Succession[] = Object.entries(intoProvince).flatMap(
  ([successor, predecessors]) =>
    predecessors.map((predecessor) => passed(provincial, predecessor, successor)),
);

const departmental = terms('2025-03-01', 'Nghị định 45/2025/NĐ-CP', true);
const noDistricts = terms('2025-07-01', 'Nghị quyết 203/2025/QH15', true);

/** Departments follow their ministries; every province set its own day. Districts ended on 1/7/2025. */
const ofLocalUnits: readonly Succession[] = [
  passed(departmental, 'Sở Giao thông vận tải', 'Sở Xây dựng'),
  passed(departmental, 'Sở Kế hoạch và Đầu tư', 'Sở Tài chính'),
  passed(departmental, 'Sở Lao động - Thương binh và Xã hội', 'Sở Nội vụ'),
  passed(departmental, 'Sở Nông nghiệp và Phát triển nông thôn', 'Sở Nông nghiệp và Môi trường'),
  passed(departmental, 'Sở Tài nguyên và Môi trường', 'Sở Nông nghiệp và Môi trường'),
  passed(departmental, 'Sở Thông tin và Truyền thông', 'Sở Khoa học và Công nghệ'),
  passed(noDistricts, 'UBND cấp huyện'),
  passed(noDistricts, 'UBND các huyện, thành phố'),
];

export const successions: readonly Succession[] = [
  ...ofMinistries,
  ...ofBodies,
  ...ofProvinces,
  ...ofLocalUnits,
];

/** The resolution on Huế is recalled. */
export const laterNames: Readonly<Record<string, LaterName>> = {
  G10: {
    name: 'Bộ Nông nghiệp và Môi trường',
    spellings: ['NNMT', 'NN&MT'].flatMap((short) => abbreviated('Bộ', short)),
    from: cabinetTerms.from,
    act: cabinet,
  },
  G21: {
    name: 'Bộ Dân tộc và Tôn giáo',
    spellings: ['DTTG', 'DT&TG'].flatMap((short) => abbreviated('Bộ', short)),
    from: cabinetTerms.from,
    act: cabinet,
  },
  H57: {
    name: 'UBND thành phố Huế',
    spellings: [],
    from: '2025-01-01' as CivilDate,
    act: 'Nghị quyết 175/2024/QH15',
  },
};
