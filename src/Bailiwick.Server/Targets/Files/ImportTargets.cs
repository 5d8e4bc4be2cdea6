using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets.Files;

/// <summary>
/// Takes a changed table back. A cell that is as it was exported is no change, whatever others did to it since; a cell that was changed here
/// and meanwhile by somebody else is told, and refuses the whole unless the importer says whose stands.
/// </summary>
public sealed class ImportTargets(TargetReading reading, TargetWriter writer, BranchStore branches)
{
    public const long MostBytes = 64L << 20;

    /// <param name="DryRun">Tells what would change and changes nothing.</param>
    /// <param name="OnConflict">Whose number stands where both changed it: refuse, keep (the other's), take (the file's).</param>
    public sealed record Query(bool? DryRun, string? OnConflict);

    /// <param name="Revision">Of the plan now; as before when nothing changed.</param>
    /// <param name="Rows">Rows of the file.</param>
    /// <param name="Changed">Cells that were changed, or would be.</param>
    /// <param name="Kept">Cells that others changed since the export and the file did not; they stand. The first 1,000.</param>
    /// <param name="Figures">What the plan comes to; nothing for managers and dry runs.</param>
    [SchemaName("TargetImport")]
    public sealed record Reply(int Revision, int Rows, int Changed, IReadOnlyList<KeptCell> Kept, TargetFigures? Figures);

    [SchemaName("TargetKeptCell")]
    public sealed record KeptCell(int Row, string Account, TargetCellField Field, string Author, int Revision);

    /// <summary>Whose number stands.</summary>
    private enum ConflictPolicy
    {
        /// <summary>Nobody's: the import is refused and names the row.</summary>
        Refuse,

        /// <summary>The other's.</summary>
        Keep,

        /// <summary>The file's.</summary>
        Take,
    }

    public async Task<Outcome<Reply>> HandleAsync(Guid plan, Stream body, Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(query);
        caller.Demand(Right.EnterTargets);
        using var file = new MemoryStream();
        await body.CopyToAsync(file, cancellation);
        if (file.Length > MostBytes)
        {
            return TargetPlanRefusals.FileTooLarge(MostBytes);
        }

        file.Position = 0;
        var rows = TargetFileRows.Read(file);
        if (!rows.IsDone)
        {
            return rows.Refusal;
        }

        var found = await JudgeAsync(plan, rows.Value, query, caller, cancellation);
        if (!found.IsDone || query.DryRun == true || found.Value.Changed.Count == 0)
        {
            return found.IsDone ? new Reply(found.Value.Revision, rows.Value.Count, found.Value.Changed.Count, found.Value.Kept, null) : found.Refusal;
        }

        var asked = await branches.RequestsAsync(caller.Workspace, plan, cancellation);
        var written = await writer.WriteAsync(
            caller, (plan, found.Value.Revision), taken => Plan(taken, rows.Value, query, caller, asked), cancellation);
        return written.IsDone
            ? new Reply(written.Value.Revision, rows.Value.Count, found.Value.Changed.Count, found.Value.Kept, written.Value.Figures)
            : written.Refusal;
    }

    private async Task<Outcome<Found>> JudgeAsync(Guid plan, List<TargetFileRows.FileRow> rows, Query query, Caller caller, CancellationToken cancellation)
    {
        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        var changes = Changes(taken, rows, QueryChoice.Read<ConflictPolicy>("onConflict", query.OnConflict) ?? ConflictPolicy.Refuse);
        if (!changes.IsDone || changes.Value.Changed.Count == 0 || query.DryRun != true)
        {
            return changes;
        }

        var asked = await branches.RequestsAsync(caller.Workspace, plan, cancellation);
        var planned = Plan(taken, rows, query, caller, asked);
        return planned.IsDone ? changes : planned.Refusal;
    }

    private static Outcome<TargetWriter.Planned> Plan(
        TargetReading.Taken taken, List<TargetFileRows.FileRow> rows, Query query, Caller caller, IReadOnlyList<TargetRequestRow> asked)
    {
        var changes = Changes(taken, rows, QueryChoice.Read<ConflictPolicy>("onConflict", query.OnConflict) ?? ConflictPolicy.Refuse);
        return changes.IsDone
            ? EnterTargets.Plan(taken, new CellRules.Ask(changes.Value.Changed, taken.Open.Revision, null, caller, asked), "import")
            : changes.Refusal;
    }

    private static Outcome<Found> Changes(TargetReading.Taken taken, List<TargetFileRows.FileRow> rows, ConflictPolicy policy)
    {
        var (changed, kept) = (new List<CellRules.Given>(), new List<KeptCell>());
        foreach (var row in rows)
        {
            if (taken.Open.Keys.Find(row.Account) is not { } record)
            {
                return TargetPlanRefusals.UnknownAccount(row.Line, row.Account);
            }

            if (row.Revision > taken.Open.Revision)
            {
                return TargetPlanRefusals.BadRevisionCell(row.Line, $"{row.Revision}");
            }

            var input = taken.Open.Inputs.GetValueOrDefault(record);
            foreach (var cell in row.Cells)
            {
                var field = FieldOf(cell.Field);
                var (present, exported) = (input?.Last(field), input?.Last(field, row.Revision ?? taken.Open.Revision));
                if (Same(cell, present))
                {
                    continue;
                }

                var isOthers = present?.Revision > exported?.Revision || (present is not null && exported is null);
                if (isOthers && (Same(cell, exported) || policy == ConflictPolicy.Keep))
                {
                    kept.Add(new KeptCell(row.Line, row.Account, cell.Field, present!.Author, present.Revision));
                    continue;
                }

                if (isOthers && policy == ConflictPolicy.Refuse)
                {
                    return TargetPlanRefusals.ChangedMeanwhile(row.Line, row.Account, cell.Field, present!.By);
                }

                changed.Add(new CellRules.Given(row.Line, new TargetCellEntry(row.Account, cell.Field, cell.Amount, cell.Text)));
            }
        }

        return new Found(taken.Open.Revision, changed, [.. kept.Take(1000)]);
    }

    // An override whose file carries no column of reasons keeps the reason it has.
    private static bool Same(TargetFileRows.FileCell cell, Entered? entered) =>
        cell.Amount == entered?.Amount
        && (cell.Field is not (TargetCellField.Comment or TargetCellField.Override) || cell.Text == entered?.Words
            || (cell.Field == TargetCellField.Override && (cell.Text is null || cell.Amount is null)));

    private static TargetField FieldOf(TargetCellField field) => field switch
    {
        TargetCellField.BottomUp => TargetField.BottomUp,
        TargetCellField.Override => TargetField.Override,
        TargetCellField.Confidence => TargetField.Confidence,
        TargetCellField.Comment => TargetField.Comment,
        _ => TargetField.Lock,
    };

    private sealed record Found(int Revision, IReadOnlyList<CellRules.Given> Changed, IReadOnlyList<KeptCell> Kept);
}
