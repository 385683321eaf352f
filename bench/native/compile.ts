import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import type { Bilingual } from '../../sim/index.ts';

const OUT = 'node_modules/.cache/kindling-native';
/** As fast as this machine allows; contracted products would be other numbers than IEEE 754 gives step by step. */
const FLAGS = ['-O3', '-march=native', '-std=c++17', '-ffp-contract=off', '-Wall', '-Wextra'];

export const NO_COMPILER: Bilingual = {
  en: 'no C++ compiler was found: install g++ or clang++, or set CXX',
  zh: '未找到 C++ 编译器：请安装 g++ 或 clang++，或设置 CXX',
};

/** A C++ compiler that starts, or null. */
export const COMPILER =
  [process.env.CXX, 'g++', 'clang++'].find(
    (name) => name && spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  ) ?? null;

/** Compiles `bench/native/NAME.cpp` and returns the program's path; null where there is no compiler. */
export function compileNative(name: string): string | null {
  if (!COMPILER) return null;
  mkdirSync(OUT, { recursive: true });
  const program = `${OUT}/${name}`;
  const { status } = spawnSync(COMPILER, [...FLAGS, '-o', program, `bench/native/${name}.cpp`], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`bench/native/${name}.cpp does not compile.`);
  return program;
}
