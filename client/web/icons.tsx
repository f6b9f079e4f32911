/** Line icons of Tabler, read once and put into the page itself: nothing more to fetch. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { VNode } from 'preact';

const iconNames = [
  'address-book',
  'alert-triangle',
  'arrow-back-up',
  'arrow-right',
  'bell',
  'building',
  'calendar-plus',
  'calendar-x',
  'check',
  'checks',
  'chevron-right',
  'clock',
  'external-link',
  'file-check',
  'file-import',
  'file-text',
  'flag',
  'hand-stop',
  'home',
  'inbox',
  'info-circle',
  'list-check',
  'message-plus',
  'pencil',
  'progress',
  'repeat',
  'search',
  'send',
  'trending-up',
  'x',
] as const;
export type IconName = (typeof iconNames)[number];

const require = createRequire(import.meta.url);

const drawingOf = (name: IconName): string => {
  const svg = readFileSync(require.resolve(`@tabler/icons/outline/${name}.svg`), 'utf8');
  const inside = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  // The first path is an invisible frame.
  return inside
    .replace(/<path stroke="none"[^>]*>/, '')
    .replace(/\s+/g, ' ')
    .trim();
};

const drawings: ReadonlyMap<IconName, string> = new Map(
  iconNames.map((name) => [name, drawingOf(name)]),
);

/** Always beside a word, so a screen reader passes over it. */
export const Icon = ({ name }: { readonly name: IconName }): VNode => (
  <svg
    class="icon"
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    // biome flags nothing here: the text comes from a file of a dependency, not from a person.
    dangerouslySetInnerHTML={{ __html: drawings.get(name) ?? '' }}
  />
);
