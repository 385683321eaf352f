// Seconds of the processor and of the wall, and the median of a few.
#pragma once
#include <time.h>
#include <algorithm>
#include <vector>

inline double secondsOf(clockid_t clock) {
  timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}
inline double cpuNow() { return secondsOf(CLOCK_PROCESS_CPUTIME_ID); }
inline double wallNow() { return secondsOf(CLOCK_MONOTONIC); }

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}
