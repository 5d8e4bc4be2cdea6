using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets.Writing;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Datasets;

namespace Bailiwick.Server.Datasets;

/// <summary>What an import found, by dataset or, for one that failed, by job.</summary>
public sealed class ReadFindings(FindingStore findings, DatasetStore datasets, JobQueue jobs)
{
    /// <summary>Which findings: of one code, of one column, or all.</summary>
    public sealed record Query(string? Code, string? Column);

    [SchemaName("Finding")]
    public sealed record Shown(
        int Row, int Line, string? Column, string? Value, string Code, FindingSeverity Severity, string Message, string Action);

    /// <param name="Listed">How many of them are listed one by one; beyond that they are only counted.</param>
    [SchemaName("FindingSummary")]
    public sealed record Summary(string Code, FindingSeverity Severity, int Count, string Title, int Listed, IReadOnlyList<FindingColumnCount> Columns);

    public async Task<Outcome<Page<Shown>>> ListAsync(Subject subject, Query query, PageQuery page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (await MissingAsync(subject, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        var above = page.Cursor is null ? 0 : int.TryParse(page.Cursor, out var number) ? number : -1;
        if (above < 0)
        {
            return RequestRefusals.Cursor(page.Cursor!);
        }

        var found = await findings.ListAsync(
            new FindingQuery(caller.Workspace, subject.Id, query.Code, query.Column, above), page.Size() + 1, cancellation);
        var next = found.Count > page.Size() ? found[page.Size() - 1].Number.ToString() : null;
        return new Page<Shown>([.. found.Take(page.Size()).Select(stored => Show(stored.Finding))], next);
    }

    public async Task<Outcome<List<Summary>>> SummarizeAsync(Subject subject, Caller caller, CancellationToken cancellation)
    {
        if (await MissingAsync(subject, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        var found = await findings.SummarizeAsync(caller.Workspace, subject.Id, cancellation);
        return found.ConvertAll(one => new Summary(one.Kind.Code, one.Kind.Severity, one.Count, one.Kind.Title, one.Listed, one.Columns));
    }

    public async Task<Outcome<FindingsFile.Content>> WriteAsync(Subject subject, Query query, Caller caller, CancellationToken cancellation)
    {
        if (await MissingAsync(subject, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        var all = findings.StreamAsync(new FindingQuery(caller.Workspace, subject.Id, query.Code, query.Column, 0), null, cancellation);
        return new FindingsFile.Content(all);
    }

    /// <summary>Whose findings.</summary>
    public sealed record Subject(Guid Id, bool IsJob)
    {
        public static Subject Dataset(Guid id) => new(id, false);

        public static Subject Job(Guid id) => new(id, true);
    }

    private static Shown Show(Finding finding) => new(
        finding.Row, finding.Line, finding.Column, finding.Value, finding.Kind.Code, finding.Kind.Severity, finding.Message, finding.Kind.Action);

    private async Task<Refusal?> MissingAsync(Subject subject, Caller caller, CancellationToken cancellation)
    {
        if (subject.IsJob)
        {
            return await jobs.FindAsync(caller.Workspace, subject.Id, cancellation) is null ? JobRefusals.Unknown(subject.Id) : null;
        }

        return await datasets.FindAsync(caller.Workspace, new DatasetId(subject.Id), cancellation) is null ? DatasetRefusals.Unknown(subject.Id) : null;
    }
}
