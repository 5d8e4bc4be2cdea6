namespace Bailiwick.Core.Datasets;

/// <summary>
/// How a column writes numbers and dates. Stated once a column, never guessed cell by cell: in a column with decimal commas
/// "1,234" is a little more than one, in any other it is more than a thousand.
/// </summary>
/// <param name="HasDecimalComma">True when "1.234,5" is the number 1234.5; false when "1,234.5" is.</param>
/// <param name="DateOrder">Which of day and month comes first in dates written with slashes or hyphens.</param>
public readonly record struct CellFormat(bool HasDecimalComma, DateOrder DateOrder)
{
    /// <summary>Decimal points, month before day.</summary>
    public static CellFormat Default => new(false, DateOrder.MonthFirst);
}
