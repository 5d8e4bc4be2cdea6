using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Opportunities;
using Bailiwick.Core.Management.People;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.People;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Governance.Health;

/// <summary>Repairs that need no decision of a person: each is one act that can be taken back.</summary>
public sealed class FixHealth(LiveWriter writer, RuleRuns runs)
{
    /// <param name="Act">The act.</param>
    /// <param name="Message">What was done.</param>
    [SchemaName("HealthFixed")]
    public sealed record Reply(long Act, string Message);

    public async Task<Outcome<Reply>> HandleAsync(string code, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync<string>(
            caller, message => new LiveWriter.Words(LiveActKinds.Records, message, "A finding of the health checks"),
            async scope => await RuleRuns.ActiveAsync(scope, cancellation) is not { } model ? LiveRefusals.NoActiveModel()
                : code switch
                {
                    "run-rules" => await RunAsync(scope, model, cancellation),
                    "choose-managers" => await ChooseAsync(scope, model, cancellation),
                    "remove-unattached-rules" => await RemoveAsync(scope, model, cancellation),
                    _ => GovernanceRefusals.NoFix(code),
                },
            cancellation);
        return written.IsDone ? new Reply(written.Value.Act, written.Value.Value) : written.Refusal;
    }

    private async Task<Outcome<string>> RunAsync(LiveScope scope, LiveRecord model, CancellationToken cancellation)
    {
        var done = await runs.WriteAsync(scope, model.Id, null, TiePolicy.None, cancellation);
        if (!done.IsDone)
        {
            return done.Refusal;
        }

        await scope.UpdateAsync("Territory2Model", model, new Dictionary<string, object?> { ["LastRunRulesEndDate"] = scope.Now }, cancellation);
        return $"Ran rules: {done.Value.Entered:#,0} entered, {done.Value.Left:#,0} left a territory, {done.Value.Opportunities:#,0} opportunities moved";
    }

    /// <summary>Where exactly one regular member is there, that is the forecast manager; where several are, a person decides.</summary>
    private static async Task<Outcome<string>> ChooseAsync(LiveScope scope, LiveRecord model, CancellationToken cancellation)
    {
        var territories = await scope.ReadAsync("Territory2", LiveQuery.Where("Territory2ModelId", model.Id), cancellation);
        var users = (await scope.ReadAsync("User", LiveQuery.All, cancellation)).Where(one => one.Flag("IsActive")).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var members = (await scope.ReadAsync("UserTerritory2Association", LiveQuery.Where("Territory2Id", [.. territories.Select(one => one.Id)]), cancellation))
            .Where(one => RecordGuards.IsOn(one, scope.Today) && users.Contains(one.Text("UserId")!)).ToLookup(one => one.Text("Territory2Id")!, StringComparer.Ordinal);
        var chosen = 0;
        foreach (var one in territories.Where(one => members[one.Id].All(member => member.Text("UserId") != ForecastManagers.On(one, scope.Today))))
        {
            var regular = members[one.Id].Where(member => member.Text("Kind") == nameof(MembershipKind.Regular)).Select(member => member.Text("UserId")).Distinct().ToList();
            if (regular.Count == 1)
            {
                await scope.UpdateAsync("Territory2", one, ForecastManagers.HandedOver(one, regular[0]!, scope.Today, scope.Today)!, cancellation);
                chosen++;
            }
        }

        return $"Made the only member the forecast manager of {chosen:#,0} territories";
    }

    private static async Task<Outcome<string>> RemoveAsync(LiveScope scope, LiveRecord model, CancellationToken cancellation)
    {
        var rules = await scope.ReadAsync("ObjectTerritory2AssignmentRule", LiveQuery.Where("Territory2ModelId", model.Id), cancellation);
        var attached = (await scope.ReadAsync("RuleTerritory2Association", LiveQuery.Where("RuleId", [.. rules.Select(one => one.Id)]), cancellation)).Select(one => one.Text("RuleId")).ToHashSet();
        var loose = rules.FindAll(one => !attached.Contains(one.Id));
        await scope.DeleteAsync("ObjectTerritory2AssignmentRule", [.. loose.Select(one => one.Id)], cancellation);
        scope.TouchedModels.Add(model.Id);
        return $"Removed {loose.Count:#,0} rules without a territory";
    }
}
