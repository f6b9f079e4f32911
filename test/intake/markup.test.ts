import { expect, test } from 'vitest';
import {
  plainCell,
  plainLine,
  plainMarkdownCell,
  plainMarkdownLine,
} from '../../intake/text/markup.js';

test('tags and stars go, the words and the footnote sign stay', () => {
  expect(plainCell('<p>Một <i>hai</i></p><p>ba</p>')).toBe('Một hai\nba');
  expect(plainCell('(*theo hướng dẫn*) **đậm** (*)')).toBe('(theo hướng dẫn) đậm (*)');
  expect(plainCell('  nhiều   khoảng\ttrắng\n')).toBe('nhiều khoảng trắng');
  expect(plainCell('x < y và <table>')).toBe('x < y và <table>');
});

test('entities become their signs, and what is none stays', () => {
  expect(plainCell('a<br/>b &amp; c &lt;5&nbsp;%&gt; &quot;d&quot;')).toBe('a\nb & c <5 %> "d"');
  expect(plainCell('&#7897; &#x1ED9; &la-gi; &#0; R&D;')).toBe('ộ ộ &la-gi; &#0; R&D;');
});

test('decomposed letters of an entity are composed', () => {
  expect(plainCell('o&#770;')).toBe('ô');
});

test('in a line a star may be all that parts two words, and there is one line', () => {
  expect(plainLine('PHỤ LỤC II**DANH MỤC')).toBe('PHỤ LỤC II DANH MỤC');
  expect(plainLine('<p>Một</p><p>hai</p>')).toBe('Một hai');
});

test('Markdown keeps the signs a backslash keeps', () => {
  expect(plainMarkdownCell('a \\| b \\* c \\\\ \\<p> \\_d\\_ \\&amp;')).toBe(
    'a | b * c \\ <p> _d_ &amp;',
  );
  expect(plainMarkdownCell('**đậm** _nghiêng_ ~~gạch~~ `mã` snake_case_x')).toBe(
    'đậm nghiêng gạch mã snake_case_x',
  );
  expect(plainMarkdownCell('[Nghị định 07](https://vi.du/a) ![hình](b.png)')).toBe(
    'Nghị định 07 hình',
  );
  expect(plainMarkdownLine('1. **Chính phủ:** đã ban hành')).toBe('1. Chính phủ: đã ban hành');
});
