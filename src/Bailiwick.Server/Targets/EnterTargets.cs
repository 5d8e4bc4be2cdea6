using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>Takes what people say about accounts as one entry of the log: all of it, or a refusal that names row and column and nothing.</summary>
public sealed class EnterTargets(TargetWriter writer, BranchStore branches)
{
    public const int MostCells = 10_000;

    [SchemaName("EnterTargets")]
    public sealed record EnterRequest(int ExpectedRevision, IReadOnlyList<TargetCellEntry> Cells, string? Reason = null);

    public async Task<Outcome<TargetEditReply>> HandleAsync(Guid plan, EnterRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.EnterTargets);
        if (request.Cells.Count is 0 or > MostCells)
        {
            return request.Cells.Count == 0 ? TargetPlanRefusals.NothingEntered() : TargetPlanRefusals.TooManyCells(request.Cells.Count);
        }

        var cells = request.Cells.Select((cell, i) => new CellRules.Given(i + 1, cell)).ToList();
        var asked = await branches.RequestsAsync(caller.Workspace, plan, cancellation);
        return await writer.WriteAsync(
            caller,
            (plan, request.ExpectedRevision),
            taken => Plan(taken, new CellRules.Ask(cells, request.ExpectedRevision, request.Reason, caller, asked)),
            cancellation);
    }

    /// <summary>Judges cells and makes the entry; also for what a file brings.</summary>
    internal static Outcome<TargetWriter.Planned> Plan(TargetReading.Taken taken, CellRules.Ask ask, string kind = "input")
    {
        if (!PlanStates.TakesInput(taken.Open.State))
        {
            return TargetPlanRefusals.Stands(taken.Open.State);
        }

        var figures = taken.Figures();
        if (!figures.IsDone)
        {
            return figures.Refusal;
        }

        var cells = CellRules.Judge(taken, figures.Value, ask);
        if (!cells.IsDone)
        {
            return cells.Refusal;
        }

        var tried = taken.Open.Try(taken.Open.Settings, With(taken.Open, cells.Value), taken.View, taken.Held.Row.Currency);
        return tried.IsDone
            ? new TargetWriter.Planned(kind, Summary(cells.Value, kind)) { Cells = cells.Value, Reason = ask.Reason, Figures = tried.Value }
            : tried.Refusal;
    }

    internal static Dictionary<int, AccountInput> With(OpenTargetPlan open, IReadOnlyList<TargetCell> cells)
    {
        var inputs = new Dictionary<int, AccountInput>(open.Inputs);
        foreach (var group in cells.GroupBy(cell => cell.Record))
        {
            var input = new AccountInput();
            foreach (var (field, value) in inputs.GetValueOrDefault(group.Key)?.All ?? [])
            {
                input.Add(field, value);
            }

            foreach (var cell in group)
            {
                input.Add(cell.Field, new Entered(open.Revision + 1, string.Empty, default, cell.Amount, cell.Words));
            }

            inputs[group.Key] = input;
        }

        return inputs;
    }

    // Heard by everybody who watches the alignment: no names of accounts, no amounts.
    private static string Summary(IReadOnlyList<TargetCell> cells, string kind)
    {
        var words = cells.GroupBy(cell => cell.Field).OrderBy(group => group.Key).Select(group => $"{group.Count():#,0} {group.Key switch
        {
            TargetField.BottomUp => "bottom-up",
            TargetField.Override => "override",
            TargetField.Lock => "lock",
            TargetField.Confidence => "confidence",
            TargetField.Comment => "comment",
            _ => "split",
        }}");
        return $"{(kind == "import" ? "Imported" : "Entered")} {string.Join(", ", words)}";
    }
}
