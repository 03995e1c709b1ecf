import { noFaults } from './simulation/plan.ts';
import { ends, playClean } from './simulation/play.ts';
import { scenarioNamed } from './simulation/scenarios/named.ts';
import { simulate } from './simulation/simulation.ts';

const scenario = scenarioNamed('fall');
const clean = await playClean(scenario, noFaults);
for (let round = 0; round < 6; round++) {
  const start = clean.starts[Math.floor(clean.starts.length / 2)]!;
  let a = performance.now();
  const sim = await simulate(scenario, start, noFaults);
  const b = performance.now();
  const out = [`open ${(b - a).toFixed(1)}`];
  let n = 0;
  const list = [];
  while (sim.nextAt() <= ends(scenario) && n < 40) {
    const w = sim.nextWork();
    const s0 = sim.steps().length;
    a = performance.now();
    await sim.next();
    const d = performance.now() - a;
    list.push(
      `${w?.kind}${w?.kind === 'machine' ? ':' + w.step.state : ''} ${sim.steps().length - s0} ${d.toFixed(1)}`,
    );
    n++;
    a = performance.now();
    sim.fingerprint();
    if (n === 20) out.push(`fp ${(performance.now() - a).toFixed(1)}`);
  }
  await sim.close();
  if (round === 5) console.log(out.join(' '), list.join(' | '));
}
