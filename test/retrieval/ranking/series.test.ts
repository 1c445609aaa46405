import { describe, expect, it } from 'vitest';
import { compareStamps, seriesOf, stampIn } from '../../../src/retrieval/ranking/series.js';

describe('seriesOf', () => {
  it.each([
    ['2021年度收费办法', '2023年度收费办法'],
    ['读书会三月月报', '读书会十二月月报'],
    ['週刊第120期', '週刊第九十八期'],
    ['版本 3.5.1', '版本 4.0'],
    ['Release notes v2.1', 'Release notes v2.10'],
    ['会议纪要 2024-03-05', '会议纪要 2024-11-20'],
  ])('takes “%s” and “%s” for a series', (a, b) => {
    expect(seriesOf(a)).not.toBeNull();
    expect(seriesOf(a)).toBe(seriesOf(b));
  });

  it('takes other names for others, and a bare number for none', () => {
    expect(seriesOf('2021年收费办法')).not.toBe(seriesOf('2021年停车办法'));
    expect(seriesOf('2021年')).toBeNull();
  });
});

it.each([
  ['版本 3.15', '版本 3.5'],
  ['版本 4.0', '版本 3.15'],
  ['第十二期', '第九期'],
  ['2024-01', '2023'],
  ['3.5.1', '3.5'],
])('takes “%s” for newer than “%s”', (newer, older) => {
  const stamps = [stampIn(older), stampIn(newer)].map((stamp) => stamp ?? []);
  expect(stamps.sort(compareStamps)).toEqual([stampIn(older), stampIn(newer)]);
});
