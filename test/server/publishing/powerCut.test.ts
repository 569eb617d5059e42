import assert from 'node:assert/strict';
import { newDatabase, onBothDatabases } from '../databases.ts';
import { survivePowerCuts } from './powerCut.ts';

onBothDatabases('a power cut while officials publish', (dialect) => {
  it('takes nothing back that was answered, and leaves nothing half published', async function () {
    this.timeout(180_000);
    const database = await newDatabase(dialect);
    try {
      assert.ok((await survivePowerCuts(database, 5, 20261122)) >= 20);
    } finally {
      await database.remove();
    }
  });
});
