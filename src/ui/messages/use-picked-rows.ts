import { useMemo, useState } from 'preact/hooks';
import type { MessagesServices } from './messages-services.ts';
import type { TableFlow } from './table-flow.ts';
import type { RowSource } from './table-protocol.ts';

export interface PickedRows {
  /** The two messages that are shown side by side. */
  readonly compared: readonly [RowSource, RowSource] | null;
  /** Whether the row that was asked for last no longer exists. */
  readonly isGone: boolean;
  /** Opens the report of a row. */
  readonly open: (row: number) => void;
  /** Shows two rows side by side. */
  readonly compare: (rows: readonly number[]) => void;
  readonly endComparison: () => void;
}

/** Single rows whose sources are needed again: for their report, or for a comparison of two. */
export function usePickedRows(flow: TableFlow, { openReport }: Pick<MessagesServices, 'openReport'>): PickedRows {
  const [compared, setCompared] = useState<PickedRows['compared']>(null);
  const [isGone, setGone] = useState(false);
  const actions = useMemo(() => {
    const open = async (row: number): Promise<void> => {
      const source = await flow.source(row);
      setGone(source === null);
      if (source !== null) await openReport(source);
    };
    const compare = async (rows: readonly number[]): Promise<void> => {
      const [left = null, right = null] = await Promise.all(rows.map(flow.source));
      const areThere = left !== null && right !== null;
      setGone(!areThere);
      if (areThere) setCompared([left, right]);
    };
    return {
      open: (row: number) => void open(row),
      compare: (rows: readonly number[]) => void compare(rows),
      endComparison: () => setCompared(null),
    };
  }, [flow, openReport]);
  return { compared, isGone, ...actions };
}
