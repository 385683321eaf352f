// The two-bucket engine once more, in C++: what the hardware allows for the algorithm of sim/engine. The same draws, the
// same whole units, so the same moves: the number of them is printed and has to agree.
//
//   engine GRAPH SETUP     GRAPH: people, ties (int32 ×2), offsets (uint32), ties (int32)
//                          SETUP: a line of numbers, written by bench/cases/engine.ts
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

using std::int32_t;
using std::uint16_t;
using std::uint32_t;
using std::uint64_t;
using std::uint8_t;

namespace {

constexpr int kStages = 9;
constexpr int kBlockBits = 3;
constexpr int32_t kFar = 1 << 30;
constexpr double kNever = 2147483647.0;
constexpr double kUnits = 33554432.0;            // 2^25 bucket units a hazard
constexpr double kClockUnits = 1099511627776.0;  // 2^40 clock units a hazard
constexpr double kClockToBucket = 1.0 / 32768;
constexpr double kMargin = 1.25;
constexpr int kNowhere = 255;
// Where a climb and a slip lead, in the order of sim/ladder/stages.ts.
constexpr int kClimbs[kStages] = {1, 2, 3, 4, 5, 6, kNowhere, 1, 0};
constexpr int kSlips[kStages] = {8, 7, 7, 7, 7, 7, 7, kNowhere, kNowhere};

struct Philox {
  uint32_t k0, k1, stream;
  // Philox 4×32-10 (Salmon et al. 2011), counter (stream, person, key, 0).
  void draw(uint32_t person, uint32_t key, double out[2]) const {
    uint32_t a = k0, b = k1, x0 = stream, x1 = person, x2 = key, x3 = 0;
    for (int round = 0; round < 10; round++) {
      const uint64_t p = uint64_t(0xd2511f53u) * x0, q = uint64_t(0xcd9e8d57u) * x2;
      x0 = uint32_t(q >> 32) ^ x1 ^ a;
      x1 = uint32_t(q);
      x2 = uint32_t(p >> 32) ^ x3 ^ b;
      x3 = uint32_t(p);
      a += 0x9e3779b9u;
      b += 0xbb67ae85u;
    }
    constexpr double scale = 1.0 / 4503599627370496.0;
    out[0] = (double(x0) * 1048576 + (x1 >> 12) + 0.5) * scale;
    out[1] = (double(x2) * 1048576 + (x3 >> 12) + 0.5) * scale;
  }
};

struct Bucket {
  std::vector<int32_t> threshold;
  std::vector<double> clockOn;
  double common[kStages] = {}, ceiling[kStages] = {};
};

// What a person takes in along ties, side by side: sim/world/intake.ts.
struct Row {
  double heard;
  int32_t base;
  float listens;
  int32_t pressure() const { return int32_t(std::min(heard * listens, kNever)); }
  uint32_t through(int day) const { return uint32_t(base) + uint32_t(pressure()) * uint32_t(day); }
};

struct Engine {
  int people = 0, days = 0, through = 0;
  std::vector<uint32_t> offsets;
  std::vector<int32_t> ties;
  std::vector<uint8_t> stage;
  std::vector<uint16_t> lastMove, been;
  std::vector<Row> rows;
  std::vector<int32_t> strong, weak, due;
  double talk[kStages] = {}, hears[kStages] = {}, weakFactor = 1;
  int64_t count[kStages] = {};
  Bucket trust, doubt;
  Philox philox{};
  std::vector<int32_t> movers;
  std::vector<int32_t> rising = std::vector<int32_t>(2048);
  int rose = 0;
  std::vector<uint8_t> to;

  static double units25(double hazard) { return hazard >= 64 ? kNever : std::floor(hazard * kUnits + 0.5); }

  void draw(int person) {
    const int s = stage[person];
    double uniform[2];
    // Nobody comes back to a stage in these set-ups, so the visit is always the first.
    philox.draw(uint32_t(person), uint32_t(s), uniform);
    trust.threshold[person] = int32_t(kClimbs[s] == kNowhere ? kNever : std::ceil(-std::log(uniform[0]) * kUnits));
    doubt.threshold[person] = int32_t(kSlips[s] == kNowhere ? kNever : std::ceil(-std::log(uniform[1]) * kUnits));
    been[person] |= uint16_t(1 << s);
  }

  void start() {
    const size_t n = size_t(people);
    stage.assign(n, 0);
    lastMove.assign(n, 0);
    been.assign(n, 0);
    rows.assign(n, Row{0, 0, float(hears[0])});
    strong.assign(n, 0);
    weak.assign(n, 0);
    due.assign(n / (1 << kBlockBits) + 1, kFar);
    for (Bucket* bucket : {&trust, &doubt}) {
      bucket->threshold.assign(n, 0);
      bucket->clockOn.assign(size_t(days + 1) * kStages, 0);
    }
    count[0] = people;
    for (int person = 0; person < people; person++) draw(person);
  }

  void rise(Bucket& into, const int32_t* who, int n) {
    for (int k = 0; k < n; k++) {
      const int person = who[k], s = stage[person];
      int32_t& day = due[person >> kBlockBits];
      if (day <= through + 1) continue;
      const double limit = into.threshold[person];
      const size_t arrived = size_t(lastMove[person]) * kStages + s;
      double rate = into.ceiling[s];
      double level = (into.clockOn[size_t(through) * kStages + s] - into.clockOn[arrived]) * kClockToBucket;
      if (&into == &trust) {
        rate += rows[person].pressure();
        level += rows[person].through(through);
      }
      const double left = limit - level;
      if (limit < kNever && left < double(day - through) * rate) {
        day = through + std::max(1, int(std::floor(left / rate)));
      }
    }
  }

  void hear(int person, double more) {
    Row& row = rows[person];
    const int32_t before = row.pressure();
    row.heard += more;
    bend(person, row.pressure() - before);
  }

  void bend(int person, int32_t more) {
    rows[person].base = int32_t(uint32_t(rows[person].base) - uint32_t(more) * uint32_t(through));
    rising[rose] = person;
    rose += int(more > 0) & int(due[person >> kBlockBits] > through + 1);
  }

  void tellRises() {
    rise(trust, rising.data(), rose);
    rose = 0;
  }

  void speak(int person) {
    const double rate = talk[stage[person]];
    const int32_t newStrong = int32_t(units25(rate)), newWeak = int32_t(units25(rate * weakFactor));
    const int32_t moreStrong = newStrong - strong[person], moreWeak = newWeak - weak[person];
    if (moreStrong != 0 || moreWeak != 0) {
      strong[person] = newStrong;
      weak[person] = newWeak;
      const uint32_t end = offsets[person + 1];
      if (rose + end - offsets[person] >= rising.size()) {
        tellRises();
        rising.resize(std::max<size_t>(rising.size(), end - offsets[person] + 1));
      }
      for (uint32_t k = offsets[person]; k < end; k++) hear(ties[k] >> 1, (ties[k] & 1) ? moreStrong : moreWeak);
    }
    if (size_t(rose) + 1 >= rising.size()) tellRises();
    const int32_t before = rows[person].pressure();
    rows[person].listens = float(hears[stage[person]]);
    bend(person, rows[person].pressure() - before);
  }

  bool raise(Bucket& into) {
    bool anybody = false;
    for (int s = 0; s < kStages; s++) {
      const double rate = into.common[s] * kClockToBucket;
      if (rate <= into.ceiling[s] && rate * 4 >= into.ceiling[s]) continue;
      if (rate > into.ceiling[s] && count[s] > 0) anybody = true;
      into.ceiling[s] = rate * kMargin;
    }
    return anybody;
  }

  void advance(Bucket& into, int day) {
    for (int s = 0; s < kStages; s++) {
      into.clockOn[size_t(day) * kStages + s] = into.clockOn[size_t(day - 1) * kStages + s] + into.common[s];
    }
  }

  // Level of a bucket through a day, whole units.
  double level(const Bucket& into, int person, int day) const {
    const int s = stage[person];
    const double clock = into.clockOn[size_t(day) * kStages + s] - into.clockOn[size_t(lastMove[person]) * kStages + s];
    double sum = std::min(std::floor(clock * kClockToBucket), kNever);
    if (&into == &trust) sum += rows[person].through(day);
    return sum;
  }

  void cross(int person, int day) {
    const double A = level(trust, person, day - 1), B = level(doubt, person, day - 1);
    const double a = level(trust, person, day) - A, b = level(doubt, person, day) - B;
    const double R = trust.threshold[person], P = doubt.threshold[person];
    const bool climbs = R < kNever && A + a >= R, slips = P < kNever && B + b >= P;
    const bool climb = climbs && (!slips || (R - A) * b < (P - B) * a);
    movers.push_back(person);
    to.push_back(uint8_t(climb ? kClimbs[stage[person]] : kSlips[stage[person]]));
  }

  double scanBlock(int from, int end, int day) {
    const size_t today = size_t(day) * kStages;
    double soonest = kFar;
    for (int person = from; person < end; person++) {
      const int s = stage[person];
      const size_t arrived = size_t(lastMove[person]) * kStages + s;
      bool crosses = false;
      for (Bucket* into : {&trust, &doubt}) {
        const bool personal = into == &trust;
        const double rate = into->ceiling[s] + (personal ? rows[person].pressure() : 0);
        if (rate <= 0) continue;
        double have = (into->clockOn[today + s] - into->clockOn[arrived]) * kClockToBucket;
        if (personal) have += rows[person].through(day);
        const double left = into->threshold[person] - have;
        if (into->threshold[person] >= kNever) continue;
        if (left <= 0) crosses = true;
        else if (left < soonest * rate) soonest = left / rate;
      }
      if (crosses) cross(person, day);
    }
    return soonest;
  }

  void arrive(int person, int where, int day) {
    count[stage[person]]--;
    count[where]++;
    stage[person] = uint8_t(where);
    lastMove[person] = uint16_t(day);
    rows[person].base = int32_t(0u - uint32_t(rows[person].pressure()) * uint32_t(day));
    draw(person);
  }

  int64_t settle(int day) {
    through = day;
    for (size_t k = 0; k < movers.size(); k++) arrive(movers[k], to[k], day);
    for (const int person : movers) speak(person);
    tellRises();
    for (const int person : movers) {
      rise(trust, &person, 1);
      rise(doubt, &person, 1);
    }
    const int64_t moved = int64_t(movers.size());
    movers.clear();
    to.clear();
    return moved;
  }

  int64_t runDay(int day) {
    advance(trust, day);
    advance(doubt, day);
    const bool raisedTrust = raise(trust), raisedDoubt = raise(doubt);
    if (raisedTrust || raisedDoubt) std::fill(due.begin(), due.end(), day);
    for (size_t block = 0; block < due.size(); block++) {
      if (due[block] > day) continue;
      const int from = int(block) << kBlockBits;
      const double left = scanBlock(from, std::min(people, from + (1 << kBlockBits)), day);
      due[block] = int32_t(std::min<double>(kFar, day + std::max(1.0, std::floor(left))));
    }
    return settle(day);
  }
};

template <typename T>
void readAll(std::FILE* file, std::vector<T>& into, size_t n) {
  into.resize(n);
  if (std::fread(into.data(), sizeof(T), n, file) != n) std::exit(1);
}

double seconds() {
  using clock = std::chrono::steady_clock;
  return std::chrono::duration<double>(clock::now().time_since_epoch()).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  Engine engine;
  std::FILE* file = std::fopen(argv[1], "rb");
  int32_t head[2];
  if (!file || std::fread(head, 4, 2, file) != 2) return 1;
  engine.people = head[0];
  readAll(file, engine.offsets, size_t(head[0]) + 1);
  readAll(file, engine.ties, size_t(head[1]));
  std::fclose(file);
  file = std::fopen(argv[2], "r");
  if (!file) return 1;
  const auto number = [file] {
    double value = 0;
    if (std::fscanf(file, "%lf", &value) != 1) std::exit(1);
    return value;
  };
  engine.days = int(number());
  engine.philox = {uint32_t(int64_t(number())), uint32_t(int64_t(number())), uint32_t(int64_t(number()))};
  engine.weakFactor = number();
  for (double& value : engine.talk) value = number();
  for (double& value : engine.hears) value = number();
  for (double& value : engine.trust.common) value = std::floor(number() * kClockUnits + 0.5);
  for (double& value : engine.doubt.common) value = std::floor(number() * kClockUnits + 0.5);
  const int founderStage = int(number());
  const int founders = int(number());
  std::vector<int> chosen;
  for (int k = 0; k < founders; k++) chosen.push_back(int(number()));
  std::fclose(file);

  const double t0 = seconds();
  engine.start();
  for (const int person : chosen) {
    engine.movers.push_back(person);
    engine.to.push_back(uint8_t(founderStage));
  }
  engine.settle(0);
  const double t1 = seconds();
  int64_t moves = 0;
  for (int day = 1; day <= engine.days; day++) moves += engine.runDay(day);
  const double t2 = seconds();
  std::printf("{\"world\":%.6f,\"days\":%.6f,\"moves\":%lld,\"strangers\":%lld}\n", t1 - t0, t2 - t1, (long long)moves,
              (long long)engine.count[0]);
}
