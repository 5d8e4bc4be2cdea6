namespace Bailiwick.Core.Datasets;

/// <summary>How one column of a file becomes one column of a dataset.</summary>
/// <param name="Name">As it shall be named.</param>
/// <param name="Kind">How its cells are read.</param>
/// <param name="Format">How it writes numbers and dates.</param>
/// <param name="Currency">ISO 4217 code for a currency column, else null.</param>
/// <param name="Role">What it does for the records, or null.</param>
public sealed record ColumnPlan(string Name, ColumnKind Kind, CellFormat Format, string? Currency = null, ColumnRole? Role = null);
