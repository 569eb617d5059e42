/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Block } from '../../contract/index.ts';
import type { TableRange } from './parts.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** Cells of a column as long as this stay on one line: names, groups, units. */
const shortMost = 5;
/** Characters of a row from which on a small phone cannot show it whole. */
const wideFrom = 17;
/** A cell breaks after this many characters at the latest. */
const cellMost = 8;
/** A column that says whose row it is stays in view beside the others, when it has at most this many. */
const pinnedMost = 6;
/** A column that only counts the rows. */
const counter = /^(序号|编号|序|号)$/;

/** Amounts are easier to compare at the right edge. */
const amount = /^[-+−]?[\d,，]+(?:\.\d+)?(?:%|元|万元|亩|人|户)?$/;

interface ColumnLook {
  look: string | undefined;
  /** Characters that the widest cell takes in a line. */
  width: number;
}

function columnLook(block: TableBlock, column: number): ColumnLook {
  const cells = block.rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  const longest = Math.max(block.header[column]?.length ?? 0, ...cells.map((cell) => cell.length));
  const width = Math.min(longest, cellMost) + 1;
  if (cells.length > 0 && cells.every((cell) => amount.test(cell))) return { look: 'n', width };
  if (longest <= shortMost) return { look: 'nb', width };
  return { look: longest > cellMost ? 'long' : 'mid', width };
}

const isSum = (row: readonly string[]) => /^(合计|总计|小计|共计)/.test(row[0] ?? '');

export interface TableProps {
  block: TableBlock;
  id: string;
  /** Which rows of a longer table these are. */
  range?: TableRange | undefined;
}

/** A table that scrolls within itself, its header and its narrow first column staying in view. */
export function Table({ block, id, range }: TableProps): VNode {
  const columns = block.header.map((_, column) => columnLook(block, column));
  const wide = columns.reduce((sum, { width }) => sum + width, 0) > wideFrom;
  const names = counter.test(block.header[0] ?? '') ? 1 : 0;
  const pinned = wide && block.header.length > 2 && (columns[names]?.width ?? 0) <= pinnedMost + 1;
  const pin = (column: number) => (pinned && column === names ? 'pin' : '');
  return (
    <div class="table" id={id}>
      {range ? (
        <p class="hint">
          这张表共 {range.of} 行，这里是第 {range.from}～{range.to} 行
        </p>
      ) : null}
      {wide ? <p class="hint swipe">往左滑，右边还有 →</p> : null}
      <div class="edge">
        <div class="sheet" tabIndex={0} role="region" aria-label="表格">
          <table class={wide ? 'wide' : undefined}>
            <thead>
              <tr>
                {block.header.map((cell, column) => (
                  <th scope="col" class={looks(columns[column]?.look, pin(column))}>
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr class={isSum(row) ? 'sum-row' : undefined}>
                  {row.map((cell, column) => (
                    <td class={looks(columns[column]?.look, pin(column))}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}

const looks = (...names: (string | undefined)[]) => names.filter(Boolean).join(' ') || undefined;
