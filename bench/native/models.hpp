// The random graphs of sim/graph/generators, by the same algorithms; the papers are named there.
#pragma once
#include <algorithm>
#include <cmath>
#include <numeric>
#include "random.hpp"
#include "rows.hpp"

/** Gaps between tied pairs are geometric. */
inline TieList erdosRenyi(int32_t people, double meanDegree, Random& random) {
  const double p = meanDegree / (people - 1);
  const double expected = people * meanDegree / 2;
  TieList list(people, static_cast<size_t>(expected + 8 * std::sqrt(expected) + 16));
  const double perLog = 1 / std::log1p(-p);
  int64_t v = 1;
  int64_t position = static_cast<int64_t>(std::log(random.uniform()) * perLog);
  for (;;) {
    while (position >= v) {
      position -= v;
      if (++v >= people) return list;
    }
    list.add(v, position);
    position += 1 + static_cast<int64_t>(std::log(random.uniform()) * perLog);
  }
}

inline bool holds(const Column& to, int32_t half, int32_t i, int32_t j) {
  for (size_t k = static_cast<size_t>(i) * half, end = k + half; k < end; k++) {
    if (to[k] == j) return true;
  }
  return false;
}

/** A ring whose ties are rewired lap by lap. */
inline TieList wattsStrogatz(int32_t people, int32_t half, double rewire, Random& random) {
  constexpr int tries = 64;
  const size_t room = static_cast<size_t>(people) * half;
  TieList list(people, room);
  std::vector<int32_t> degree(people, 2 * half);
  for (size_t i = 0; i < static_cast<size_t>(people); i++) {
    for (int32_t lap = 1; lap <= half; lap++) {
      list.from[i * half + lap - 1] = i;
      list.to[i * half + lap - 1] = (i + lap) % people;
    }
  }
  for (int32_t lap = 0; lap < half; lap++) {
    for (int32_t i = 0; i < people; i++) {
      int32_t& slot = list.to[static_cast<size_t>(i) * half + lap];
      if (random.uniform() >= rewire || degree[i] >= people - 1) continue;
      for (int t = 0; t < tries; t++) {
        const int32_t j = random.below(people);
        if (j == i || holds(list.to, half, i, j) || holds(list.to, half, j, i)) continue;
        degree[slot]--;
        degree[j]++;
        slot = j;
        break;
      }
    }
  }
  list.count = room;
  return list;
}

/** A clique of attach + 1, with room for what grows from it. */
inline TieList startFromClique(int32_t people, int32_t attach) {
  TieList list(people, static_cast<size_t>(attach) * (attach + 1) / 2 + static_cast<size_t>(people - attach - 1) * attach);
  for (int32_t v = 1; v <= attach; v++) {
    for (int32_t w = 0; w < v; w++) list.add(v, w);
  }
  return list;
}

/** A uniform end of a uniform tie: someone in proportion to degree. */
inline int32_t drawByDegree(const TieList& list, uint32_t count, Random& random) {
  const uint32_t end = random.below(2 * count);
  return end < count ? list.from[end] : list.to[end - count];
}

inline TieList barabasiAlbert(int32_t people, int32_t attach, Random& random) {
  TieList list = startFromClique(people, attach);
  std::vector<int32_t> lastChosenBy(people, 0);
  for (int32_t v = attach + 1; v < people; v++) {
    const size_t before = list.count;
    while (list.count < before + attach) {
      const int32_t w = drawByDegree(list, before, random);
      if (lastChosenBy[w] == v) continue;
      lastChosenBy[w] = v;
      list.add(v, w);
    }
  }
  return list;
}

/** Growing rows of neighbours in one pool; a full row moves to its end with twice the room. */
class Neighbours {
 public:
  Neighbours(size_t people, int32_t room) : start(people), room(people, room), degree(people, 0) {
    for (size_t i = 0; i < people; i++) start[i] = i * room;
    pool.resize(people * room);
    pool.reserve(people * room * 7 / 4);
  }

  void tie(int32_t a, int32_t b) {
    append(a, b);
    append(b, a);
  }

  /** A uniform neighbour of w whom v has not chosen yet, or −1. */
  int32_t drawFree(int32_t w, const std::vector<int32_t>& lastChosenBy, int32_t v, Random& random) const {
    constexpr int tries = 16;
    const int32_t* row = &pool[start[w]];
    for (int t = 0; t < tries; t++) {
      const int32_t u = row[random.below(degree[w])];
      if (lastChosenBy[u] != v) return u;
    }
    const auto isFree = [&](int32_t u) { return lastChosenBy[u] != v; };
    int32_t left = std::count_if(row, row + degree[w], isFree);
    if (left == 0) return -1;
    left = random.below(left);
    for (;; row++) {
      if (isFree(*row) && left-- == 0) return *row;
    }
  }

 private:
  void append(int32_t a, int32_t b) {
    if (degree[a] == room[a]) {
      const size_t end = pool.size();
      pool.resize(end + 2 * room[a]);
      std::copy_n(pool.begin() + start[a], degree[a], pool.begin() + end);
      start[a] = end;
      room[a] *= 2;
    }
    pool[start[a] + degree[a]++] = b;
  }

  std::vector<size_t> start;
  std::vector<int32_t> room, degree, pool;
};

inline TieList holmeKim(int32_t people, int32_t attach, double triad, Random& random) {
  TieList list = startFromClique(people, attach);
  Neighbours neighbours(people, 2 * attach);
  for (size_t k = 0; k < list.count; k++) neighbours.tie(list.from[k], list.to[k]);
  std::vector<int32_t> lastChosenBy(people, 0);
  for (int32_t v = attach + 1; v < people; v++) {
    const size_t before = list.count;
    int32_t byDegree = -1;
    while (list.count < before + attach) {
      int32_t w = -1;
      if (byDegree >= 0 && random.uniform() < triad) w = neighbours.drawFree(byDegree, lastChosenBy, v, random);
      if (w < 0) {
        do w = drawByDegree(list, before, random);
        while (lastChosenBy[w] == v);
        byDegree = w;
      }
      lastChosenBy[w] = v;
      list.add(v, w);
    }
    for (size_t k = before; k < list.count; k++) neighbours.tie(v, list.to[k]);
  }
  return list;
}
