import { DARK, LIGHT, STYLE_SHEET, type Palette } from '../../../../functions/shared/mail/theme.ts';

/** WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = (colour: string): number => {
  const channel = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
};

const contrast = (one: string, other: string): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

describe.each<[string, Palette]>([
  ['light', LIGHT],
  ['dark', DARK],
])('the %s colours', (_, palette) => {
  it.each<[keyof Palette, keyof Palette]>([
    ['ink', 'page'],
    ['ink', 'sheet'],
    ['muted', 'page'],
    ['muted', 'sheet'],
    ['accent', 'sheet'],
    ['onAccent', 'accent'],
  ])('let %s be read on %s', (text, ground) =>
    expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5),
  );
});

it('the style sheet of a mail fetches nothing', () => {
  expect(STYLE_SHEET).not.toMatch(/url\(|@import|https?:/);
});
