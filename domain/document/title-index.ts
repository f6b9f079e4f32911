/**
 * How alike the titles of duties are. Words and pairs of neighbouring words count by how rare they
 * are among the titles at hand: half of an annex may begin "Kết nối, chia sẻ dữ liệu giữa …", and what
 * tells such duties apart is the few words that follow.
 */
import { wordsOf } from '../unit/folding.js';

/** Shortened in one document, written out in the next. */
const writtenOut: Readonly<Record<string, string>> = {
  tthc: 'thu tuc hanh chinh',
  csdl: 'co so du lieu',
  csdlqg: 'co so du lieu quoc gia',
  dvc: 'dich vu cong',
  dvcqg: 'dich vu cong quoc gia',
  dvctt: 'dich vu cong truc tuyen',
  cccd: 'can cuoc cong dan',
  bhyt: 'bao hiem y te',
  bhxh: 'bao hiem xa hoi',
  cntt: 'cong nghe thong tin',
};

const featuresOf = (title: string): ReadonlySet<string> => {
  const words = wordsOf(title).flatMap(({ folded }) => (writtenOut[folded] ?? folded).split(' '));
  const features = new Set(words);
  for (let at = 1; at < words.length; at += 1) features.add(`${words[at - 1]} ${words[at]}`);
  return features;
};

export type Alike = {
  /** Place of the title in the list the index was made of. */
  readonly at: number;
  /** Share of what both say in all that either says, from 0 to 1; 1 for the same words. */
  readonly alike: number;
  /** Share of the shorter one that the other says as well. */
  readonly within: number;
};

export type TitleIndex = { find(title: string): readonly Alike[] };

/** What so many titles say tells nothing apart, and looking at it would cost the most. */
const tooCommon = (count: number): number => Math.max(50, count / 10);
/** Less than this in common is no likeness. */
const leastWithin = 0.2;

export const titleIndex = (titles: readonly string[]): TitleIndex => {
  const postings = new Map<string, number[]>();
  const features = titles.map(featuresOf);
  features.forEach((found, at) => {
    for (const feature of found) {
      const known = postings.get(feature);
      if (known === undefined) postings.set(feature, [at]);
      else known.push(at);
    }
  });
  const most = tooCommon(titles.length);
  const weightOf = (feature: string): number => {
    // What no title says is as rare as what one says.
    const count = postings.get(feature)?.length ?? 1;
    return count > most ? 0 : Math.log(1 + titles.length / (count + 1)) ** 2;
  };
  const sumOf = (found: ReadonlySet<string>): number => {
    let sum = 0;
    for (const feature of found) sum += weightOf(feature);
    return sum;
  };
  const sums = Float64Array.from(features, sumOf);
  const shared = new Float64Array(titles.length);
  return {
    find(title) {
      const wanted = featuresOf(title);
      const whole = sumOf(wanted);
      const touched: number[] = [];
      for (const feature of wanted) {
        const weight = weightOf(feature);
        if (weight === 0) continue;
        for (const at of postings.get(feature) ?? []) {
          const before = shared[at] ?? 0;
          if (before === 0) touched.push(at);
          shared[at] = before + weight;
        }
      }
      const found: Alike[] = [];
      for (const at of touched) {
        const [common, own] = [shared[at] ?? 0, sums[at] ?? 0];
        shared[at] = 0;
        const within = common / Math.min(whole, own);
        if (within < leastWithin) continue;
        found.push({ at, within, alike: (2 * common) / (whole + own) });
      }
      return found.sort((a, b) => b.alike - a.alike || a.at - b.at);
    },
  };
};
