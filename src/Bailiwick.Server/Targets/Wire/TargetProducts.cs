namespace Bailiwick.Server.Targets.Wire;

/// <summary>The product dimension: what part of the whole each product is to bring, and where it sells.</summary>
/// <param name="Items">The products; percents add up to 100.</param>
/// <param name="Level">The level whose areas are the rows of the table; 0 is the top.</param>
/// <param name="Mix">What differs from an even mix; 0 where a product is not sold.</param>
public sealed record TargetProducts(IReadOnlyList<TargetProducts.Item> Items, int Level = 0, IReadOnlyList<TargetProducts.Cell>? Mix = null)
{
    /// <summary>A product.</summary>
    /// <param name="Key">Its name, unique.</param>
    /// <param name="Percent">Its part of the whole.</param>
    /// <param name="Season">Weights over the periods of the year; the plan's when nothing is said.</param>
    [OpenApi.SchemaName("TargetProduct")]
    public sealed record Item(string Key, decimal Percent, IReadOnlyList<decimal>? Season = null);

    /// <summary>How much a product weighs in an area, 1 where nothing is said.</summary>
    [OpenApi.SchemaName("TargetProductMix")]
    public sealed record Cell(int Area, string Product, decimal Weight);
}
