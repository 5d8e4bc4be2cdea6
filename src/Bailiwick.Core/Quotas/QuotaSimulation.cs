using System.Collections.Immutable;
using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Quotas;

/// <summary>
/// The chance that sellers, regions and the company reach their numbers: draws attainments and counts. Its own seeded generator
/// (xoshiro256**, Blackman and Vigna 2018) makes the same seed the same result on every machine.
/// </summary>
/// <param name="Sellers">With unique keys; drawn in the order of their keys, whatever order they come in.</param>
/// <param name="Runs">1 to 100,000.</param>
/// <param name="Seed">Any.</param>
public sealed record QuotaSimulation(ImmutableArray<SellerOutlook> Sellers, int Runs, ulong Seed)
{
    private const int MostDraws = 200_000_000;

    /// <summary>The company's own number; null for the sum of the quotas. Below that sum by the over-assignment.</summary>
    public decimal? CompanyNumber { get; init; }

    /// <summary>Multiplies every attainment: 0.95 asks what a slower ramp would do.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Sellers by key, regions by name, the company. O(runs x sellers).</summary>
    public Outcome<(ImmutableArray<QuotaChances> Sellers, ImmutableArray<QuotaChances> Regions, QuotaChances Company)> Run()
    {
        if (Check() is { } refusal)
        {
            return refusal;
        }

        var sellers = Sellers.OrderBy(seller => seller.Key, KeyOrder.Instance).ToArray();
        var regions = sellers.Select(seller => seller.Region).Distinct().OrderBy(region => region, KeyOrder.Instance).ToArray();
        var region = sellers.Select(seller => Array.IndexOf(regions, seller.Region)).ToArray();
        var quota = sellers.Select(seller => (double)seller.Quota).ToArray();
        var (ofSeller, ofRegion, ofCompany) = (Table(sellers.Length), Table(regions.Length), new double[Runs]);
        var random = new Xoshiro(Seed);
        for (var run = 0; run < Runs; run++)
        {
            for (var s = 0; s < sellers.Length; s++)
            {
                var result = quota[s] * Draw(sellers[s], random) * Factor;
                ofSeller[s][run] = result;
                ofRegion[region[s]][run] += result;
                ofCompany[run] += result;
            }
        }

        var company = (double)(CompanyNumber ?? sellers.Sum(seller => seller.Quota));
        return (
            [.. sellers.Select((seller, s) => Chances(seller.Key, quota[s], ofSeller[s]))],
            [.. regions.Select((name, r) => Chances(name, quota.Where((_, s) => region[s] == r).Sum(), ofRegion[r]))],
            Chances("", company, ofCompany));
    }

    private Refusal? Check()
    {
        if (Runs is < 1 or > 100_000 || Sellers.IsDefaultOrEmpty || (long)Runs * Sellers.Length > MostDraws)
        {
            return QuotaRefusals.BadSimulation($"{Runs} runs of {(Sellers.IsDefault ? 0 : Sellers.Length)} sellers cannot be drawn; at most {MostDraws:#,0} draws are.");
        }

        if (!(Factor is > 0 and <= 10))
        {
            return QuotaRefusals.BadSimulation($"The factor {Factor} is not above 0 and at most 10.");
        }

        foreach (var seller in Sellers)
        {
            if (seller.Quota < 0 || seller.History.Any(attainment => !(attainment is >= 0 and <= 100)) || !(seller.Mean is >= 0 and <= 100) || !(seller.Deviation is >= 0 and <= 100))
            {
                return QuotaRefusals.BadSimulation($"The outlook of {seller.Key} has a quota or an attainment below 0 or an attainment above 100 times.");
            }
        }

        return Sellers.GroupBy(seller => seller.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? TargetRefusals.DuplicateKey(twice.Key, "seller")
            : null;
    }

    private double[][] Table(int rows) => [.. Enumerable.Range(0, rows).Select(_ => new double[Runs])];

    private static double Draw(SellerOutlook seller, Xoshiro random) => seller.History.Length > 0
        ? seller.History[(int)(random.NextDouble() * seller.History.Length)]
        : Math.Max(0, seller.Mean + (seller.Deviation * random.NextNormal()));

    // A little slack: sums of doubles are not exact, and a result that equals the number has reached it.
    private QuotaChances Chances(string key, double number, double[] results)
    {
        var reached = results.Count(result => result >= number - (1e-9 * Math.Abs(number)));
        Array.Sort(results);
        return new QuotaChances(key, number, (double)reached / Runs, At(results, 0.1), At(results, 0.5), At(results, 0.9));
    }

    private static double At(double[] sorted, double part) => sorted[(int)(part * (sorted.Length - 1))];
}
