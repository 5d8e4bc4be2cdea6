using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>
/// Takes disqualified accounts back into coverage: rules judge them again, and manual assignments and opportunities return to what they were
/// before, as far as nobody decided otherwise meanwhile. What they were is read out of the history.
/// </summary>
public sealed class RequalifyAccounts(LiveWriter writer, RuleRuns runs)
{
    private static readonly string[] _handled = ["Territory2Id", "StageName", "Probability", "ForecastCategoryName", "IsExcludedFromTerritory2Filter"];

    [SchemaName("RequalifyAccounts")]
    public sealed record Request(string Reason, IReadOnlyList<string>? AccountIds = null, IReadOnlyList<string>? Numbers = null);

    public async Task<Outcome<DisqualifyAccounts.Reply>> PreviewAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        return await writer.PreviewAsync<DisqualifyAccounts.Reply>(caller, scope => WriteAsync(scope, request, cancellation), cancellation);
    }

    public async Task<Outcome<DisqualifyAccounts.Reply>> HandleAsync(Request request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.ManageTerritories);
        var written = await writer.WriteAsync<DisqualifyAccounts.Reply>(
            caller, done => new LiveWriter.Words(LiveActKinds.Accounts, $"Requalified {EditSummary.Count(done.Accounts, "account")}", request.Reason), scope => WriteAsync(scope, request, cancellation), cancellation);
        return written.IsDone ? written.Value.Value with { Act = written.Value.Act } : written.Refusal;
    }

    private async Task<Outcome<DisqualifyAccounts.Reply>> WriteAsync(LiveScope scope, Request request, CancellationToken cancellation)
    {
        if (AccountChoice.JudgeReason(request.Reason) is { } bad)
        {
            return bad;
        }

        var chosen = await AccountChoice.ReadAsync(scope, request.AccountIds, request.Numbers, cancellation);
        if (!chosen.IsDone)
        {
            return chosen.Refusal;
        }

        var accounts = chosen.Value.Where(one => one.Flag("IsDisqualified")).ToList();
        string[] ids = [.. accounts.Select(one => one.Id)];
        var active = await RuleRuns.ActiveAsync(scope, cancellation);
        var before = await AccountEffects.TakeAsync(scope, active?.Id, ids, cancellation);
        var since = await DisqualifiedAccounts.SinceAsync(scope, ids, cancellation);
        foreach (var account in accounts)
        {
            await scope.UpdateAsync(
                "Account", account, new Dictionary<string, object?> { ["IsDisqualified"] = false, ["DisqualifiedReason"] = null, ["DisqualifiedDate"] = null }, cancellation);
        }

        var places = await Places.ReadAsync(scope, active?.Id, since, cancellation);
        var (opportunities, amount, kept) = await RestoreOpportunitiesAsync(scope, since, places, cancellation);
        if (active is not null && ids.Length > 0 && await runs.WriteAsync(scope, active.Id, ids, null, cancellation) is { IsDone: false } refused)
        {
            return refused.Refusal;
        }

        return new DisqualifyAccounts.Reply(
            null, ids.Length, chosen.Value.Count - ids.Length, places.Restored, opportunities, amount,
            await before.UntilAsync(scope, await AccountEffects.TakeAsync(scope, active?.Id, ids, cancellation), cancellation),
            kept == 0 ? [] : [$"{kept:#,0} opportunities were changed by somebody since, and stay as they are there."]);
    }

    private static async Task<(int Count, decimal Amount, int Kept)> RestoreOpportunitiesAsync(
        LiveScope scope, Dictionary<string, long> since, Places places, CancellationToken cancellation)
    {
        var (count, amount, kept) = (0, 0m, 0);
        foreach (var act in since.GroupBy(one => one.Value, one => one.Key))
        {
            var present = await scope.ReadAsync("Opportunity", LiveQuery.Where("AccountId", [.. act]), cancellation);
            string[] ids = [.. present.Select(one => one.Id)];
            var was = await AsOfAsync(ids, act.Key - 1);
            var became = await AsOfAsync(ids, act.Key);
            foreach (var one in present)
            {
                if (!was.TryGetValue(one.Id, out var old) || !became.TryGetValue(one.Id, out var set) || set.FromAct != act.Key)
                {
                    continue;
                }

                var touched = _handled.Where(field => !Equals(old.Values[field], set.Values[field])).ToList();
                var back = touched.Where(field => Equals(one.Values[field], set.Values[field])).ToDictionary(field => field, field => field == "Territory2Id" ? places.PresentOf(old.Text(field)) : old.Values[field]);
                kept += back.Count < touched.Count ? 1 : 0;
                if (back.Count > 0)
                {
                    await scope.UpdateAsync("Opportunity", one, back, cancellation);
                    (count, amount) = (count + 1, amount + (one.Number("Amount") ?? 0));
                }
            }
        }

        return (count, amount, kept);

        async Task<Dictionary<string, LiveRecord>> AsOfAsync(string[] ids, long at) =>
            (await scope.ReadAsync("Opportunity", LiveQuery.Ids(ids) with { AsOf = at }, cancellation)).ToDictionary(one => one.Id, StringComparer.Ordinal);
    }

    /// <summary>Manual assignments that ended while accounts were disqualified, and where their territories are now.</summary>
    private sealed class Places
    {
        private readonly Dictionary<string, string> _activeOfKey;
        private readonly Dictionary<string, DisqualifiedAccounts.Place> _placeOfTerritory = new(StringComparer.Ordinal);

        private Places(Dictionary<string, string> activeOfKey) => _activeOfKey = activeOfKey;

        public int Restored { get; private set; }

        public static async Task<Places> ReadAsync(LiveScope scope, string? active, Dictionary<string, long> since, CancellationToken cancellation)
        {
            var territories = active is null ? [] : await scope.ReadAsync("Territory2", LiveQuery.Where("Territory2ModelId", active), cancellation);
            var places = new Places(territories.ToDictionary(one => one.Text("DeveloperName")!, one => one.Id, StringComparer.OrdinalIgnoreCase));
            if (since.Count > 0)
            {
                await places.RestoreAsync(scope, since, cancellation);
            }

            return places;
        }

        /// <summary>The territory itself, or the active model's of the same developer name when its model is archived; null when there is none.</summary>
        public string? PresentOf(string? territory) =>
            territory is null || !_placeOfTerritory.TryGetValue(territory, out var place) ? null
            : place.IsOpen ? territory
            : _activeOfKey.GetValueOrDefault(place.Key);

        private async Task RestoreAsync(LiveScope scope, Dictionary<string, long> since, CancellationToken cancellation)
        {
            var ended = (await scope.ReadAsync(
                    "ObjectTerritory2Association",
                    LiveQuery.Where("ObjectId", since.Keys).And("AssociationCause", "Territory2Manual") with { EndedSince = since.Values.Min() }, cancellation))
                .Where(one => one.ToAct >= since[one.Text("ObjectId")!]).ToList();
            var opportunities = await scope.ReadAsync("Opportunity", LiveQuery.Where("AccountId", since.Keys) with { EndedSince = since.Values.Min() }, cancellation);
            var named = ended.Concat(opportunities).Select(one => one.Text("Territory2Id")).OfType<string>();
            foreach (var (id, place) in await DisqualifiedAccounts.ModelsAsync(scope, named, cancellation))
            {
                _placeOfTerritory[id] = place;
            }

            var standing = (await scope.ReadAsync("ObjectTerritory2Association", LiveQuery.Where("ObjectId", since.Keys), cancellation))
                .Where(one => one.Text("AssociationCause") == "Territory2Manual").Select(one => (one.Text("ObjectId"), one.Text("Territory2Id"))).ToHashSet();
            var back = new List<IReadOnlyDictionary<string, object?>>();
            foreach (var one in ended.OrderByDescending(one => one.ToAct))
            {
                if (PresentOf(one.Text("Territory2Id")) is { } territory && standing.Add((one.Text("ObjectId"), territory)))
                {
                    back.Add(new Dictionary<string, object?>(one.Values, StringComparer.OrdinalIgnoreCase) { ["Territory2Id"] = territory });
                }
            }

            await scope.InsertAsync("ObjectTerritory2Association", back, cancellation);
            Restored = back.Count;
        }
    }
}
