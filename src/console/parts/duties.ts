import type { Duty } from '../../contract/admin/overview.ts';
import { queryOf } from '../api/client.ts';

/** Where a draft for a duty begins, with its kind and period filled in. */
export const beginDuty = ({ template, period, region }: Duty): string => `/new${queryOf({ column: 'notices', template, period, region })}`;
