import { datasetMessages } from '../messages/datasets';
import { isSuspect, type MappedColumn } from './mapping';

/** The first rows as they stand in the file, under the names they will have; doubtful cells are marked. */
export function PreviewRows({ columns, rows }: { readonly columns: readonly MappedColumn[]; readonly rows: readonly (readonly string[])[] }) {
  const texts = datasetMessages.import;
  const kept = columns.filter(({ isKept }) => isKept);
  return (
    <div className="records" role="region" aria-label={texts.rowsTitle} tabIndex={0} style={{ maxHeight: 300 }}>
      <table aria-label={texts.rowsTitle}>
        <thead>
          <tr>
            <th scope="col" style={{ width: 50 }}>
              {datasetMessages.dataset.row}
            </th>
            {kept.map(({ index, name, kind }) => (
              <th key={index} scope="col" style={{ width: 150 }}>
                {name} <span style={{ fontWeight: 400, color: 'var(--mantine-color-dimmed)' }}>{datasetMessages.kinds[kind].toLowerCase()}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              <th scope="row">{row + 1}</th>
              {kept.map(({ index, kind }) => {
                const cell = cells[index] ?? '';
                const isOdd = isSuspect(kind, cell);
                return (
                  <td key={index} className={isOdd ? 'suspect' : undefined} title={isOdd ? texts.suspect(datasetMessages.kinds[kind]) : cell}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
