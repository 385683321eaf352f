import { Table, UnstyledButton } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { useLocale } from '../parts/locale.tsx';

export interface TableData {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Props {
  readonly title: string;
  readonly note?: string;
  /** The same numbers for those who cannot see the chart, or want them. */
  readonly table: () => TableData;
  readonly control?: ReactNode;
  readonly children: ReactNode;
}

/** A chart with its title and, one key away, its table. */
export function Figure({ title, note, table, control, children }: Props) {
  const { t } = useLocale();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure className="figure" aria-labelledby={id}>
      <figcaption id={id}>
        <h3>{title}</h3>
        {control}
        <UnstyledButton className="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'page:chart.asChart' : 'page:chart.asTable')}
        </UnstyledButton>
      </figcaption>
      {asTable ? <DataTable {...table()} label={title} /> : children}
      {note !== undefined && <p className="note">{note}</p>}
    </figure>
  );
}

/** A plain table that scrolls sideways on narrow screens. */
export function DataTable({ head, rows, label }: TableData & { label: string }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <Table className="figures" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {head.map((cell) => (
              <Table.Th key={cell} scope="col">
                {cell}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, r) => (
            <Table.Tr key={r}>
              {row.map((cell, k) =>
                k === 0 ? (
                  <Table.Th key={k} scope="row">
                    {cell}
                  </Table.Th>
                ) : (
                  <Table.Td key={k}>{cell}</Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
