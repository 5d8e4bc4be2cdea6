using System.Collections.Immutable;

namespace Bailiwick.Core.Datasets;

/// <summary>What a column of a file seems to be, judged from its header and cells.</summary>
/// <param name="Name">The header, or "Column 3" where it is blank.</param>
/// <param name="Kind">The most telling kind that at least 95 per cent of the filled cells fit.</param>
/// <param name="Format">How it writes numbers and dates.</param>
/// <param name="Currency">ISO 4217 code for a currency column, else null.</param>
/// <param name="Role">What it seems to do for the records, or null.</param>
/// <param name="Empty">Cells without a value.</param>
/// <param name="Distinct">Different texts, up to the number of cells looked at.</param>
/// <param name="Samples">The first few different texts.</param>
/// <param name="Doubts">What could not be decided from the cells, in sentences; empty when nothing.</param>
public sealed record InferredColumn(
    string Name,
    ColumnKind Kind,
    CellFormat Format,
    string? Currency,
    ColumnRole? Role,
    int Empty,
    int Distinct,
    ImmutableArray<string> Samples,
    ImmutableArray<string> Doubts);
