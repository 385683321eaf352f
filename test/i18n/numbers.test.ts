import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatDuration,
  formatExact,
  formatInterval,
  formatMoney,
  formatNumber,
  formatShare,
  isoDate,
  LANGS,
} from '../../i18n/index.ts';

test.each([
  [0, '0'],
  [-0, '0'],
  [1234567.8, '1,234,568'],
  [999.6, '1,000'],
  [100.4, '100'],
  [99.97, '100'],
  [12.345, '12.3'],
  [0.012345, '0.0123'],
  [-2.71999, '-2.72'],
  [-0.0000001234, '-1.23e-7'],
  [1.5e21, '1.5e+21'],
  [NaN, '–'],
  [-Infinity, '-∞'],
])('%d is %s in both languages', (value, text) => {
  for (const lang of LANGS) expect(formatNumber(value, lang)).toBe(text);
});

test('with a number of decimals', () => {
  expect(formatNumber(1234.5, 'en', { digits: 2 })).toBe('1,234.50');
  expect(formatNumber(0.4, 'zh', { digits: 0 })).toBe('0');
  expect(formatNumber(-0.4, 'en', { digits: 0 })).toBe('0');
});

test.each([
  [1_073_741_823, '1,073,741,823'],
  [0.000010013580322, '0.0000100136'],
  [2.5, '2.5'],
  [1234.5678, '1,234.57'],
  [-0.01, '-0.01'],
  [0, '0'],
  [1e300, '1e+300'],
  [1e-9, '1e-9'],
  [Infinity, 'Infinity'],
])('%d as it was given is %s', (value, text) => expect(formatExact(value, 'en')).toBe(text));

test('money', () => {
  expect(formatMoney(1234.56, 'en')).toBe('1,235');
  expect(formatMoney(12.5, 'en')).toBe('12.50');
  expect(formatMoney(12, 'en', 'EUR')).toBe('12 EUR');
  expect(formatMoney(-7.25, 'zh', 'CNY')).toBe('-7.25 元');
  expect(formatMoney(7, 'en', 'CNY')).toBe('7 CNY');
  expect(formatMoney(NaN, 'en', 'CNY')).toBe('–');
});

test('shares', () => {
  expect(formatShare(0.12345, 'en')).toBe('12.3%');
  expect(formatShare(0.000123, 'zh')).toBe('0.0123%');
  expect(formatShare(0.5, 'en', 0)).toBe('50%');
  expect(formatShare(1, 'en')).toBe('100%');
  expect(formatShare(0.99999, 'en')).toBe('>99.9%');
  expect(formatShare(NaN, 'en')).toBe('–');
});

test('intervals', () => {
  expect(formatInterval([-1.234, 5678], 'en')).toBe('-1.23 to 5,678');
  expect(formatInterval([0.1, 0.2], 'zh', (value) => formatShare(value, 'zh'))).toBe('10% 至 20%');
});

describe('durations', () => {
  test.each([
    [0, '0 s', '0 秒'],
    [0.0123, '12 ms', '12 毫秒'],
    [0.0001, '1 ms', '1 毫秒'],
    [0.0999, '0.1 s', '0.1 秒'],
    [3.14, '3.1 s', '3.1 秒'],
    [9.96, '10 s', '10 秒'],
    [59.4, '59 s', '59 秒'],
    [59.7, '1 min', '1 分'],
    [200, '3 min 20 s', '3 分 20 秒'],
    [3599.7, '1 h', '1 小时'],
    [7500, '2 h 5 min', '2 小时 5 分'],
    [7199, '2 h', '2 小时'],
    [86_399, '1 d', '1 天'],
    [100_000, '1 d 4 h', '1 天 4 小时'],
    [-5, '0 s', '0 秒'],
    [NaN, '–', '–'],
    [Infinity, '∞', '∞'],
  ])('%d s', (seconds, english, chinese) => {
    expect([formatDuration(seconds, 'en'), formatDuration(seconds, 'zh')]).toEqual([english, chinese]);
  });
});

test.each([
  ['2026-03-01', 0, '2026-03-01', '1 March 2026', '2026 年 3 月 1 日'],
  ['2026-03-01', 365, '2027-03-01', '1 March 2027', '2027 年 3 月 1 日'],
  ['2024-02-28', 1, '2024-02-29', '29 February 2024', '2024 年 2 月 29 日'],
])('%s and %d days is %s', (start, day, iso, en, zh) => {
  expect(isoDate(start, day)).toBe(iso);
  expect(formatDate(start, day, 'en')).toBe(en);
  expect(formatDate(start, day, 'zh')).toBe(zh);
});
