/** Prints rows under a heading; columns are as wide as they need to be, numbers stand right. */
export const printTable = (
  title: string,
  rows: readonly Readonly<Record<string, string | number>>[],
): void => {
  const columns = Object.keys(rows[0] ?? {});
  const widths = columns.map((column) =>
    Math.max(column.length, ...rows.map((row) => String(row[column] ?? '').length)),
  );
  const line = (cells: readonly (string | number)[]): string =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  console.log(`\n${title}\n`);
  console.log(`  ${line(columns)}`);
  for (const row of rows) console.log(`  ${line(columns.map((column) => row[column] ?? ''))}`);
};
