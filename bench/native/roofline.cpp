// PEOPLE TIES REPEATS: what memory alone costs. Gather: everyone reads a column of all their friends through the rows. Stream:
// two columns of all people are read and compared. No simulator that does either every day can be faster than this.
#include <cstdio>
#include <cstdlib>
#include "clock.hpp"
#include "models.hpp"

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const int32_t people = std::atoi(argv[1]), ties = std::atoi(argv[2]);
  const int repeats = std::atoi(argv[3]);
  Random random(1);
  const Rows rows = buildRows(barabasiAlbert(people, ties / 2, random));
  std::vector<int32_t> level(people), threshold(people), heard(people);
  for (auto& value : level) value = random.below(1000);
  for (auto& value : threshold) value = 500 + random.below(1000000);
  std::vector<double> gather, stream;
  int64_t check = 0;
  for (int round = -1; round < repeats; round++) {
    const double start = cpuNow();
    for (int32_t i = 0; i < people; i++) {
      int32_t sum = 0;
      for (uint32_t k = rows.offsets[i]; k < rows.offsets[i + 1]; k++) sum += level[rows.ties[k] >> 1];
      heard[i] = sum;
    }
    const double gathered = cpuNow();
    int32_t full = 0;
    for (int32_t i = 0; i < people; i++) full += level[i] >= threshold[i];
    const double streamed = cpuNow();
    check += full + heard[round < 0 ? 0 : round];
    if (round < 0) continue;
    gather.push_back(gathered - start);
    stream.push_back(streamed - gathered);
  }
  const double perTie = median(gather) / rows.count * 1e9, perPerson = median(stream) / people * 1e9;
  std::printf("{\"cpu\":%.6f,\"wall\":%.6f,\"gather\":%.6f,\"stream\":%.6f,\"check\":%lld}\n", median(gather),
              median(gather), perTie, perPerson, static_cast<long long>(check));
}
