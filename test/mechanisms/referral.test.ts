import { describe, expect, test } from 'vitest';
import { ACQUAINTANCE, LAPSED, MEMBER, STRANGER, toUnits } from '../../sim/stages/index.ts';
import type { World } from '../../sim/world/index.ts';
import { expectZ } from '../graph/helpers.ts';
import { centsOf, configOf, countOf, place, startOf, worldOf, type Tie } from './helpers.ts';

type Config = Parameters<typeof startOf<'referral'>>[1];
type Sent = { day: number; from: number; to: number; units: number };

/** Runs the days with nobody ever moving, and returns what was sent. */
function invitations(world: World, config: Config, days: number): Sent[] {
  const referral = startOf('referral', config, world);
  const sent: Sent[] = [];
  for (let day = 1; day <= days; day++) {
    referral.today!(day);
    world.trust.impulses.person.forEach((to, k) => {
      sent.push({ day, from: world.trust.impulses.giver[k], to, units: world.trust.impulses.units[k] });
    });
    world.trust.endDay(day);
  }
  return sent;
}

/** `n` members, each with one friend who is a stranger. */
function pairs(n: number, setting = {}): World {
  const ties = Array.from({ length: n }, (_, k): Tie => [k, n + k]);
  const world = worldOf({ people: 2 * n, ties, ...setting });
  place(world, 'member', ...Array.from({ length: n }, (_, k) => k));
  return world;
}

/** A member (0) with `d` friends who are strangers. */
function star(d: number): World {
  const world = worldOf({ people: d + 1, ties: Array.from({ length: d }, (_, k): Tie => [0, k + 1]) });
  place(world, 'member', 0);
  return world;
}

const daily = { invites: { member: 1 } };

test('invitations of a sender are a Poisson process: mean and variance of 20 days at 0.15 (|z| < 4.4: 1.1e-5 each)', () => {
  const n = 4000;
  const mean = 20 * 0.15;
  const counts = new Float64Array(n);
  for (const { from } of invitations(pairs(n), { invites: { member: 0.15 } }, 20)) counts[from]++;
  const found = counts.reduce((a, b) => a + b) / n;
  expectZ(found, mean, Math.sqrt(mean / n));
  // The fourth central moment of a Poisson is m + 3m², so its sample variance has variance (m + 2m²)/n.
  const variance = counts.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
  expectZ(variance, mean, Math.sqrt((mean + 2 * mean * mean) / n));
});

test('twice the rate is the same process in half the time: by a reward, or by talkativeness', () => {
  const slow = invitations(pairs(200), { invites: { member: 0.25 } }, 40);
  const rewarded = { invites: { member: 0.25 }, rewardSender: 20, halfReward: 20, senderLift: 2 };
  expect(invitations(pairs(200), rewarded, 20).length).toBe(slow.length);
  expect(slow.length).toBeGreaterThan(1500);
  expect(invitations(pairs(200), { ...rewarded, senderLift: 0 }, 40)).toEqual(slow);

  const world = pairs(200, { talkativeness: { distribution: 'gamma', spread: 1 } });
  const sent = invitations(world, { invites: { member: 1 } }, 200);
  const talkative = (person: number) => world.talkativeness.of(person);
  const loud = sent.filter(({ from }) => talkative(from) > 1.2).length;
  const members = Array.from({ length: 200 }, (_, k) => talkative(k)).filter((x) => x > 1.2);
  const expected = members.reduce((a, b) => a + b, 0) * 200;
  expectZ(loud, expected, Math.sqrt(expected));
});

describe('whom', () => {
  test('one more friend takes an invitation with probability 1/(d + 1), and changes no other (|z| < 4.4: 1.1e-5)', () => {
    const d = 6;
    const before = invitations(star(d), daily, 5000);
    const after = invitations(star(d + 1), daily, 5000);
    expect(after.length).toBe(before.length);
    let taken = 0;
    before.forEach(({ to }, n) => {
      if (after[n].to === d + 1) taken++;
      else expect(after[n].to).toBe(to);
    });
    const n = before.length;
    expectZ(taken, n / (d + 1), Math.sqrt((n * d) / (d + 1) ** 2));
  });

  test('strangers and acquaintances only; with no such friend nothing is sent', () => {
    const world = star(6);
    place(world, 'member', 1);
    place(world, 'lapsed', 2);
    place(world, 'wary', 3);
    place(world, 'acquaintance', 4);
    const sent = invitations(world, { invites: { member: 0, superfan: 0 } }, 50);
    expect(sent).toEqual([]);
    place(world, 'superfan', 0);
    const friends = new Set(
      invitations(world, { invites: { member: 0, superfan: 1 } }, 100).map((s) => s.to),
    );
    expect([...friends].toSorted()).toEqual([4, 5, 6]);
    place(world, 'fan', 4, 5, 6);
    world.ledger.newDay();
    expect(invitations(world, { invites: { member: 0, superfan: 1 } }, 100)).toEqual([]);
    expect(countOf(world, 'invitations')).toBe(0);
  });

  test('on a mixed graph anyone but oneself, each as likely (|z| < 4.4 for each of 9: 1e-4)', () => {
    const world = worldOf({ people: 10, mixed: true });
    place(world, 'member', 3);
    const sent = invitations(world, daily, 9000);
    const counts = new Float64Array(10);
    for (const { to } of sent) counts[to]++;
    expect(counts[3]).toBe(0);
    const n = sent.length;
    counts.forEach((count, person) => {
      if (person !== 3) expectZ(count, n / 9, Math.sqrt((n * 8) / 81));
    });
  });
});

test('the friend’s reward counts the same for every fit: against a threshold R/m it is poured x/m', () => {
  const world = pairs(100, { affinity: { distribution: 'gamma', spread: 1 } });
  const config = { ...daily, trust: 0.25, friendLift: 0.5, rewardFriend: 60, halfReward: 20 };
  const sent = invitations(world, config, 5);
  expect(sent.length).toBeGreaterThan(100);
  for (const { to, units } of sent) expect(units).toBe(toUnits(0.25 + 0.375 / world.affinity.of(to)));
});

describe('the reward', () => {
  const rewards = { ...daily, rewardSender: 15.5, rewardFriend: 4.5, within: 10 };

  /** One invitation on day 1, then silence. */
  function invited(config: Config = rewards) {
    const world = star(1);
    const referral = startOf('referral', { ...config, invites: { member: 64 } }, world);
    referral.today!(1);
    referral.configure(configOf('referral', { ...config, invites: { member: 0 } }));
    world.ledger.newDay();
    return { world, join: (day: number) => referral.moved!(1, ACQUAINTANCE, MEMBER, day) };
  }

  test('is paid to both when the friend becomes a member in time, and not a day later', () => {
    for (const [day, cents] of [
      [2, 2000],
      [11, 2000],
      [12, 0],
    ]) {
      const { world, join } = invited();
      join(day);
      expect(centsOf(world, 'rewards')).toBe(cents);
    }
  });

  test('is paid once for a person, however often they come back', () => {
    const world = star(1);
    const referral = startOf('referral', { ...rewards, invites: { member: 1 } }, world);
    for (let day = 1; day <= 100; day++) {
      referral.today!(day);
      if (day % 20 === 0) referral.moved!(1, ACQUAINTANCE, MEMBER, day);
    }
    expect(centsOf(world, 'rewards')).toBe(2000);
  });

  test('is not paid for a join without invitation, nor for other moves', () => {
    const world = star(1);
    startOf('referral', rewards, world).moved!(1, ACQUAINTANCE, MEMBER, 5);
    expect(centsOf(world, 'rewards')).toBe(0);
    const { world: other } = invited();
    const referral = startOf('referral', rewards, other);
    referral.today!(1);
    referral.moved!(1, STRANGER, ACQUAINTANCE, 2);
    referral.moved!(1, ACQUAINTANCE, LAPSED, 3);
    expect(centsOf(other, 'rewards')).toBe(0);
  });
});

test('an invitation counts as followed by a join within 30 days of it', () => {
  const world = star(1);
  const referral = startOf('referral', daily, world);
  const days: number[] = [];
  for (let day = 1; day <= 60; day++) {
    const before = countOf(world, 'invitations');
    referral.today!(day);
    for (let n = before; n < countOf(world, 'invitations'); n++) days.push(day);
  }
  referral.moved!(1, ACQUAINTANCE, MEMBER, 61);
  const followed = days.filter((day) => 61 - day <= 30).length;
  expect(followed).toBeGreaterThan(10);
  expect(countOf(world, 'invitationsFollowed')).toBe(followed);
  referral.moved!(1, ACQUAINTANCE, MEMBER, 62);
  expect(countOf(world, 'invitationsFollowed'), 'each once').toBe(followed);
});

describe('Ryu & Feick: which reward moves whom', () => {
  const reward = { rewardSender: 20, rewardFriend: 20, halfReward: 20, senderLift: 3, friendLift: 0.6 };
  /** `n` members, each with one friend, strongly tied or weakly. */
  const couples = (n: number, strong: boolean) =>
    pairs(n, {
      ties: Array.from({ length: n }, (_, k): Tie => (strong ? [k, n + k, 'strong'] : [k, n + k])),
    });

  // Catches a share that scales the whole rate instead of the lift, and classes the wrong way round.
  test('a share of the sender’s lift holds for strong ties, all of it for weak ones (|z| < 4.4: 1.1e-5 each)', () => {
    const n = 3000;
    const config = { ...reward, invites: { member: 0.1 }, senderOnStrong: 0.4 };
    for (const [strong, lift] of [
      [true, 0.4 * 1.5],
      [false, 1.5],
    ] as const) {
      const mean = n * 10 * 0.1 * (1 + lift);
      expectZ(invitations(couples(n, strong), config, 10).length, mean, Math.sqrt(mean));
    }
  });

  test('a share of the friend’s pull holds along weak ties', () => {
    const config = { ...reward, ...daily, trust: 0.1, friendOnWeak: 0.25 };
    for (const [strong, pull] of [
      [true, 0.3],
      [false, 0.075],
    ] as const) {
      const sent = invitations(couples(30, strong), config, 3);
      expect(new Set(sent.map(({ units }) => units))).toEqual(new Set([toUnits(0.1 + pull)]));
    }
  });
});

describe('terms of payment', () => {
  const terms = { rewardSender: 15.5, rewardFriend: 4.5, within: 100 };

  /** A member (0) who has invited all of some friends by day 60, and is silent then. */
  function inviter(config: Config, friends = 4) {
    const world = star(friends);
    const invites = { member: 2 };
    const referral = startOf('referral', { ...terms, ...config, invites }, world);
    for (let day = 1; day <= 60; day++) referral.today!(day);
    referral.configure(configOf('referral', { ...terms, ...config, invites: { member: 0 } }));
    world.ledger.newDay();
    const join = (friend: number, day: number) => {
      place(world, 'member', friend);
      referral.moved!(friend, ACQUAINTANCE, MEMBER, day);
    };
    return { world, referral, join };
  }

  test('a cap is on the sender’s rewards; friends are paid all the same', () => {
    const { world, join } = inviter({ cap: 2 });
    for (const friend of [1, 2, 3, 4]) join(friend, 61);
    expect(centsOf(world, 'rewards')).toBe(2 * 1550 + 4 * 450);
  });

  test('who has reached the cap invites as if there were no reward', () => {
    const config = { ...daily, rewardSender: 20, halfReward: 20, senderLift: 4 };
    const counts = [null, 0].map((cap) => invitations(pairs(300), { ...config, cap }, 20).length);
    const plain = invitations(pairs(300), daily, 20).length;
    expect(counts[1]).toBe(plain);
    expect(counts[0]).toBeGreaterThan(2 * plain);
  });

  test('paid some days later, if the friend is still there; at the terms of the day of joining', () => {
    const { world, referral, join } = inviter({ payAfter: 10 });
    join(1, 61);
    join(2, 61);
    place(world, 'lapsed', 2);
    referral.configure(configOf('referral', { invites: { member: 0 }, rewardSender: 0 }));
    const paid: [number, number][] = [];
    for (let day = 62; day <= 80; day++) {
      world.ledger.newDay();
      referral.today!(day);
      if (centsOf(world, 'rewards') > 0) paid.push([day, centsOf(world, 'rewards')]);
    }
    expect(paid).toEqual([[71, 2000]]);
  });

  test('fraud: a share of what is paid is for nobody', () => {
    const { world, join } = inviter({ fraud: 0.2 });
    for (const friend of [1, 2, 3, 4]) join(friend, 61);
    expect(centsOf(world, 'rewards') * (1 - 0.2)).toBe(4 * 2000);
  });
});
