using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets.Importing;
using Bailiwick.Server.Datasets.Reading;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Datasets;

namespace Bailiwick.Server.Datasets;

/// <summary>Shows the first rows of an uploaded file and what its columns seem to be.</summary>
public sealed class PreviewUpload(UploadStore uploads)
{
    /// <summary>How the file shall be read; what is not given is found from the file.</summary>
    public sealed record Query(string? Sheet, string? Delimiter, string? Encoding, bool? Header);

    /// <param name="EstimatedRows">Exact when the file was read to its end, which <paramref name="IsWhole"/> says.</param>
    /// <param name="Notes">What had to be guessed about the file, in sentences.</param>
    [SchemaName("Preview")]
    public sealed record Reply(
        FileFormat Format,
        string? Encoding,
        string? Delimiter,
        IReadOnlyList<string> Sheets,
        string? Sheet,
        bool HasHeader,
        int EstimatedRows,
        bool IsWhole,
        IReadOnlyList<string> Notes,
        IReadOnlyList<PreviewColumn> Columns,
        IReadOnlyList<IReadOnlyList<string>> Rows);

    /// <param name="DecimalComma">True when numbers are written 1.234,5; null where it does not matter.</param>
    /// <param name="DateOrder">Which of day and month comes first; null where it does not matter.</param>
    /// <param name="Doubts">What could not be decided from the cells, in sentences.</param>
    [SchemaName("PreviewColumn")]
    public sealed record PreviewColumn(
        int Index,
        string Name,
        ColumnKind Kind,
        string? Currency,
        ColumnRole? Role,
        int Empty,
        int Distinct,
        IReadOnlyList<string> Samples,
        bool? DecimalComma,
        DateOrder? DateOrder,
        IReadOnlyList<string> Doubts);

    public async Task<Outcome<Reply>> HandleAsync(Guid id, Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        if (await uploads.FindAsync(caller.Workspace, id, cancellation) is not { } upload)
        {
            return ImportRefusals.UnknownUpload(id);
        }

        await using var stream = uploads.Open(caller.Workspace, upload);
        var options = new ReadOptions(Given(query.Sheet), query.Delimiter is "" ? null : query.Delimiter, Given(query.Encoding));
        var taken = await Task.Run(() => FileSample.Take(stream, options, query.Header), CancellationToken.None);
        return taken.IsDone ? Show(taken.Value) : taken.Refusal;
    }

    private static Reply Show(FileSample sample) => new(
        sample.Shape.Format,
        sample.Shape.Encoding,
        sample.Shape.Delimiter,
        sample.Shape.Sheets,
        sample.Shape.Sheet,
        sample.HasHeader,
        sample.EstimatedRows,
        sample.EstimatedRows == sample.RowsLookedAt,
        sample.Shape.Notes,
        [.. sample.Columns.Select(Show)],
        sample.Rows);

    private static PreviewColumn Show(InferredColumn column, int index) => new(
        index,
        column.Name,
        column.Kind,
        column.Currency,
        column.Role,
        column.Empty,
        column.Distinct,
        column.Samples,
        column.Kind.IsMeasure() || column.Kind.IsDouble() ? column.Format.HasDecimalComma : null,
        column.Kind == ColumnKind.Date ? column.Format.DateOrder : null,
        column.Doubts);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
