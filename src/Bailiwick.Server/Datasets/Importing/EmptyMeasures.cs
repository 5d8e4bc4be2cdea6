using Bailiwick.Core.Datasets;

namespace Bailiwick.Server.Datasets.Importing;

/// <summary>Lists the records that have no value in a measure.</summary>
internal static class EmptyMeasures
{
    public static void Note(ImportedTable table, FindingLog findings)
    {
        foreach (var column in table.Columns)
        {
            var info = column.Info;
            if (!info.Kind.IsMeasure() || info.Empty == 0)
            {
                continue;
            }

            if (info.Empty * 2L > table.Rows)
            {
                findings.Add(new Finding(
                    0, 0, info.Name, null, FindingKinds.MostlyEmpty, $"\"{info.Name}\" is empty in {info.Empty:N0} of {table.Rows:N0} records."));
                continue;
            }

            NoteEach(table, column, findings);
        }
    }

    private static void NoteEach(ImportedTable table, Column column, FindingLog findings)
    {
        for (var row = 0; row < table.Rows; row++)
        {
            if (column.ValueAt(row) is null)
            {
                var (number, line) = (table.NumberOfRow[row], table.LineOfRow[row]);
                findings.Add(new Finding(
                    number, line, column.Info.Name, null, FindingKinds.EmptyMeasure, $"Row {number} (line {line}) has no \"{column.Info.Name}\"."));
            }
        }
    }
}
