/**
 * Laws of the number who still talk after 0, 1, … `days` days, in a company of N who all talk to each other and fall silent on
 * being won: X′ = X − Bin(X, 1 − e^(−q(X − 1)/N)), for each hears all the others and not themself.
 */
export function stillTalking(N: number, q: number, days: number): Float64Array[] {
  const laws = [Float64Array.from({ length: N + 1 }, (_, x) => Number(x === N))];
  for (let day = 0; day < days; day++) {
    const next = new Float64Array(N + 1);
    laws[day].forEach((prob, x) => {
      const stays = Math.exp((-q * Math.max(0, x - 1)) / N);
      let choose = 1;
      for (let k = 0; k <= x; k++) {
        next[k] += prob * choose * stays ** k * (1 - stays) ** (x - k);
        choose *= (x - k) / (k + 1);
      }
    });
    laws.push(next);
  }
  return laws;
}
