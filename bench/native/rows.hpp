// Ties as a list, and as compressed sparse rows: what sim/graph/csr.ts does.
#pragma once
#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

/** An array that is not filled before it is used. */
using Column = std::unique_ptr<int32_t[]>;
inline Column column(size_t n) { return Column(new int32_t[n]); }

struct TieList {
  int32_t people = 0;
  size_t count = 0;
  size_t room = 0;
  Column from, to;

  TieList(int32_t people, size_t room) : people(people), room(room), from(column(room)), to(column(room)) {}

  void add(int32_t a, int32_t b) {
    if (count == room) grow();
    from[count] = a;
    to[count++] = b;
  }

  void grow() {
    const size_t more = room + room / 2 + 16;
    for (Column* old : {&from, &to}) {
      Column bigger = column(more);
      std::copy_n(old->get(), count, bigger.get());
      *old = std::move(bigger);
    }
    room = more;
  }
};

struct Rows {
  std::vector<uint32_t> offsets;
  Column ties;
  size_t count = 0;
};

/** Insertion, or a sort that needs no order to begin with where a row is too far from it. */
inline void sortRow(int32_t* start, int32_t* end) {
  int64_t left = 8 * (end - start);
  for (int32_t* k = start + 1; k < end; k++) {
    const int32_t tie = *k;
    int32_t* at = k;
    for (; at > start && at[-1] > tie; at--) *at = at[-1];
    *at = tie;
    left -= k - at;
    if (left < 0) return std::sort(start, end);
  }
}

/** Deals the list into rows, puts each in order, and merges repeats. */
inline Rows buildRows(const TieList& list) {
  const size_t people = list.people;
  std::vector<uint32_t> starts(people + 1, 0);
  for (size_t k = 0; k < list.count; k++) {
    if (list.from[k] == list.to[k]) continue;
    starts[list.from[k] + 1]++;
    starts[list.to[k] + 1]++;
  }
  for (size_t i = 0; i < people; i++) starts[i + 1] += starts[i];
  Rows rows;
  rows.ties = column(starts[people]);
  std::vector<uint32_t> next(starts.begin(), starts.end() - 1);
  for (size_t k = 0; k < list.count; k++) {
    const int32_t a = list.from[k], b = list.to[k];
    if (a == b) continue;
    rows.ties[next[a]++] = b << 1;
    rows.ties[next[b]++] = a << 1;
  }
  for (size_t i = 0; i < people; i++) sortRow(&rows.ties[starts[i]], &rows.ties[starts[i + 1]]);
  rows.offsets.resize(people + 1);
  uint32_t write = 0;
  for (size_t i = 0; i < people; i++) {
    rows.offsets[i] = write;
    for (uint32_t k = starts[i]; k < starts[i + 1]; k++) {
      const int32_t tie = rows.ties[k];
      if (write > rows.offsets[i] && rows.ties[write - 1] >> 1 == tie >> 1) rows.ties[write - 1] |= tie & 1;
      else rows.ties[write++] = tie;
    }
  }
  rows.offsets[people] = write;
  rows.count = write;
  return rows;
}
