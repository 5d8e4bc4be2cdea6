using System.Collections.Immutable;
using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Quotas;

/// <summary>What publishing a plan does to the rows that are there. The whole plan goes every time; the same plan twice does nothing.</summary>
/// <param name="Create">Rows that are not there.</param>
/// <param name="Update">Rows whose amount, quantity or currency differs.</param>
/// <param name="Remove">Rows that are there and not in the plan.</param>
/// <param name="Unchanged">How many are as they should be.</param>
public sealed record QuotaPublication(
    ImmutableArray<ForecastingQuotaRow> Create, ImmutableArray<ForecastingQuotaRow> Update, ImmutableArray<ForecastingQuotaRow> Remove, int Unchanged)
{
    /// <summary>Compares; refused when a row stands twice or begins no period of the year. O(rows).</summary>
    public static Outcome<QuotaPublication> Of(FiscalYear year, IReadOnlyList<ForecastingQuotaRow> plan, IReadOnlyList<ForecastingQuotaRow> present)
    {
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(present);
        var starts = year.Periods.Select(period => period.Start).ToHashSet();
        var wanted = new Dictionary<string, ForecastingQuotaRow>(StringComparer.Ordinal);
        foreach (var row in plan)
        {
            if (!starts.Contains(row.StartDate))
            {
                return QuotaRefusals.NotAPeriodStart(row.StartDate);
            }

            if (!wanted.TryAdd(row.Identity, row))
            {
                return QuotaRefusals.DuplicateRow(row.Identity);
            }
        }

        var there = present.ToLookup(row => row.Identity, StringComparer.Ordinal);
        var ordered = wanted.Values.OrderBy(row => row.Identity, StringComparer.Ordinal).ToList();
        var update = ordered.Where(row => there.Contains(row.Identity) && there[row.Identity].First() != row).ToImmutableArray();
        var create = ordered.Where(row => !there.Contains(row.Identity)).ToImmutableArray();
        return new QuotaPublication(
            create,
            update,
            [.. there.SelectMany(group => wanted.ContainsKey(group.Key) ? group.Skip(1) : group).OrderBy(row => row.Identity, StringComparer.Ordinal)],
            ordered.Count - update.Length - create.Length);
    }
}
