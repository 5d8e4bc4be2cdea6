namespace Bailiwick.Server.Targets.Wire;

/// <summary>Areas by products: rows add up to the areas' amounts and columns to the products', both exactly.</summary>
/// <param name="Revision">Of the plan.</param>
/// <param name="AlignmentRevision">Of the alignment.</param>
/// <param name="Level">Of the areas.</param>
/// <param name="Areas">Rows; area -1 stands for the accounts in no area.</param>
/// <param name="Products">Columns.</param>
public sealed record TargetProductTable(int Revision, int AlignmentRevision, int Level, IReadOnlyList<TargetProductTable.Row> Areas, IReadOnlyList<TargetProductTable.Column> Products)
{
    /// <summary>An area with its amount by product.</summary>
    [OpenApi.SchemaName("TargetProductRow")]
    public sealed record Row(int Area, string Name, decimal Amount, IReadOnlyList<decimal> Amounts);

    /// <summary>A product with its amount by period of the year, by its own season.</summary>
    [OpenApi.SchemaName("TargetProductColumn")]
    public sealed record Column(string Key, decimal Percent, decimal Amount, IReadOnlyList<decimal> Periods);
}
