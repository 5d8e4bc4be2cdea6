using Bailiwick.Core.Datasets;

namespace Bailiwick.Server.Datasets.Importing;

/// <summary>The records of a file as columns, before they have a place.</summary>
/// <param name="Columns">In the order of the file.</param>
/// <param name="NumberOfRow">By record, its number in the file, 1 for the first below the header; grows, with gaps where records were left out.</param>
/// <param name="LineOfRow">By record, the line of the file it begins on.</param>
public sealed record ImportedTable(IReadOnlyList<Column> Columns, int[] NumberOfRow, int[] LineOfRow)
{
    public int Rows => LineOfRow.Length;

    public TextColumn? TextOf(ColumnRole role) => Columns.FirstOrDefault(column => column.Info.Role == role) as TextColumn;

    public NumberColumn? NumbersOf(ColumnRole role) => Columns.FirstOrDefault(column => column.Info.Role == role) as NumberColumn;
}
