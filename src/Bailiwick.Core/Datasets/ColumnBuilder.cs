namespace Bailiwick.Core.Datasets;

/// <summary>Reads the cells of one column one after the other and makes the column of them. Not safe for several threads.</summary>
public abstract class ColumnBuilder
{
    private protected ColumnBuilder(ColumnPlan plan) => Plan = plan;

    /// <summary>What is being built.</summary>
    public ColumnPlan Plan { get; }

    /// <summary>How many cells were empty or could not be read.</summary>
    public int Empty { get; private protected set; }

    /// <summary>The builder for a plan's kind. Postal codes are mended before they come here: they are words like any other.</summary>
    public static ColumnBuilder For(ColumnPlan plan) => plan.Kind switch
    {
        ColumnKind.Number or ColumnKind.Latitude or ColumnKind.Longitude => new NumberColumnBuilder(plan),
        ColumnKind.Currency => new CurrencyColumnBuilder(plan),
        ColumnKind.Boolean => new BooleanColumnBuilder(plan),
        ColumnKind.Date => new DateColumnBuilder(plan),
        _ => new TextColumnBuilder(plan),
    };

    /// <summary>
    /// Adds the next cell. A cell that cannot be read is added as empty and its fault returned; else null is returned.
    /// O(length) amortized.
    /// </summary>
    public abstract CellFault? Add(ReadOnlySpan<char> cell);

    /// <summary>The column of all cells added. O(rows log rows) for the count of different values.</summary>
    /// <param name="key">The column's key in its dataset.</param>
    public abstract Column Build(string key);

    /// <summary>Findings about the column as a whole, once all cells are added.</summary>
    public virtual IEnumerable<Finding> FindingsOfColumn() => [];

    private protected ColumnInfo Info(string key, int distinct) => new()
    {
        Key = key,
        Name = Plan.Name,
        Kind = Plan.Kind,
        Role = Plan.Role,
        Currency = Plan.Currency,
        Empty = Empty,
        Distinct = distinct,
    };

    private protected Finding OfColumn(FindingKind kind, string message) => new(0, 0, Plan.Name, null, kind, message);
}
