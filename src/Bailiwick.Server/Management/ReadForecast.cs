using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.Management.People;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>
/// Forecasts by territory of the active model and period, rolled up the hierarchy, from stored opportunities, quotas and adjustments. They are
/// the territory's: people changes do not touch them. What belongs to no territory of the model is a row of its own and never dropped.
/// </summary>
public sealed class ReadForecast(LiveActs acts, WorkspaceCatalog catalogs, ReadRecords records, LivePatches patches, TimeProvider time)
{
    /// <param name="From">The first day of the period.</param>
    /// <param name="To">The last day of the period.</param>
    /// <param name="AsOf">As things stood at the end of a day.</param>
    public sealed record Query(DateOnly From, DateOnly To, DateOnly? AsOf);

    /// <summary>Figures of a territory alone, or with all below it.</summary>
    /// <param name="Closed">Won with a close date in the period.</param>
    /// <param name="Commit">Open, by forecast category.</param>
    /// <param name="BestCase">Open, by forecast category.</param>
    /// <param name="Pipeline">All other open ones.</param>
    /// <param name="Adjustment">What managers added or took off.</param>
    /// <param name="Quota">Quotas that start in the period.</param>
    [SchemaName("ForecastFigures")]
    public sealed record Figures(decimal Closed, decimal Commit, decimal BestCase, decimal Pipeline, decimal Adjustment, decimal Quota)
    {
        public static Figures None { get; } = new(0, 0, 0, 0, 0, 0);

        /// <summary>Closed and committed, adjusted.</summary>
        public decimal Forecast => Closed + Commit + Adjustment;

        /// <summary>Closed over quota; nothing without a quota.</summary>
        public decimal? Attainment => Quota == 0 ? null : Math.Round(Closed / Quota, 4);

        public static Figures operator +(Figures left, Figures right)
        {
            ArgumentNullException.ThrowIfNull(left);
            ArgumentNullException.ThrowIfNull(right);
            return new Figures(
                left.Closed + right.Closed, left.Commit + right.Commit, left.BestCase + right.BestCase, left.Pipeline + right.Pipeline, left.Adjustment + right.Adjustment, left.Quota + right.Quota);
        }
    }

    /// <param name="Territory">Null for what belongs to no territory of the model.</param>
    /// <param name="Gap">What breaks the roll-up here, in words: no manager, manager not a member.</param>
    [SchemaName("ForecastRow")]
    public sealed record Row(string? Territory, string Name, string? Parent, int Depth, string? Manager, Figures Own, Figures RolledUp, string? Gap);

    [SchemaName("Forecast")]
    public sealed record Reply(string ModelId, string Model, IReadOnlyList<Row> Rows, Figures Total);

    public async Task<Outcome<Reply>> HandleAsync(Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewPatch);
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        long? asOf = query.AsOf is { } day ? await records.ActOfAsync(caller, day, cancellation) : null;
        await using var connection = await acts.OpenAsync(cancellation);
        Task<List<LiveRecord>> OfAsync(string type, LiveQuery which) => LiveReader.ReadAsync(connection, caller.Workspace, catalog.Find(type)!, which with { AsOf = asOf }, cancellation);

        if ((await OfAsync("Territory2Model", LiveQuery.Where("State", "Active"))).SingleOrDefault() is not { } model)
        {
            return LiveRefusals.NoActiveModel();
        }

        var patch = await patches.ReadAsync(connection, caller, cancellation);
        var territories = (await OfAsync("Territory2", LiveQuery.Where("Territory2ModelId", model.Id))).FindAll(one => patch.Sees(one.Id));
        var users = (await OfAsync("User", LiveQuery.All)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var today = query.AsOf ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var on = today < query.From ? query.From : today > query.To ? query.To : today;
        var members = (await OfAsync("UserTerritory2Association", LiveQuery.All))
            .Where(one => RecordGuards.IsOn(one, on) || RecordGuards.IsOn(one, query.From) || RecordGuards.IsOn(one, query.To))
            .Select(one => (one.Text("Territory2Id"), one.Text("UserId"))).ToHashSet();
        var own = territories.ToDictionary(one => one.Id, _ => Figures.None, StringComparer.Ordinal);
        var outside = Figures.None;
        void Add(string? territory, Figures figures)
        {
            if (territory is not null && own.TryGetValue(territory, out var sum))
            {
                own[territory] = sum + figures;
            }
            else if (patch.IsAll)
            {
                outside += figures;
            }
        }

        foreach (var one in await AssignmentReader.OpportunitiesAsync(connection, caller.Workspace, null, asOf, cancellation))
        {
            if (one.CloseDate is { } close && close >= query.From && close <= query.To)
            {
                Add(one.Territory, FiguresOf(one));
            }
        }

        foreach (var one in await OfAsync("ForecastingQuota", LiveQuery.All))
        {
            if (IsIn(one, query))
            {
                Add(one.Text("Territory2Id"), Figures.None with { Quota = one.Number("QuotaAmount") ?? 0 });
            }
        }

        foreach (var one in await OfAsync("ForecastingAdjustment", LiveQuery.All))
        {
            if (IsIn(one, query))
            {
                Add(one.Text("Territory2Id"), Figures.None with { Adjustment = one.Number("AdjustedAmount") ?? 0 });
            }
        }

        var rows = new List<Row>();
        string? ParentOf(LiveRecord one) => one.Text("ParentTerritory2Id") is { } parent && own.ContainsKey(parent) ? parent : null;
        var childrenOf = territories.ToLookup(one => ParentOf(one) ?? "", StringComparer.Ordinal);
        var total = childrenOf[""].OrderBy(one => one.Text("Name"), StringComparer.CurrentCulture).Aggregate(outside, (sum, top) => sum + Walk(top, 0));
        if (outside != Figures.None)
        {
            rows.Add(new Row(null, "In no territory of this model", null, 0, null, outside, outside, "These opportunities or quotas belong to no territory of the active model."));
        }

        return new Reply(model.Id, model.Text("Name")!, rows, total);

        Figures Walk(LiveRecord territory, int depth)
        {
            var at = rows.Count;
            rows.Add(null!);
            var sum = childrenOf[territory.Id].OrderBy(one => one.Text("Name"), StringComparer.CurrentCulture).Aggregate(own[territory.Id], (so, child) => so + Walk(child, depth + 1));
            var manager = ForecastManagers.On(territory, on);
            rows[at] = new Row(
                territory.Id, territory.Text("Name")!, ParentOf(territory), depth, manager is null ? null : users.GetValueOrDefault(manager)?.Text("Name"), own[territory.Id], sum,
                manager is null ? "No forecast manager: nobody answers for this number."
                : !members.Contains((territory.Id, manager)) ? "The forecast manager is no member of the territory in this period."
                : null);
            return sum;
        }
    }

    private static bool IsIn(LiveRecord record, Query query) => record.Day("StartDate") is { } day && day >= query.From && day <= query.To;

    private static Figures FiguresOf(AssignmentReader.Pipeline one) => one.IsClosed
        ? one.IsWon ? Figures.None with { Closed = one.Amount } : Figures.None
        : one.Category switch
        {
            "Commit" => Figures.None with { Commit = one.Amount },
            "Best Case" => Figures.None with { BestCase = one.Amount },
            "Omitted" => Figures.None,
            _ => Figures.None with { Pipeline = one.Amount },
        };
}
