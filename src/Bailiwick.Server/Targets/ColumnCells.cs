using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Datasets;

namespace Bailiwick.Server.Targets;

/// <summary>Cells of a dataset as the allocator takes them: exact decimals, and text in invariant form.</summary>
internal static class ColumnCells
{
    public static Outcome<Column> Numeric(Dataset dataset, string key)
    {
        if (dataset.Find(key) is not { } column)
        {
            return DatasetRefusals.UnknownColumn(key);
        }

        return column.Info.Kind.IsMeasure() ? column : TargetPlanRefusals.NotNumeric(key);
    }

    /// <summary>By record; nothing where the cell is empty.</summary>
    public static decimal?[] Numbers(Column column)
    {
        var exact = column.AsFixedPoint();
        var numbers = new decimal?[column.Rows];
        for (var record = 0; record < numbers.Length; record++)
        {
            numbers[record] = IsEmpty(column, record) ? null : exact.ToDecimal(exact.Values[record]);
        }

        return numbers;
    }

    public static string? Text(Column column, int record) => column switch
    {
        TextColumn words => words.WordAt(record),
        NumberColumn or CurrencyColumn when IsEmpty(column, record) => null,
        NumberColumn number => number.Values[record].ToString("R", CultureInfo.InvariantCulture),
        CurrencyColumn => ((decimal)column.ValueAt(record)!).ToString("G29", CultureInfo.InvariantCulture),
        _ => Convert.ToString(column.ValueAt(record), CultureInfo.InvariantCulture),
    };

    private static bool IsEmpty(Column column, int record) => column switch
    {
        NumberColumn number => double.IsNaN(number.Values[record]),
        CurrencyColumn money => money.Amounts[record] == CurrencyColumn.Empty,
        _ => column.ValueAt(record) is null,
    };
}
