using Bailiwick.Core;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Quotas.Wire;
using Bailiwick.Server.Targets;

namespace Bailiwick.Server.Quotas;

/// <summary>The chance that each seller, each region and the company reach the number: seeded and repeatable.</summary>
public sealed class SimulateQuotas(QuotaReading quotas)
{
    /// <param name="Runs">1 to 100,000; 10,000 when nothing is said.</param>
    /// <param name="Seed">The same seed gives the same answer.</param>
    /// <param name="Factor">Multiplies every attainment: 0.95 asks what a slower ramp would do.</param>
    /// <param name="Mean">Attainment of sellers without history; 1 when nothing is said.</param>
    /// <param name="Deviation">Its standard deviation; 0.2 when nothing is said.</param>
    public sealed record Query(int? Runs, long? Seed, double? Factor, double? Mean, double? Deviation);

    /// <param name="Regions">Areas of the first level that has more than one with sellers; sellers without a territory are none's.</param>
    [SchemaName("QuotaSimulation")]
    public sealed record Reply(int Revision, int Runs, long Seed, IReadOnlyList<QuotaChances> Sellers, IReadOnlyList<QuotaChances> Regions, QuotaChances Company);

    public async Task<Outcome<Reply>> HandleAsync(Guid plan, Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (TargetReading.IsLimited(caller))
        {
            return TargetPlanRefusals.WholePlan();
        }

        var evaluation = await quotas.EvaluateAsync(plan, caller, cancellation);
        if (!evaluation.IsDone)
        {
            return evaluation.Refusal;
        }

        var content = QuotaReading.ContentOf((await quotas.FindAsync(plan, caller, cancellation))!);
        var seatOfKey = content.Seats.ToDictionary(seat => seat.Key, StringComparer.Ordinal);
        var (runs, seed) = (query.Runs ?? 10_000, query.Seed ?? 1);
        var regionOf = RegionsOf(evaluation.Value);
        var made = new QuotaSimulation(
            [.. evaluation.Value.Seats.Where(seat => !seat.IsVacant && !seat.IsOverlay).Select(seat => new SellerOutlook(seat.Key, regionOf(seat), seat.Quota)
            {
                History = [.. seatOfKey.GetValueOrDefault(seat.Key)?.Attainments ?? []],
                Mean = query.Mean ?? 1,
                Deviation = query.Deviation ?? 0.2,
            })],
            runs, unchecked((ulong)seed))
        { CompanyNumber = evaluation.Value.Whole?.Number, Factor = query.Factor ?? 1 }.Run();
        return made.IsDone
            ? new Reply(evaluation.Value.Revision, runs, seed, made.Value.Sellers, made.Value.Regions, made.Value.Company)
            : made.Refusal;
    }

    /// <summary>By seat, the area above its first territory on the first level that has several; empty text without one.</summary>
    private static Func<QuotaEvaluation.SeatFigures, string> RegionsOf(QuotaEvaluation evaluation)
    {
        var teams = (evaluation.Teams ?? []).ToDictionary(team => team.Area);
        string PathOf(QuotaEvaluation.TeamFigures team) => team.Parent is { } above && teams.TryGetValue(above, out var parent) ? $"{PathOf(parent)} / {team.Name}" : team.Name;
        var level = teams.Values.CountBy(team => team.Level).Where(one => one.Value > 1).Select(one => one.Key).DefaultIfEmpty(1).Min();
        var regions = teams.Values.Where(team => team.Level == level).Select(team => (team.Name, Path: PathOf(team) + " / ")).ToList();
        return seat => seat.Territories is [var territory, ..]
            ? regions.FirstOrDefault(region => territory.Name.StartsWith(region.Path, StringComparison.Ordinal)).Name ?? ""
            : "";
    }
}
