using System.Text;
using Bailiwick.Core;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Datasets;

namespace Bailiwick.Server.Datasets.Writing;

/// <summary>Findings as a CSV file, written as they come from the database.</summary>
public sealed class FindingsFile(Outcome<FindingsFile.Content> outcome) : IResult
{
    private const int BlockCharacters = 1 << 16;

    /// <summary>What goes into the file.</summary>
    public sealed record Content(IAsyncEnumerable<StoredFinding> Findings);

    public static async Task<FindingsFile> Of(Task<Outcome<Content>> outcome) => new(await outcome);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (!outcome.IsDone)
        {
            await ProblemWriter.WriteAsync(httpContext, outcome.Refusal);
            return;
        }

        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=findings.csv";
        response.Headers.CacheControl = "private, no-cache";
        // The mark tells spreadsheets that the file is UTF-8.
        var text = new StringBuilder("\uFEFF");
        CsvText.AppendRow(text, "severity", "code", "row", "line", "column", "value", "message", "action");
        await foreach (var (_, finding) in outcome.Value.Findings.WithCancellation(httpContext.RequestAborted))
        {
            CsvText.AppendRow(
                text,
                finding.Kind.Severity.ToString().ToLowerInvariant(),
                finding.Kind.Code,
                finding.Row == 0 ? null : finding.Row.ToString(),
                finding.Line == 0 ? null : finding.Line.ToString(),
                finding.Column,
                finding.Value,
                finding.Message,
                finding.Kind.Action);
            if (text.Length > BlockCharacters)
            {
                await FlushAsync(response, text, httpContext.RequestAborted);
            }
        }

        await FlushAsync(response, text, httpContext.RequestAborted);
    }

    private static async Task FlushAsync(HttpResponse response, StringBuilder text, CancellationToken cancellation)
    {
        await response.WriteAsync(text.ToString(), cancellation);
        text.Clear();
    }
}
