// KIND PEOPLE TIES SEED REPEATS: draws a graph of TIES ties a person and turns it into rows, REPEATS times after once for
// warming up, and reports the median seconds of both.
#include <cstdio>
#include <cstdlib>
#include <string>
#include "clock.hpp"
#include "models.hpp"

static TieList draw(const std::string& kind, int32_t people, int32_t ties, Random& random) {
  if (kind == "erdos-renyi") return erdosRenyi(people, ties, random);
  if (kind == "watts-strogatz") return wattsStrogatz(people, ties / 2, 0.1, random);
  if (kind == "barabasi-albert") return barabasiAlbert(people, ties / 2, random);
  if (kind == "holme-kim") return holmeKim(people, ties / 2, 0.5, random);
  std::fprintf(stderr, "No graph is called %s.\n", kind.c_str());
  std::exit(2);
}

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  const int32_t people = std::atoi(argv[2]), ties = std::atoi(argv[3]);
  const int repeats = std::atoi(argv[5]);
  std::vector<double> cpu, wall, drawing;
  size_t count = 0;
  uint32_t check = 0;
  for (int round = -1; round < repeats; round++) {
    Random random(std::strtoull(argv[4], nullptr, 10) + round);
    const double cpuStart = cpuNow(), wallStart = wallNow();
    const TieList list = draw(argv[1], people, ties, random);
    const double drawn = cpuNow();
    const Rows rows = buildRows(list);
    const double cpuEnd = cpuNow(), wallEnd = wallNow();
    // Something of the result has to be used, or the compiler may leave out the work.
    count = rows.count;
    for (size_t k = 0; k < rows.count; k++) check = check * 31 + rows.ties[k];
    if (round < 0) continue;
    cpu.push_back(cpuEnd - cpuStart);
    wall.push_back(wallEnd - wallStart);
    drawing.push_back(drawn - cpuStart);
  }
  std::printf("{\"cpu\":%.6f,\"wall\":%.6f,\"drawing\":%.6f,\"ties\":%zu,\"check\":%u}\n", median(cpu), median(wall),
              median(drawing), count / 2, check);
}
