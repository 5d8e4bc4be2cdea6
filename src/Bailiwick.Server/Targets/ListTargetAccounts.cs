using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>A window of a plan's accounts: filtered, sorted, with all layers.</summary>
public sealed class ListTargetAccounts(TargetReading reading)
{
    public const int Most = 500;
    private const int Usual = 100;

    /// <summary>What is asked for.</summary>
    /// <param name="Area">An area of the plan's alignment with all below it; -1 for accounts in no area.</param>
    /// <param name="Search">Part of key or name, letter case aside.</param>
    /// <param name="Source">Only amounts that come from there: calculated, bottomUp, override, locked, notEligible.</param>
    /// <param name="Bucket">Only accounts of that bucket.</param>
    /// <param name="Answered">Only accounts with, or without, a bottom-up number.</param>
    /// <param name="Sort">record (the dataset's order), key, name, area, weight, bottomUp, override, amount; empty cells come last.</param>
    /// <param name="Descending">Largest first.</param>
    /// <param name="Offset">How many are skipped.</param>
    /// <param name="Limit">How many at most, 1 to 500.</param>
    /// <param name="Currency">Shows amounts in this currency too, at the plan's rate of the year's first day.</param>
    public sealed record Query(
        int? Area, string? Search, string? Source, string? Bucket, bool? Answered, string? Sort, bool? Descending, int? Offset, int? Limit, string? Currency);

    public async Task<Outcome<TargetAccountPage>> HandleAsync(Guid plan, Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        caller.Demand(Right.ViewPlans);
        var (offset, limit) = (query.Offset ?? 0, query.Limit ?? Usual);
        if (offset < 0 || limit is < 1 or > Most)
        {
            return TargetPlanRefusals.BadWindow(offset, limit);
        }

        var take = await reading.TakeAsync(plan, caller, cancellation);
        if (!take.IsDone)
        {
            return take.Refusal;
        }

        using var taken = take.Value;
        var made = taken.Figures();
        if (!made.IsDone)
        {
            return made.Refusal;
        }

        var figures = made.Value;
        var records = Matching(taken, figures, query);
        Sort(taken, figures, records, query);
        var items = AccountRows.Of(taken, figures, records.Skip(offset).Take(limit).ToList());
        var local = Local(taken, items, query.Currency);
        if (!local.IsDone)
        {
            return local.Refusal;
        }

        return new TargetAccountPage(
            taken.Open.Revision, taken.View.Revision, local.Value, records.Count, records.Sum(record => figures.Amounts[record] ?? 0));
    }

    private static Outcome<List<TargetAccount>> Local(TargetReading.Taken taken, List<TargetAccount> items, string? currency)
    {
        if (currency is null)
        {
            return items;
        }

        var (first, rates) = (taken.Held.FirstDay, taken.Held.Rates);
        return rates.RateOf(currency, first) is { IsDone: false } unknown
            ? unknown.Refusal
            : items.ConvertAll(item => item with { LocalAmount = item.Amount is { } amount ? rates.ToLocal(amount, currency, first).Value : null });
    }

    private static List<int> Matching(TargetReading.Taken taken, PlanFigures figures, Query query)
    {
        var areas = query.Area is { } area and >= 0 ? taken.View.Below([area]) : null;
        var source = QueryChoice.Read<AmountSource>("source", query.Source);
        var search = string.IsNullOrWhiteSpace(query.Search) ? null : query.Search.Trim();
        var records = new List<int>();
        for (var record = 0; record < figures.Amounts.Length; record++)
        {
            var place = taken.View.AreaOfRecord[record];
            if (taken.Scope.Sees(place)
                && areas?.Contains(place) != false
                && (query.Area != -1 || place == -1)
                && (source is null || figures.Sources[record] == source)
                && (query.Bucket is not { } bucket || figures.Given.Accounts.Accounts[record].Bucket == bucket)
                && (query.Answered is not { } answered || taken.Open.Inputs.GetValueOrDefault(record)?.BottomUp is not null == answered)
                && (search is null || taken.Open.Keys.KeyOfRecord[record].Contains(search, StringComparison.OrdinalIgnoreCase)
                    || taken.Open.Keys.NameOf(record)?.Contains(search, StringComparison.OrdinalIgnoreCase) == true))
            {
                records.Add(record);
            }
        }

        return records;
    }

    private static void Sort(TargetReading.Taken taken, PlanFigures figures, List<int> records, Query query)
    {
        var (open, descending) = (taken.Open, query.Descending == true);
        var sort = QueryChoice.Read<TargetSort>("sort", query.Sort);
        switch (sort)
        {
            case null or TargetSort.Record:
                Arrange(records, record => record, Comparer<int>.Default, descending);
                return;
            case TargetSort.Key:
                Arrange(records, record => open.Keys.KeyOfRecord[record], KeyOrder.Instance, descending);
                return;
            case TargetSort.Name:
                Arrange(records, record => open.Keys.NameOf(record), StringComparer.OrdinalIgnoreCase, descending);
                return;
            case TargetSort.Area:
                Arrange(records, record => taken.View.Areas.Find(new AreaNumber(taken.View.AreaOfRecord[record]))?.Name, StringComparer.OrdinalIgnoreCase, descending);
                return;
            default:
                Arrange(records, record => Number(open, figures, record, sort.Value), Comparer<decimal?>.Default, descending);
                return;
        }
    }

    private static decimal? Number(OpenTargetPlan open, PlanFigures figures, int record, TargetSort sort) => sort switch
    {
        TargetSort.Weight => figures.Given.Accounts.Accounts[record].Weight,
        TargetSort.BottomUp => open.Inputs.GetValueOrDefault(record)?.BottomUp,
        TargetSort.Override => open.Inputs.GetValueOrDefault(record)?.Override,
        _ => figures.Amounts[record],
    };

    // Nothing comes last either way; the dataset's order decides ties.
    private static void Arrange<TKey>(List<int> records, Func<int, TKey> keyOf, IComparer<TKey> comparer, bool descending)
    {
        var keyed = records.Select(record => (Key: keyOf(record), Record: record)).ToList();
        keyed.Sort((x, y) =>
        {
            var empty = (x.Key is null).CompareTo(y.Key is null);
            var order = empty != 0 ? empty : descending ? comparer.Compare(y.Key, x.Key) : comparer.Compare(x.Key, y.Key);
            return order != 0 ? order : x.Record.CompareTo(y.Record);
        });
        records.Clear();
        records.AddRange(keyed.Select(one => one.Record));
    }
}
