using Bailiwick.Core;
using Bailiwick.Core.Management.Models;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Management.Routing;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>What the catalogue alone cannot judge of one change: states of models, members, causes. Notes what the act touches.</summary>
internal static class RecordGuards
{
    /// <summary>Before a record is made from whole values.</summary>
    public static async Task<Refusal?> BeforeInsertAsync(LiveScope scope, ObjectType type, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation)
    {
        switch (type.Name)
        {
            case "UserTerritory2Association":
                var user = await scope.FindAsync("User", values["UserId"] as string, cancellation);
                return await OfTerritoryAsync(scope, values["Territory2Id"] as string, cancellation)
                    ?? (user!.Flag("IsActive") ? null : LiveRefusals.UserInactive(user.Text("Name")!));
            case "ObjectTerritory2Association" when values.GetValueOrDefault("AssociationCause") is "Territory2AssignmentRule":
                return LiveRefusals.EngineCause();
            case "ObjectTerritory2Association" when await scope.FindAsync("Account", values["ObjectId"] as string, cancellation) is { } account && account.Flag("IsDisqualified"):
                return Accounts.AccountRefusals.Disqualified(account.Text("Name")!, account.Text("DisqualifiedReason"));
            case "ObjectTerritory2AssignmentRuleItem":
                return await HoldsItemsAsync(scope, values["RuleId"] as string, cancellation);
            case "LeadRoute" or "LeadQueueMember":
                return RoutingGuards.Judge(type, values);
            default:
                return await TouchAsync(scope, type, values, cancellation);
        }
    }

    /// <summary>Before a record takes other values.</summary>
    public static async Task<Refusal?> BeforeUpdateAsync(
        LiveScope scope, ObjectType type, LiveRecord record, IReadOnlyDictionary<string, object?> changes, CancellationToken cancellation)
    {
        if (type.Name == "Territory2" && changes.GetValueOrDefault("ForecastUserId") is string manager
            && !(await scope.ReadAsync("UserTerritory2Association", LiveQuery.Where("Territory2Id", record.Id).And("UserId", manager), cancellation)).Exists(one => IsOn(one, scope.Today)))
        {
            return LiveRefusals.ManagerNotMember(record.Text("Name")!);
        }

        if (type.Name == "User" && changes.GetValueOrDefault("IsActive") is false && record.Flag("IsActive"))
        {
            var places = (await scope.ReadAsync("UserTerritory2Association", LiveQuery.Where("UserId", record.Id), cancellation))
                .Count(one => (one.Day("EndDate") ?? DateOnly.MaxValue) > scope.Today);
            return places > 0 ? LiveRefusals.UserHasTerritories(record.Text("Name")!, places) : null;
        }

        if (type.Name == "Account")
        {
            scope.TouchedAccounts.Add(record.Id);
        }

        if (type.Name is "LeadRoute" or "LeadQueueMember")
        {
            return RoutingGuards.Judge(type, new Dictionary<string, object?>([.. record.Values.Where(one => !changes.ContainsKey(one.Key)), .. changes], StringComparer.OrdinalIgnoreCase));
        }

        return await TouchAsync(scope, type, record.Values, cancellation);
    }

    /// <summary>Before a record goes.</summary>
    public static async Task<Refusal?> BeforeDeleteAsync(LiveScope scope, ObjectType type, LiveRecord record, CancellationToken cancellation)
    {
        switch (type.Name)
        {
            case "Territory2Model":
                var state = ModelStates.Parse(record.Text("State")!)!.Value;
                var moved = ModelStates.Move(state, ModelState.Deleting);
                return moved.IsDone ? null : moved.Refusal;
            case "Territory2":
                var children = await LiveReader.CountAsync(scope.Connection, scope.Act.Workspace, type, LiveQuery.Where("ParentTerritory2Id", record.Id), cancellation);
                return children > 0 ? LiveRefusals.HasChildren(record.Text("Name")!, (int)children) : await TouchAsync(scope, type, record.Values, cancellation);
            case "Territory2Type":
                var used = await LiveReader.CountAsync(scope.Connection, scope.Act.Workspace, scope.TypeOf("Territory2"), LiveQuery.Where("Territory2TypeId", record.Id), cancellation);
                return used > 0 ? LiveRefusals.HasRecords($"Territory type \"{record.Text("MasterLabel")}\"", (int)used) : null;
            case "ObjectTerritory2AssignmentRuleItem":
                return await HoldsItemsAsync(scope, record.Text("RuleId"), cancellation);
            default:
                return await TouchAsync(scope, type, record.Values, cancellation);
        }
    }

    /// <summary>Whether a membership holds on a day.</summary>
    public static bool IsOn(LiveRecord membership, DateOnly day) =>
        (membership.Day("StartDate") ?? DateOnly.MinValue) <= day && day < (membership.Day("EndDate") ?? DateOnly.MaxValue);

    /// <summary>Notes the model that a record belongs to; refused when it is not open for changes.</summary>
    private static async Task<Refusal?> TouchAsync(
        LiveScope scope, ObjectType type, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation)
    {
        switch (type.Name)
        {
            case "Territory2" or "ObjectTerritory2AssignmentRule" or "Territory2ValueSet":
                scope.TouchedModels.Add((string)values["Territory2ModelId"]!);
                return null;
            case "ObjectTerritory2AssignmentRuleItem" or "RuleTerritory2Association":
                if (await scope.FindAsync("ObjectTerritory2AssignmentRule", values["RuleId"] as string, cancellation) is { } rule)
                {
                    scope.TouchedModels.Add(rule.Text("Territory2ModelId")!);
                }

                return null;
            case "UserTerritory2Association":
                return await OfTerritoryAsync(scope, values["Territory2Id"] as string, cancellation);
            case "ObjectTerritory2Association":
                scope.TouchedAccounts.Add((string)values["ObjectId"]!);
                return await OfTerritoryAsync(scope, values["Territory2Id"] as string, cancellation);
            case "Territory2ObjectExclusion":
                scope.TouchedAccounts.Add((string)values["ObjectId"]!);
                return null;
            default:
                return null;
        }
    }

    private static async Task<Refusal?> OfTerritoryAsync(LiveScope scope, string? territory, CancellationToken cancellation)
    {
        var found = await scope.FindAsync("Territory2", territory, cancellation);
        var model = await scope.FindAsync("Territory2Model", found?.Text("Territory2ModelId"), cancellation);
        return model is not null && ModelStates.Parse(model.Text("State")!)!.Value is var state && !state.IsEditable()
            ? LiveRefusals.NotEditable(model.Text("Name")!, state)
            : null;
    }

    private static async Task<Refusal?> HoldsItemsAsync(LiveScope scope, string? ruleId, CancellationToken cancellation)
    {
        if (await scope.FindAsync("ObjectTerritory2AssignmentRule", ruleId, cancellation) is not { } rule)
        {
            return null;
        }

        scope.TouchedModels.Add(rule.Text("Territory2ModelId")!);
        return rule.Text("BooleanFilter") is null ? null : LiveRefusals.FilterHoldsItems(rule.Text("MasterLabel")!);
    }
}
