using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Jobs;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>Floods that were analyzed: starting one, reading it, and starting what its adjustment proposes.</summary>
public sealed class Floods(LiveActs acts, JobQueue jobs)
{
    private const int MostListed = 50;

    /// <param name="AcceptedAct">The act that did what it proposes.</param>
    /// <param name="Moves">Where accounts go.</param>
    [SchemaName("Flood")]
    public sealed record Reply(Guid Id, DateTimeOffset MadeAt, string MadeBy, long BaseAct, long? AcceptedAct, FloodRequest Request, FloodAnalysis Analysis, IReadOnlyList<FloodAnalysis.Move> Moves);

    [SchemaName("FloodSummary")]
    public sealed record Summary(Guid Id, DateTimeOffset MadeAt, string MadeBy, long? AcceptedAct, int NewAccounts, int MovedBefore);

    /// <param name="Reason">For the history.</param>
    [SchemaName("AcceptFlood")]
    public sealed record AcceptRequest(string? Reason = null);

    public async Task<Outcome<JobInfo>> StartAsync(FloodRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        return await jobs.EnqueueAsync(caller, new JobStart(JobKind.Management, new ManagementTask(Flood: request), Guid.CreateVersion7()), cancellation);
    }

    public async Task<IReadOnlyList<Summary>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        await using var connection = await acts.OpenAsync(cancellation);
        return [.. (await FloodStore.ListAsync(connection, caller.Workspace, MostListed, cancellation)).Select(Of).Select(one => new Summary(
            one.Id, one.MadeAt, one.MadeBy, one.AcceptedAct, one.Analysis.NewAccounts, one.Analysis.Surgical.MovedBefore))];
    }

    public async Task<Outcome<Reply>> GetAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        await using var connection = await acts.OpenAsync(cancellation);
        return await FloodStore.FindAsync(connection, caller.Workspace, id, cancellation) is { } row ? Of(row) : AccountRefusals.FloodNotFound(id);
    }

    /// <summary>Starts doing what the adjustment proposes, as one act; refused at once when there is nothing to start.</summary>
    public async Task<Outcome<JobInfo>> AcceptAsync(Guid id, AcceptRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await GetAsync(id, caller, cancellation);
        return !found.IsDone ? found.Refusal
            : found.Value.AcceptedAct is { } taken ? AccountRefusals.FloodTaken(taken)
            : await jobs.EnqueueAsync(caller, new JobStart(JobKind.Management, new ManagementTask(Accept: new ManagementTask.AcceptFlood(id, request.Reason)), id), cancellation);
    }

    internal static Reply Of(FloodRow row) => new(
        row.Id, row.MadeAt, row.MadeBy, row.BaseAct, row.AcceptedAct, JsonSerializer.Deserialize<FloodRequest>(row.Request, WireJson.Options)!,
        JsonSerializer.Deserialize<FloodAnalysis>(row.Analysis, WireJson.Options)!, JsonSerializer.Deserialize<List<FloodAnalysis.Move>>(row.Moves, WireJson.Options)!);
}
