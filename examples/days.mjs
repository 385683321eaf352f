// One replicate day by day, until fifty people have heard of it; the days after that are never simulated.
import { run } from 'kindling';

for await (const { day, reach, stages } of run('city', { people: 500 }).days()) {
  if (reach < 50) continue;
  console.log(`day ${day}: ${reach} have been reached, ${stages.stranger} are strangers still`);
  break;
}
