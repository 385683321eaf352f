import { BYTES_PER_PERSON, BYTES_PER_TIE } from './builder.ts';

/**
 * What reading a graph file will take, from a few windows of it: ties by what a tie takes in the file, people by how often names
 * come again.
 */

/** Windows, and bytes of each. */
const WINDOWS = 64;
const WINDOW = 4096;
/** Bytes of a file beside its people and ties: pieces of text, tokens, and what waits to be collected. */
const BYTES_PER_BYTE = 3;
/** Bytes that reading takes of any file. */
const BYTES_AT_LEAST = 25e6;

/** Bytes at the peak of reading, those of the file included. Right within a factor of 2 where people's ties are of one order. */
export function estimateReading(bytes: Uint8Array): number {
  const { people, ties } = estimateSize(bytes);
  return Math.round(
    BYTES_AT_LEAST + bytes.length * BYTES_PER_BYTE + people * BYTES_PER_PERSON + ties * BYTES_PER_TIE,
  );
}

/** About how many people and ties a file holds. */
export function estimateSize(bytes: Uint8Array): { people: number; ties: number } {
  const windows = Math.min(WINDOWS, Math.max(1, Math.floor(bytes.length / WINDOW)));
  let sampled = 0;
  let ties = 0;
  let listed = 0;
  const mentions = new Map<string, number>();
  let mentioned = 0;
  for (let w = 0; w < windows; w++) {
    const start = windows === 1 ? 0 : Math.floor((w * (bytes.length - WINDOW)) / (windows - 1));
    const end = Math.min(bytes.length, start + WINDOW);
    let text = '';
    for (let i = start; i < end; i++) if (bytes[i] !== 0) text += String.fromCharCode(bytes[i]);
    sampled += end - start;
    const found = namesIn(text);
    ties += found.ties;
    listed += found.listed;
    for (const name of found.ends) {
      mentioned++;
      mentions.set(name, (mentions.get(name) ?? 0) + 1);
    }
  }
  const scale = bytes.length / Math.max(1, sampled);
  const allTies = ties * scale;
  const mentionedPeople = populationOf(mentions.size, mentioned, 2 * allTies);
  return { ties: Math.round(allTies), people: Math.round(Math.max(listed * scale, mentionedPeople)) };
}

/** Ties in a piece of a file, whatever its format, what they end at, and people of a list of people. */
function namesIn(text: string): { ties: number; listed: number; ends: string[] } {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  if (/<(?:\w+:)?(?:edge|node)\b/.test(text)) {
    const ends = [...text.matchAll(/(?:source|target)\s*=\s*["']([^"'<]{1,200})/g)].map(([, name]) => name);
    return { ties: count(/<(?:\w+:)?edge\b/g), listed: count(/<(?:\w+:)?node\b/g), ends };
  }
  if (/"(?:source|target|key|id|from|to)"\s*:/.test(text)) {
    const ends = [...text.matchAll(/"(?:source|target|from|to)"\s*:\s*("[^"]{1,200}"|\d+)/g)].map(
      ([, name]) => name,
    );
    const ties = count(/"(?:target|to)"\s*:/g);
    return { ties, listed: Math.max(0, count(/"(?:key|id)"\s*:/g) - (ties > 0 ? ties : 0)), ends };
  }
  if (/\b(?:node|edge)\s*\[/.test(text)) {
    const ends = [...text.matchAll(/\b(?:source|target)\s+("[^"]{1,200}"|\S{1,200})/g)].map(
      ([, name]) => name,
    );
    return { ties: count(/\bedge\s*\[/g), listed: count(/\bnode\s*\[/g), ends };
  }
  // The first and the last row of a window are in part.
  const rows = text.split(/[\r\n]+/).slice(1, -1);
  const whole = rows.length === 0 ? text.split(/[\r\n]+/) : rows;
  const cells = whole.map((row) => row.split(/[\t;,|]|\s+/).filter((cell) => cell !== ''));
  const ties = cells.reduce((sum, { length }) => sum + (length > 5 ? length - 1 : length > 1 ? 1 : 0), 0);
  return {
    ties: ties * (rows.length === 0 ? 1 : (rows.length + 1) / rows.length),
    listed: 0,
    ends: cells.flatMap((row) => row.slice(0, 2)),
  };
}

/**
 * How many there are in all, when so many mentions named so many: with names drawn evenly from N, m mentions name
 * N·(1 − e^(−m/N)) of them.
 */
function populationOf(distinct: number, mentions: number, all: number): number {
  if (mentions === 0 || all <= mentions) return distinct;
  let low = distinct;
  let high = Math.max(distinct, 1e10);
  for (let step = 0; step < 60; step++) {
    const middle = Math.sqrt(low * high);
    if (-middle * expm1Of(-mentions / middle) < distinct) low = middle;
    else high = middle;
  }
  const population = Math.sqrt(low * high);
  return Math.min(all, -population * expm1Of(-all / population));
}

/** e^x − 1 for x ≤ 0, by halving: exact enough for an estimate, and the same in every engine. */
function expm1Of(x: number): number {
  if (x > -1e-3) return x + (x * x) / 2;
  let power = 1 + x / 1024 + (x * x) / 2_097_152;
  if (x < -700) return -1;
  for (let k = 0; k < 10; k++) power *= power;
  return power - 1;
}
