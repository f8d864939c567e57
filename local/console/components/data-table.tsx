import './data-table.css';
import type { ComponentChildren, JSX } from 'preact';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** `end`: numbers. */
  readonly align?: 'start' | 'end';
  /** Left out where there is little room. */
  readonly isWide?: boolean;
}

export interface DataTableProps<Row> {
  /** For those who do not see it. */
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** In place of the table where there is no row. */
  readonly empty?: ComponentChildren;
}

const classOf = <Row,>({ align, isWide }: Column<Row>): string =>
  [align === 'end' && 'data-table-end', isWide && 'data-table-wide'].filter(Boolean).join(' ');

/** A table; on a narrow page each row is a block of its own. A `row-link` in its first cell takes the whole row. */
export const DataTable = <Row,>({
  caption,
  rows,
  keyOf,
  columns,
  empty,
}: DataTableProps<Row>): JSX.Element => {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <table class="data-table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" class={classOf(column)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) => (
              <td key={column.id} class={classOf(column)} data-label={column.header}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
