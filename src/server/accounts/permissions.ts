import type { Action, Role } from '../../contract/admin/index.ts';
import type { Actor } from '../audit/audit.ts';

/** Somebody logged in, as every rule of the console knows them. */
export interface Person extends Actor {
  account: string;
  role: Role;
  /** Bound to it: they reach this region and all below it, nothing else. */
  region: string;
}

/**
 * What a role may do at all; where, its region says, and the queries hold both. Nobody decides on
 * what they wrote themselves, whatever their role.
 */
const rights: Record<Role, readonly Action[]> = {
  editor: ['write', 'read', 'withdraw', 'overview', 'self'],
  reviewer: ['write', 'read', 'review', 'withdraw', 'overview', 'self'],
  issuer: ['write', 'read', 'review', 'withdraw', 'overview', 'self'],
  adviser: ['write', 'read', 'self'],
  administrator: ['oversee', 'accounts', 'rules', 'overview', 'self'],
  auditor: ['read', 'overview', 'oversee', 'audit', 'self'],
};

/** Columns that an adviser writes for: texts, never a village's notices. */
const adviserColumns = ['cases', 'lectures', 'tips', 'shorts', 'films'];

export const actionsOf = (role: Role): readonly Action[] => rights[role];
export const may = (role: Role, action: Action): boolean => rights[role].includes(action);
export const mayWriteColumn = (role: Role, column: string): boolean =>
  may(role, 'write') && (role !== 'adviser' || adviserColumns.includes(column));
