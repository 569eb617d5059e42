import assert from 'node:assert/strict';
import { newDatabase, onBothDatabases } from '../server/databases.ts';
import { survivePowerCuts } from '../server/publishing/powerCut.ts';

const option = (name: string, usual: number) => Number(process.env[name] ?? usual);
const rounds = option('KILL_ROUNDS', 50);

onBothDatabases('many power cuts while officials publish', (dialect) => {
  it(`${rounds} rounds lose nothing that was answered`, async function () {
    this.timeout(rounds * 60_000);
    const database = await newDatabase(dialect);
    try {
      const trusted = await survivePowerCuts(database, rounds, option('TEST_SEED', 20261123));
      console.log(`      ${dialect}: ${rounds} rounds, ${trusted} answers, all of them kept`);
      assert.ok(trusted > rounds);
    } finally {
      await database.remove();
    }
  });
});
