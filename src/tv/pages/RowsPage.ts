import type { Part } from '../parts/Part.ts';
import type { Rows } from '../parts/Rows.ts';
import { Page } from './Page.ts';

/** A page of rails one below the other: digits, focus and late names go to them. */
export abstract class RowsPage extends Page {
  declare protected rows: Rows;

  override digit(digit: number): boolean {
    return this.rows.openDigit(digit);
  }

  override _getFocused(): Part {
    return this.rows.isEmpty ? (this as Part) : this.rows;
  }

  /** Names that came later. */
  override refresh(): void {
    this.rows.refresh();
  }
}
