using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management.Models;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Opportunities;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>The life of models: clone, activate in one swap, archive, back to planning, and taking back an act. Each is one act: all of it or nothing.</summary>
public sealed class ModelMoves(LiveWriter writer, RuleRuns runs)
{
    /// <param name="To">Planning, Active or Archived.</param>
    /// <param name="Swap">Whether the model that is active now is archived in the same act.</param>
    /// <param name="Tie">What an opportunity gets when several territories of its account tie.</param>
    [SchemaName("MoveModel")]
    public sealed record MoveRequest(ModelState To, bool Swap = false, TiePolicy Tie = TiePolicy.None, string? Reason = null);

    [SchemaName("CloneModel")]
    public sealed record CloneRequest(string Name);

    /// <param name="Run">What the rules did; null when they did not run.</param>
    [SchemaName("ModelMoved")]
    public sealed record MoveReply(long Act, ModelState State, RuleRuns.Summary? Run);

    [SchemaName("ActReverted")]
    public sealed record RevertReply(long Act, int Changes);

    public async Task<Outcome<MoveReply>> MoveAsync(string model, MoveRequest request, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync(caller, WordsOf(request), scope => MoveAsync(scope, model, request, cancellation), cancellation);
        return written.IsDone ? written.Value.Value with { Act = written.Value.Act } : written.Refusal;
    }

    internal static Func<MoveReply, LiveWriter.Words> WordsOf(MoveRequest request) =>
        moved => new LiveWriter.Words(
            request.To == ModelState.Active ? LiveActKinds.Activate : LiveActKinds.Model,
            moved.Run is { } run ? $"Model became {moved.State.WireName()}: {run.Entered:#,0} accounts entered, {run.Left:#,0} left, {run.Opportunities:#,0} opportunities moved" : $"Model became {moved.State.WireName()}",
            request.Reason);

    internal async Task<Outcome<MoveReply>> MoveAsync(LiveScope scope, string model, MoveRequest request, CancellationToken cancellation)
    {
        if (await scope.FindAsync("Territory2Model", model, cancellation) is not { } record)
        {
            return LiveRefusals.RecordNotFound("Territory2Model", model);
        }

        return request.To == ModelState.Active ? await ActivateAsync(scope, record, request, cancellation) : await SettleAsync(scope, record, request.To, cancellation);
    }

    public async Task<Outcome<PublishModel.Reply>> CloneAsync(string model, CloneRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync<PublishModel.Reply>(
            caller, made => new LiveWriter.Words(LiveActKinds.Clone, $"Cloned a model as \"{request.Name}\": {made.Territories:#,0} territories"),
            scope => CloneAsync(scope, model, request.Name, cancellation), cancellation);
        return written.IsDone ? written.Value.Value with { Act = written.Value.Act } : written.Refusal;
    }

    /// <summary>Puts everything that an act changed back to what it was, unless later acts changed the same.</summary>
    public async Task<Outcome<RevertReply>> RevertAsync(long act, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync<int>(
            caller, _ => new LiveWriter.Words(LiveActKinds.Revert, $"Took back act {act}", Reverts: act), scope => RevertAsync(scope, act, cancellation), cancellation);
        return written.IsDone ? new RevertReply(written.Value.Act, written.Value.Value)
            : written.Refusal.Code == "management.value-taken" ? LiveRefusals.RevertTaken(act)
            : written.Refusal;
    }

    private async Task<Outcome<int>> RevertAsync(LiveScope scope, long act, CancellationToken cancellation)
    {
        var stored = scope.Catalog.Objects.Where(type => !type.IsDerived).ToList();
        foreach (var type in stored)
        {
            if (await scope.Act.RevertAsync(type, act, cancellation) is { } later)
            {
                return LiveRefusals.RevertConflict(act, later);
            }
        }

        if (scope.Act.Changes == 0)
        {
            return LiveRefusals.ActNotFound(act);
        }

        foreach (var type in stored)
        {
            var gone = await scope.Act.GoneAsync(type, cancellation);
            foreach (var child in gone.Count == 0 ? [] : scope.Catalog.ChildrenOf(type.Name).Where(child => !scope.TypeOf(child.ChildObject).IsDerived))
            {
                var left = await LiveReader.CountAsync(scope.Connection, scope.Act.Workspace, scope.TypeOf(child.ChildObject), LiveQuery.Where(child.Field, gone), cancellation);
                if (left > 0)
                {
                    return LiveRefusals.HasRecords($"What act {act} made ({type.Label})", (int)left);
                }
            }
        }

        var models = await scope.ReadAsync("Territory2Model", LiveQuery.All, cancellation);
        scope.TouchedModels.UnionWith(models.Where(model => ModelStates.Parse(model.Text("State")!)!.Value.IsEditable()).Select(model => model.Id));

        // What comes back was true under the rules and accounts of then. Those of now judge it again: all accounts when another model is active, else the ones that changed.
        if (models.Find(one => one.Text("State") == "Active" && one.FromAct == scope.Act.Number) is { } active)
        {
            await Accounts.DisqualifiedAccounts.KeepOutAsync(scope, active.Id, cancellation);
            var run = await runs.WriteAsync(scope, active.Id, null, null, cancellation);
            return run.IsDone ? scope.Act.Changes : run.Refusal;
        }

        scope.TouchedAccounts.UnionWith(await scope.Act.AccountsAsync(cancellation));
        return scope.Act.Changes;
    }

    private async Task<Outcome<MoveReply>> ActivateAsync(LiveScope scope, LiveRecord record, MoveRequest request, CancellationToken cancellation)
    {
        var models = await scope.ReadAsync("Territory2Model", LiveQuery.All, cancellation);
        var states = ModelStates.Activate(
            models.ToDictionary(one => one.Text("DeveloperName")!, one => ModelStates.Parse(one.Text("State")!)!.Value, StringComparer.Ordinal), record.Text("DeveloperName")!, request.Swap);
        if (!states.IsDone)
        {
            return states.Refusal;
        }

        var before = models.Find(one => one.Text("State") == "Active");
        if (before is not null)
        {
            await scope.UpdateAsync("Territory2Model", before, new Dictionary<string, object?> { ["State"] = ModelState.Archived.WireName(), ["DeactivatedDate"] = scope.Now }, cancellation);
        }

        await scope.UpdateAsync(
            "Territory2Model", record,
            new Dictionary<string, object?> { ["State"] = ModelState.Active.WireName(), ["ActivatedDate"] = scope.Now, ["DeactivatedDate"] = null, ["LastRunRulesEndDate"] = scope.Now }, cancellation);
        scope.TouchedModels.Add(record.Id);
        if (before is not null)
        {
            await CarryAsync(scope, before.Id, record.Id, cancellation);
            await LivePatches.CarryAsync(scope, before.Id, record.Id, cancellation);
        }

        await Accounts.DisqualifiedAccounts.KeepOutAsync(scope, record.Id, cancellation);
        var run = await runs.WriteAsync(scope, record.Id, null, request.Tie, cancellation);
        return run.IsDone ? new MoveReply(0, ModelState.Active, run.Value) : run.Refusal;
    }

    /// <summary>Quotas, adjustments and opportunities of territories that both models know by their names go over; what the new model does not know stays where it was.</summary>
    private static async Task CarryAsync(LiveScope scope, string from, string to, CancellationToken cancellation)
    {
        var old = await scope.ReadAsync("Territory2", LiveQuery.Where("Territory2ModelId", from), cancellation);
        var idOfKey = (await scope.ReadAsync("Territory2", LiveQuery.Where("Territory2ModelId", to), cancellation)).ToDictionary(one => one.Text("DeveloperName")!, one => one.Id, StringComparer.OrdinalIgnoreCase);
        var after = old.Where(one => idOfKey.ContainsKey(one.Text("DeveloperName")!)).ToDictionary(one => one.Id, one => idOfKey[one.Text("DeveloperName")!], StringComparer.Ordinal);
        foreach (var type in (string[])["ForecastingQuota", "ForecastingAdjustment"])
        {
            var rows = await scope.ReadAsync(type, LiveQuery.Where("Territory2Id", after.Keys), cancellation);
            await scope.Act.SetAsync(scope.TypeOf(type), "Territory2Id", [.. rows.Select(row => (row.Id, (string?)after[row.Text("Territory2Id")!]))], cancellation);
        }

        var placed = (await AssignmentReader.OpportunitiesAsync(scope.Connection, scope.Act.Workspace, null, null, cancellation))
            .Where(one => one.Territory is not null && after.ContainsKey(one.Territory));
        await scope.Act.SetAsync(scope.TypeOf("Opportunity"), "Territory2Id", [.. placed.Select(one => (one.Id, (string?)after[one.Territory!]))], cancellation);
    }

    private static async Task<Outcome<MoveReply>> SettleAsync(LiveScope scope, LiveRecord record, ModelState to, CancellationToken cancellation)
    {
        var from = ModelStates.Parse(record.Text("State")!)!.Value;
        var over = to == ModelState.Archived ? ModelState.Archiving : to;
        var moved = ModelStates.Move(from, over);
        if (!moved.IsDone)
        {
            return moved.Refusal;
        }

        var changes = new Dictionary<string, object?> { ["State"] = to.WireName() };
        if (to == ModelState.Archived)
        {
            changes["DeactivatedDate"] = scope.Now;
        }

        await scope.UpdateAsync("Territory2Model", record, changes, cancellation);
        return new MoveReply(0, to, null);
    }

    private static async Task<Outcome<PublishModel.Reply>> CloneAsync(LiveScope scope, string model, string name, CancellationToken cancellation)
    {
        if (await LiveModel.ReadAsync(scope.Connection, scope.Act.Workspace, scope.Catalog, model, cancellation) is not { } source)
        {
            return LiveRefusals.RecordNotFound("Territory2Model", model);
        }

        var values = RecordRules.ForCreate(
            scope.TypeOf("Territory2Model"),
            new Dictionary<string, object?> { ["Name"] = name, ["DeveloperName"] = DeveloperNames.Of(name), ["Description"] = source.Model.Text("Description") });
        if (!values.IsDone)
        {
            return values.Refusal;
        }

        var clone = await scope.InsertAsync("Territory2Model", values.Value, cancellation);
        var territory = await CopyAsync(scope, "Territory2", source.Territories, one => Put(one, ("Territory2ModelId", clone), ("ParentTerritory2Id", null)), cancellation);
        await scope.Act.SetAsync(
            scope.TypeOf("Territory2"), "ParentTerritory2Id",
            [.. source.Territories.Where(one => one.Text("ParentTerritory2Id") is not null).Select(one => (territory[one.Id], (string?)territory[one.Text("ParentTerritory2Id")!]))], cancellation);
        await CopyAsync(scope, "Territory2ValueSet", source.Sets, one => Put(one, ("Territory2ModelId", clone)), cancellation);
        var rule = await CopyAsync(scope, "ObjectTerritory2AssignmentRule", source.Rules, one => Put(one, ("Territory2ModelId", clone)), cancellation);
        await CopyAsync(scope, "ObjectTerritory2AssignmentRuleItem", [.. source.Rules.SelectMany(one => source.ItemsOfRule[one.Id])], one => Put(one, ("RuleId", rule[(string)one["RuleId"]!])), cancellation);
        await CopyAsync(
            scope, "RuleTerritory2Association", source.Associations, one => Put(one, ("RuleId", rule[(string)one["RuleId"]!]), ("Territory2Id", territory[(string)one["Territory2Id"]!])), cancellation);
        foreach (var type in (string[])["UserTerritory2Association", "Territory2ObjectExclusion", "ObjectTerritory2Association"])
        {
            var rows = await scope.ReadAsync(type, LiveQuery.Where("Territory2Id", territory.Keys), cancellation);
            await CopyAsync(
                scope, type, [.. rows.Where(one => one.Text("AssociationCause") != "Territory2AssignmentRule")], one => Put(one, ("Territory2Id", territory[(string)one["Territory2Id"]!])), cancellation);
        }

        var grants = await scope.ReadAsync("TerritoryAdminAssignment", LiveQuery.Where("Territory2ModelId", model), cancellation);
        await CopyAsync(
            scope, "TerritoryAdminAssignment", grants, one => Put(one, ("Territory2ModelId", clone), ("Territory2Id", one["Territory2Id"] is string place ? territory[place] : null)), cancellation);
        scope.TouchedModels.Add(clone);
        return new PublishModel.Reply(0, clone, source.Territories.Length, source.Rules.Count);
    }

    private static async Task<Dictionary<string, string>> CopyAsync(
        LiveScope scope, string type, IReadOnlyList<LiveRecord> records, Action<Dictionary<string, object?>> change, CancellationToken cancellation)
    {
        var copies = records.Select(record => new Dictionary<string, object?>(record.Values, StringComparer.OrdinalIgnoreCase)).ToList();
        copies.ForEach(change);
        var ids = await scope.InsertAsync(type, copies, cancellation);
        return records.Index().ToDictionary(one => one.Item.Id, one => ids[one.Index], StringComparer.Ordinal);
    }

    private static void Put(Dictionary<string, object?> values, params ReadOnlySpan<(string Field, object? Value)> changes)
    {
        foreach (var (field, value) in changes)
        {
            values[field] = value;
        }
    }
}
