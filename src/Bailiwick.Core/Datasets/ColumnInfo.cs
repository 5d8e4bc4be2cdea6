namespace Bailiwick.Core.Datasets;

/// <summary>What is known of a column without its cells.</summary>
public sealed record ColumnInfo
{
    /// <summary>Unique in its dataset, safe in an address: lower-case letters, digits and hyphens. Keys of system columns begin with @.</summary>
    public required string Key { get; init; }

    /// <summary>As a person named it.</summary>
    public required string Name { get; init; }

    /// <summary>What its cells are.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>What it does for the records, or null.</summary>
    public ColumnRole? Role { get; init; }

    /// <summary>ISO 4217 code of a currency column, else null.</summary>
    public string? Currency { get; init; }

    /// <summary>Decimals: of a currency column's whole numbers, or those a number column's exact sums keep.</summary>
    public int Scale { get; init; }

    /// <summary>How many cells are empty.</summary>
    public int Empty { get; init; }

    /// <summary>How many different values, empty not counted.</summary>
    public int Distinct { get; init; }

    /// <summary>Smallest value of a number, currency, date (days), latitude or longitude column; null when all is empty.</summary>
    public double? Min { get; init; }

    /// <summary>Largest value likewise.</summary>
    public double? Max { get; init; }

    /// <summary>Exact total of a number or currency column, else null.</summary>
    public decimal? Sum { get; init; }
}
