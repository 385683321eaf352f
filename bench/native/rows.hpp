// Ties as a list, and as compressed sparse rows: what sim/graph/csr.ts does.
#pragma once
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

/** Deals the list into rows, then the rows once more in order of their owner, which sorts them; merges repeats. */
inline Rows buildRows(const TieList& list) {
  const size_t people = list.people;
  std::vector<uint32_t> starts(people + 1, 0);
  for (size_t k = 0; k < list.count; k++) {
    if (list.from[k] == list.to[k]) continue;
    starts[list.from[k] + 1]++;
    starts[list.to[k] + 1]++;
  }
  for (size_t i = 0; i < people; i++) starts[i + 1] += starts[i];
  Column unsorted = column(starts[people]);
  std::vector<uint32_t> next(starts.begin(), starts.end() - 1);
  for (size_t k = 0; k < list.count; k++) {
    const int32_t a = list.from[k], b = list.to[k];
    if (a == b) continue;
    unsorted[next[a]++] = b << 1;
    unsorted[next[b]++] = a << 1;
  }
  Rows rows;
  rows.ties = column(starts[people]);
  std::copy(starts.begin(), starts.end() - 1, next.begin());
  for (size_t i = 0; i < people; i++) {
    for (uint32_t k = starts[i]; k < starts[i + 1]; k++) {
      const int32_t tie = unsorted[k];
      rows.ties[next[tie >> 1]++] = static_cast<int32_t>(i) << 1 | (tie & 1);
    }
  }
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
