import assert from 'node:assert/strict';
import { stepsFor, type ReviewPath } from '../../../src/contract/admin/index.ts';
import { city, otherTown, town, village } from '../testApp.ts';

const path = (region: string | null, column: string | null, ...steps: ReviewPath['steps']) => ({ region, column, steps });

describe('who decides', () => {
  const everywhere = path(null, null, 'issuer');
  const cases = path(null, 'cases', 'reviewer');

  it('is what the nearest region says, of whatever column; there the column’s own goes before all columns', () => {
    const ofCity = path(city, 'cases', 'issuer', 'issuer');
    const ofTown = path(town, null, 'reviewer', 'reviewer');
    const all = [everywhere, cases, ofCity, ofTown, path(otherTown, 'cases', 'issuer')];
    assert.deepEqual(stepsFor(all, village, 'cases'), ofTown.steps);
    assert.deepEqual(stepsFor(all, city, 'cases'), ofCity.steps);
    assert.deepEqual(stepsFor(all, city, 'tips'), everywhere.steps);
    assert.deepEqual(stepsFor([everywhere, cases], village, 'cases'), cases.steps);
  });

  it('is a reviewer and then the city where nobody says anything: nothing goes out unreviewed', () => {
    assert.deepEqual(stepsFor([], village, 'notices'), ['reviewer', 'issuer']);
    assert.deepEqual(stepsFor([path(otherTown, null, 'reviewer')], village, 'notices'), ['reviewer', 'issuer']);
  });
});
