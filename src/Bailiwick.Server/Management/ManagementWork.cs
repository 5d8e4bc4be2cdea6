using Bailiwick.Core;
using Bailiwick.Core.Management.Models;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Management.Accounts;
using Bailiwick.Server.Management.Bulk;
using Bailiwick.Storage.Jobs;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>Long work of the live model: each is one act in the transaction that also ends the job, so that a killed server leaves nothing half done.</summary>
public sealed class ManagementWork(LiveWriter writer, ModelMoves moves, RuleRuns runs, ImportAccounts import, AnalyzeFlood floods, AcceptFlood acceptance, RunImport files) : IJobWork
{
    public JobKind Kind => JobKind.Management;

    public async Task<Outcome<JobResult>> RunAsync(JobRun run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        var task = run.RequestAs<ManagementTask>();
        await run.ReportAsync(0.1, "working", task switch
        {
            { Accounts: not null } => "importing accounts",
            { Move: not null } => "moving the model",
            { Flood: not null } => "dividing accounts",
            { Accept: not null } => "taking accounts in",
            { Records: not null } => "reading the file",
            _ => "running rules",
        });
        if (task.Records is { } records)
        {
            return await files.RunAsync(run, records, cancellation);
        }

        if (task.Flood is { } flood)
        {
            return await AnalyzeAsync(run, flood, cancellation);
        }

        if (task.Accept is { } accept)
        {
            return await run.CompleteReportingAsync(async (connection, _, stop) => ResultOf(Said(await acceptance.HandleAsync(connection, accept, run, stop), done => done.Words)), cancellation);
        }

        return await run.CompleteAsync(async (connection, _, stop) =>
        {
            var message = task switch
            {
                { Accounts: { } one } => Said(
                    await writer.WriteAsync(
                        connection, run.CreatedBy, made => new LiveWriter.Words(LiveActKinds.Import, $"Imported accounts: {Of(made)}"), scope => import.WriteAsync(scope, one, stop), stop),
                    Of),
                { Move: { } one } => Said(
                    await writer.WriteAsync(connection, run.CreatedBy, ModelMoves.WordsOf(one.Request), scope => moves.MoveAsync(scope, one.Model, one.Request, stop), stop),
                    moved => ModelMoves.WordsOf(one.Request)(moved).Summary),
                { Rules: { } one } => Said(
                    await writer.WriteAsync(
                        connection, run.CreatedBy, done => new LiveWriter.Words(LiveActKinds.Rules, $"Ran rules: {Of(done)}"), scope => RunAsync(scope, one, stop), stop),
                    Of),
                _ => throw new InvalidDataException("The job says no work."),
            };
            return ResultOf(message);
        }, cancellation);
    }

    // The solver runs outside of the transaction: nothing waits for it.
    private async Task<Outcome<JobResult>> AnalyzeAsync(JobRun run, FloodRequest request, CancellationToken cancellation)
    {
        var made = await floods.MakeAsync(run.Subject!.Value, request, run.CreatedBy, cancellation);
        return !made.IsDone ? made.Refusal : await run.CompleteAsync(async (connection, _, stop) =>
        {
            await FloodStore.InsertAsync(connection, run.Workspace, made.Value.Row, stop);
            return new JobResult { Message = made.Value.Message };
        }, cancellation);
    }

    private async Task<Outcome<RuleRuns.Summary>> RunAsync(LiveScope scope, ManagementTask.RunRules task, CancellationToken cancellation)
    {
        if (await scope.FindAsync("Territory2Model", task.Model, cancellation) is not { } model)
        {
            return LiveRefusals.RecordNotFound("Territory2Model", task.Model);
        }

        var state = ModelStates.Parse(model.Text("State")!)!.Value;
        if (!state.IsEditable())
        {
            return LiveRefusals.NotEditable(model.Text("Name")!, state);
        }

        var done = await runs.WriteAsync(scope, model.Id, null, state == ModelState.Active ? task.Tie : null, cancellation);
        await scope.UpdateAsync("Territory2Model", model, new Dictionary<string, object?> { ["LastRunRulesEndDate"] = scope.Now }, cancellation);
        await scope.InsertAsync(
            "Territory2AlignmentLog",
            new Dictionary<string, object?> { ["Territory2ModelId"] = model.Id, ["StartTime"] = scope.Now, ["EndTime"] = scope.Now, ["Status"] = "Completed" }, cancellation);
        return done;
    }

    private static string Of(ImportAccounts.Summary one) => $"{one.Made:#,0} made, {one.Changed:#,0} changed, {one.Same:#,0} as they were";

    private static string Of(RuleRuns.Summary one) => $"{one.Judged:#,0} accounts, {one.Entered:#,0} entered, {one.Left:#,0} left a territory, {one.Opportunities:#,0} opportunities moved, {one.Ties:#,0} ties";

    private static Outcome<JobResult> ResultOf(Outcome<string> message) => message.IsDone ? new JobResult { Message = message.Value } : message.Refusal;

    // Running again what is done already is no failure.
    private static Outcome<string> Said<T>(Outcome<LiveWriter.Written<T>> written, Func<T, string> words) =>
        written.IsDone ? words(written.Value.Value) : written.Refusal.Code == "management.no-changes" ? "Nothing had to change." : written.Refusal;
}
