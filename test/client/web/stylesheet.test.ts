import { describe, expect, test } from 'vitest';
import { reduceStylesheet, splitTopLevel, wordsOf } from '../../../client/web/stylesheet.js';

const reduce = (css: string, classes: readonly string[], extra = ''): string =>
  reduceStylesheet(css, new Set(classes), extra);

describe('a reduced stylesheet', () => {
  test('keeps a rule whose classes all occur and drops one with a class that does not', () =>
    expect(reduce('.btn{a:b}.modal{a:b}.btn.modal{a:b}p{a:b}', ['btn'])).toBe('.btn{a:b}p{a:b}'));

  test('keeps of a list of selectors those that fit', () =>
    expect(reduce('.btn,.modal,.card:hover{a:b}', ['btn', 'card'])).toBe('.btn,.card:hover{a:b}'));

  test('keeps media queries with what fits inside and drops empty ones', () =>
    expect(
      reduce('@media print{.btn{a:b}.modal{a:b}}@media (width<9px){.modal{a:b}}', ['btn']),
    ).toBe('@media print{.btn{a:b}}'));

  test("lets dark rules follow the reader's system", () =>
    expect(
      reduce('.btn{a:b}[data-bs-theme=dark] .btn{a:c}[data-bs-theme=dark]{d:e}', ['btn']),
    ).toBe('.btn{a:b}@media screen and (prefers-color-scheme:dark){:root .btn{a:c}:root{d:e}}'));

  test('keeps a custom property that something reaches, directly or through another', () =>
    expect(
      reduce(':root{--a:1;--b:var(--c);--c:2;--d:3}.btn{width:var(--b)}', ['btn'], 'i{x:var(--a)}'),
    ).toBe(':root{--a:1;--b:var(--c);--c:2}.btn{width:var(--b)}'));

  test('keeps an animation that a kept rule names, and no other', () =>
    expect(
      reduce('@keyframes turn{to{a:b}}@keyframes glow{to{a:b}}.btn{animation:turn 1s}', ['btn']),
    ).toBe('@keyframes turn{to{a:b}}.btn{animation:turn 1s}'));

  test('is not misled by braces, semicolons and commas inside quotes and brackets', () =>
    expect(reduce('.btn{background:url("a;}b,c");content:"}"}.modal{a:b}', ['btn'])).toBe(
      '.btn{background:url("a;}b,c");content:"}"}',
    ));

  test('leaves pictures out that the pages may not load', () =>
    expect(reduce('.btn{a:b;background:url("data:image/svg+xml,x")}', ['btn'])).toBe('.btn{a:b}'));
});

test('a list is split only where nothing is open', () =>
  expect(splitTopLevel('a(b,c),[d,"e,f"],g', ',')).toEqual(['a(b,c)', '[d,"e,f"]', 'g']));

test('every word of a template could be a class', () =>
  expect(wordsOf('<a class="btn btn-sm">')).toEqual(['a', 'class', 'btn', 'btn-sm']));
