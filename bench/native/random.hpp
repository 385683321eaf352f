// A fast sequential generator: xoshiro256++ (Blackman & Vigna, "Scrambled linear pseudorandom number generators", ACM
// Transactions on Mathematical Software 47, 2021), seeded by splitmix64.
#pragma once
#include <cstdint>

class Random {
 public:
  explicit Random(uint64_t seed) {
    for (auto& word : state) {
      seed += 0x9e3779b97f4a7c15ULL;
      uint64_t z = seed;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
      word = z ^ (z >> 31);
    }
  }

  uint64_t next() {
    const uint64_t result = rotate(state[0] + state[3], 23) + state[0];
    const uint64_t t = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= t;
    state[3] = rotate(state[3], 45);
    return result;
  }

  /** Uniform in (0, 1). */
  double uniform() { return (static_cast<double>(next() >> 12) + 0.5) * 0x1p-52; }

  /** Uniform in [0, n) by multiplication (Lemire 2019), without bias. */
  uint32_t below(uint32_t n) {
    uint64_t product = (next() >> 32) * n;
    if (static_cast<uint32_t>(product) < n) {
      const uint32_t limit = -n % n;
      while (static_cast<uint32_t>(product) < limit) product = (next() >> 32) * n;
    }
    return product >> 32;
  }

 private:
  static uint64_t rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
  uint64_t state[4];
};
