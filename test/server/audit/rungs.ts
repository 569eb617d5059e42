import type { Rung } from '../console/rung.ts';
import { city, town } from '../testApp.ts';

export const auditRungs: Rung[] = ['/api/v1/admin/audit', '/api/v1/admin/audit/head'].map((url) => ({
  route: `GET ${url}`, access: 'audit', by: ['auditor', town], versioned: false,
  ask: () => ({ url }),
  elsewhere: 'shows what happened in reach: see audit.test.ts', above: { by: ['auditor', city], status: 200 },
}));
