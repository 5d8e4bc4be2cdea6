using Bailiwick.Core.Datasets;
using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Datasets.Importing;

/// <summary>How an uploaded file becomes a dataset.</summary>
[SchemaName("ImportRequest")]
public sealed record ImportRequest(
    Guid UploadId,
    string Name,
    bool HasHeader,
    IReadOnlyList<ImportRequest.ImportColumn> Columns,
    BadCells BadCells = BadCells.Refuse,
    DuplicateKeys DuplicateKeys = DuplicateKeys.Refuse,
    string? Sheet = null,
    string? Delimiter = null,
    string? Encoding = null,
    string? DefaultCountry = null)
{
    /// <summary>One column of the file; columns not named here are left out.</summary>
    /// <param name="Index">Its place in the file, from 0.</param>
    /// <param name="DecimalComma">True when it writes 1.234,5 for 1234.5; when not said, its first rows tell.</param>
    /// <param name="DateOrder">Whether 3/4/2021 is in March or April; when not said, its first rows tell.</param>
    [SchemaName("ImportColumn")]
    public sealed record ImportColumn(
        int Index,
        string Name,
        ColumnKind Kind,
        string? Currency = null,
        ColumnRole? Role = null,
        bool Skip = false,
        bool? DecimalComma = null,
        DateOrder? DateOrder = null);
}
