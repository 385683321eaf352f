// The three loops in which a run spends its time, in AssemblyScript: compiled by `npm run kernel` to ../kernel-code.ts. What they do,
// and why, is said in ../kernel.ts and ../reference.ts, which does the same in TypeScript, to the bit.

const STAGES: i32 = 9;
const BLOCK_BITS: i32 = 3;
const FAR: f64 = 1073741824;
const NEVER: i32 = 2147483647;
const STAY: u8 = 0;
const PROMOTE: u8 = 1;
const DEMOTE: u8 = 2;
const CLOCK_TO_BUCKET: f64 = 1.0 / 32768.0;

let people: i32 = 0;
let stage: usize = 0;
let lastTransition: usize = 0;
let nextDay: usize = 0;
let list: usize = 0;
let more: usize = 0;
let other: usize = 0;
let found: usize = 0;
let outcome: usize = 0;
// Of trust, then of doubt.
let rows0: usize = 0;
let rows1: usize = 0;
let limit0: usize = 0;
let limit1: usize = 0;
let clock0: usize = 0;
let clock1: usize = 0;
let rateBound0: usize = 0;
let rateBound1: usize = 0;
let heard0: usize = 0;
let heard1: usize = 0;
let by0: usize = 0;
let by1: usize = 0;

export function place(
  count: i32,
  atStage: usize,
  atLastTransition: usize,
  atNextDay: usize,
  atList: usize,
  atMore: usize,
  atOther: usize,
  atFound: usize,
  atOutcome: usize,
): void {
  people = count;
  stage = atStage;
  lastTransition = atLastTransition;
  nextDay = atNextDay;
  list = atList;
  more = atMore;
  other = atOther;
  found = atFound;
  outcome = atOutcome;
}

export function placeBucket(
  doubt: bool,
  rows: usize,
  limit: usize,
  clock: usize,
  rateBound: usize,
  incoming: usize,
  by: usize,
): void {
  if (doubt) {
    heard1 = incoming;
    by1 = by;
    rows1 = rows;
    limit1 = limit;
    clock1 = clock;
    rateBound1 = rateBound;
  } else {
    heard0 = incoming;
    by0 = by;
    rows0 = rows;
    limit0 = limit;
    clock0 = clock;
    rateBound0 = rateBound;
  }
}

function pressureOf(incoming: f64, share: f32): i32 {
  // The conversion saturates at NEVER.
  return i32(incoming * f64(share));
}

// Loads are asked for some hundred at a time before they are used: one after the other each would wait for memory.
const BATCH: i32 = 256;
let asked: i32 = 0;

export function addRate(doubt: bool, count: i32, through: i32): void {
  for (let from: i32 = 0; from < count; from += BATCH) {
    addSomeRates(doubt, from, min<i32>(count, from + BATCH), through);
  }
}

function addSomeRates(doubt: bool, from: i32, end: i32, through: i32): void {
  const rows = doubt ? rows1 : rows0;
  const who = doubt ? heard1 : heard0;
  const by = doubt ? by1 : by0;
  let seen: i32 = 0;
  for (let k = from; k < end; k++) {
    seen ^= load<i32>(rows + (<usize>load<i32>(who + (<usize>k << 2)) << 4), 8);
  }
  asked = seen;
  let rose: i32 = 0;
  for (let k = from; k < end; k++) {
    const person = load<i32>(who + (<usize>k << 2));
    const row = rows + (<usize>person << 4);
    const said = load<f64>(row);
    const now = said + f64(load<i32>(by + (<usize>k << 2)));
    const share = load<f32>(row, 12);
    const change = pressureOf(now, share) - pressureOf(said, share);
    store<f64>(row, now);
    store<i32>(row, load<i32>(row, 8) - change * through, 8);
    store<i32>(who + (<usize>rose << 2), person);
    const first = load<i32>(nextDay + ((<usize>(person >> BLOCK_BITS)) << 2));
    rose += i32(change > 0) & i32(first > through + 1);
  }
  sooner(doubt, who, rose, through, true);
}

export function rise(doubt: bool, count: i32, through: i32, personal: bool): void {
  sooner(doubt, list, count, through, personal);
}

function sooner(doubt: bool, who: usize, count: i32, through: i32, personal: bool): void {
  const rows = doubt ? rows1 : rows0;
  const limits = doubt ? limit1 : limit0;
  const clock = doubt ? clock1 : clock0;
  const rateBound = doubt ? rateBound1 : rateBound0;
  let seen: i32 = 0;
  for (let k: i32 = 0; k < count; k++) {
    const person = <usize>load<i32>(who + (<usize>k << 2));
    seen ^= load<i32>(limits + (person << 2)) ^ load<u8>(stage + person) ^ load<u16>(lastTransition + (person << 1));
  }
  asked = seen;
  for (let k: i32 = 0; k < count; k++) {
    const person = load<i32>(who + ((<usize>k) << 2));
    const at = nextDay + ((<usize>(person >> BLOCK_BITS)) << 2);
    const now = load<i32>(at) - through;
    if (now <= 1) continue;
    const s = <usize>load<u8>(stage + <usize>person);
    const limit = load<i32>(limits + ((<usize>person) << 2));
    const arrived = <usize>load<u16>(lastTransition + ((<usize>person) << 1)) * STAGES + s;
    let rate = load<f64>(rateBound + (s << 3));
    let level =
      (load<f64>(clock + ((<usize>through * STAGES + s) << 3)) - load<f64>(clock + (arrived << 3))) *
      CLOCK_TO_BUCKET;
    if (personal) {
      const row = rows + ((<usize>person) << 4);
      const pressure = pressureOf(load<f64>(row), load<f32>(row, 12));
      rate += f64(pressure);
      level += f64(<u32>(load<i32>(row, 8) + pressure * through));
    }
    const left = f64(limit) - level;
    if (limit < NEVER && left < f64(now) * rate) {
      store<i32>(at, through + i32(max<f64>(1, floor(left / rate))));
    }
  }
}

export function scan(day: i32, personal0: bool, personal1: bool): i32 {
  // Places in locals: as variables of the module they would be loaded anew after every store.
  const stages = stage;
  const moved = lastTransition;
  const dues = nextDay;
  const trusted = rows0;
  const doubted = rows1;
  const trustThreshold = limit0;
  const doubtThreshold = limit1;
  const onTrust = clock0;
  const onDoubt = clock1;
  const maxTrust = rateBound0;
  const maxDoubt = rateBound1;
  const today = (<usize>day * STAGES) << 3;
  const all = people;
  const blocks = ((all - 1) >> BLOCK_BITS) + 1;
  let count: i32 = 0;
  for (let block: i32 = 0; block < blocks; block++) {
    const at = dues + ((<usize>block) << 2);
    if (load<i32>(at) > day) continue;
    const end = min<i32>(all, (block + 1) << BLOCK_BITS);
    let soonest = FAR;
    for (let person = block << BLOCK_BITS; person < end; person++) {
      const s = (<usize>load<u8>(stages + <usize>person)) << 3;
      const arrived = ((<usize>load<u16>(moved + ((<usize>person) << 1)) * STAGES) << 3) + s;
      let rate = load<f64>(maxTrust + s);
      let level = (load<f64>(onTrust + today + s) - load<f64>(onTrust + arrived)) * CLOCK_TO_BUCKET;
      if (personal0) {
        const row = trusted + ((<usize>person) << 4);
        const pressure = pressureOf(load<f64>(row), load<f32>(row, 12));
        rate += f64(pressure);
        level += f64(<u32>(load<i32>(row, 8) + pressure * day));
      }
      let limit = load<i32>(trustThreshold + ((<usize>person) << 2));
      let left = f64(limit) - level;
      let crosses = false;
      if (limit < NEVER && rate > 0) {
        if (left <= 0) crosses = true;
        else if (left < soonest * rate) soonest = left / rate;
      }
      rate = load<f64>(maxDoubt + s);
      level = (load<f64>(onDoubt + today + s) - load<f64>(onDoubt + arrived)) * CLOCK_TO_BUCKET;
      if (personal1) {
        const row = doubted + ((<usize>person) << 4);
        const pressure = pressureOf(load<f64>(row), load<f32>(row, 12));
        rate += f64(pressure);
        level += f64(<u32>(load<i32>(row, 8) + pressure * day));
      }
      limit = load<i32>(doubtThreshold + ((<usize>person) << 2));
      left = f64(limit) - level;
      if (limit < NEVER && rate > 0) {
        if (left <= 0) crosses = true;
        else if (left < soonest * rate) soonest = left / rate;
      }
      if (crosses) {
        store<i32>(found + ((<usize>count) << 2), person);
        store<u8>(outcome + <usize>count, resolve(person, day, personal0, personal1));
        count++;
      }
    }
    store<i32>(at, i32(min<f64>(FAR, f64(day) + max<f64>(1, floor(soonest)))));
  }
  return count;
}

function resolve(person: i32, day: i32, personal0: bool, personal1: bool): u8 {
  const s = <usize>load<u8>(stage + <usize>person);
  const arrived = (<usize>load<u16>(lastTransition + ((<usize>person) << 1)) * STAGES + s) << 3;
  const yesterday = (<usize>(day - 1) * STAGES + s) << 3;
  const today = (<usize>day * STAGES + s) << 3;
  const limitOfTrust = load<i32>(limit0 + ((<usize>person) << 2));
  const limitOfDoubt = load<i32>(limit1 + ((<usize>person) << 2));
  let A = clockBetween(clock0, arrived, yesterday);
  let a = clockBetween(clock0, arrived, today) - A;
  if (personal0) {
    const row = rows0 + ((<usize>person) << 4);
    const pressure = pressureOf(load<f64>(row), load<f32>(row, 12));
    A += f64(<u32>(load<i32>(row, 8) + pressure * (day - 1)));
    a += f64(pressure);
  }
  let B = clockBetween(clock1, arrived, yesterday);
  let b = clockBetween(clock1, arrived, today) - B;
  if (personal1) {
    const row = rows1 + ((<usize>person) << 4);
    const pressure = pressureOf(load<f64>(row), load<f32>(row, 12));
    B += f64(<u32>(load<i32>(row, 8) + pressure * (day - 1)));
    b += f64(pressure);
  }
  const promotions = limitOfTrust < NEVER && A + a >= f64(limitOfTrust);
  const demotions = limitOfDoubt < NEVER && B + b >= f64(limitOfDoubt);
  if (promotions && demotions) return (f64(limitOfTrust) - A) * b < (f64(limitOfDoubt) - B) * a ? PROMOTE : DEMOTE;
  return promotions ? PROMOTE : demotions ? DEMOTE : STAY;
}

function clockBetween(clock: usize, from: usize, through: usize): f64 {
  const units = floor((load<f64>(clock + through) - load<f64>(clock + from)) * CLOCK_TO_BUCKET);
  return min<f64>(units, f64(NEVER));
}

// Draws: two unit exponentials for each (person, key) of the list, by Philox 4×32-10.
export function draw(k0: u32, k1: u32, stream: u32, step: u32, count: i32): void {
  for (let k: i32 = 0; k < count; k++) {
    let key0 = k0;
    let key1 = k1;
    let x0 = stream;
    let x1 = load<u32>(list + ((<usize>k) << 2));
    let x2 = <u32>load<f64>(more + ((<usize>k) << 3));
    let x3 = step;
    for (let round = 0; round < 10; round++) {
      const p = <u64>0xd2511f53 * <u64>x0;
      const q = <u64>0xcd9e8d57 * <u64>x2;
      x0 = (<u32>(q >> 32)) ^ x1 ^ key0;
      x1 = <u32>q;
      x2 = (<u32>(p >> 32)) ^ x3 ^ key1;
      x3 = <u32>p;
      key0 += 0x9e3779b9;
      key1 += 0xbb67ae85;
    }
    const scale: f64 = 1.0 / 4503599627370496.0;
    store<f64>(more + ((<usize>k) << 3), -log((f64(x0) * 1048576 + f64(x1 >> 12) + 0.5) * scale));
    store<f64>(other + ((<usize>k) << 3), -log((f64(x2) * 1048576 + f64(x3 >> 12) + 0.5) * scale));
  }
}

// sim/random/portable.ts, for 2^-64 < x < 2^64: the same operations in the same order.
function log(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let k = i32(bits >> 52) - 1023;
  k += i32((bits & 0xfffffffffffff) >= 0x6a09e667f3bcd);
  const m = x * reinterpret<f64>((<u64>(1023 - k)) << 52);
  const s = (m - 1) / (m + 1);
  const q = s * s;
  let sum: f64 = (1.0 / 21) * q;
  sum = (sum + 1.0 / 19) * q;
  sum = (sum + 1.0 / 17) * q;
  sum = (sum + 1.0 / 15) * q;
  sum = (sum + 1.0 / 13) * q;
  sum = (sum + 1.0 / 11) * q;
  sum = (sum + 1.0 / 9) * q;
  sum = (sum + 1.0 / 7) * q;
  sum = (sum + 1.0 / 5) * q;
  sum = (sum + 1.0 / 3) * q;
  const kf = f64(k);
  return kf * 0.69314718036912381649017333984375 + (2 * s * (1 + sum) + kf * 1.9082149292705877e-10);
}
