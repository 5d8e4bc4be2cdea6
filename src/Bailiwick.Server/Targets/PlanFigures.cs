using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>What a plan comes to at one revision of plan and alignment: every layer of every account. Derived, stored nowhere, never changes.</summary>
public sealed class PlanFigures
{
    private const long MostSteps = 25_000_000;
    private const long MostQuickSteps = 500_000_000;

    private readonly ConcurrentDictionary<int, decimal?> _calculated = new();
    private readonly Lazy<decimal?[]> _allCalculated;
    private readonly int[] _partOfRecord;
    private readonly int[] _placeOfRecord;

    private PlanFigures(Input input, IReadOnlyList<Part> parts)
    {
        (Given, Parts, View, _allCalculated) = (input, parts, input.View, new Lazy<decimal?[]>(CalculatedAll));
        var records = input.Accounts.Accounts.Length;
        (_partOfRecord, _placeOfRecord, Amounts, Sources) = (new int[records], new int[records], new decimal?[records], new AmountSource[records]);
        Array.Fill(_partOfRecord, -1);
        foreach (var (number, part) in parts.Index())
        {
            for (var place = 0; place < part.RecordOfPlace.Length; place++)
            {
                var record = part.RecordOfPlace[place];
                (_partOfRecord[record], _placeOfRecord[record]) = (number, place);
                (Amounts[record], Sources[record]) = (part.Allocation.Amounts[place].Amount, part.Allocation.Amounts[place].Source);
            }
        }
    }

    private PlanFigures(PlanFigures same, AreaView view)
    {
        (Given, Parts, View) = (same.Given, same.Parts, view);
        _allCalculated = same._allCalculated;
        (_calculated, _partOfRecord, _placeOfRecord, Amounts, Sources) = (same._calculated, same._partOfRecord, same._placeOfRecord, same.Amounts, same.Sources);
    }

    public Input Given { get; }

    public IReadOnlyList<Part> Parts { get; }

    public AreaView View { get; }

    /// <summary>By record: the effective amount, or nothing outside the plan.</summary>
    public decimal?[] Amounts { get; }

    /// <summary>By record.</summary>
    public AmountSource[] Sources { get; }

    public static Outcome<PlanFigures> Of(Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parts = new List<Part>();
        foreach (var (area, total, records) in Shared(input))
        {
            var handedDown = input.Settings.OverAssignmentPercent == 0 ? total : RollUp.HandedDown(total, input.Settings.OverAssignmentPercent, input.Unit);
            if (!handedDown.IsDone)
            {
                return handedDown.Refusal;
            }

            var made = Allocator.Allocate(PlanAccounts.Problem(input.Settings, (handedDown.Value, input.Unit), records.Select(input.AccountOf)));
            if (!made.IsDone)
            {
                return area < 0 ? made.Refusal : made.Refusal with { Message = $"{input.NameOf(area)}: {made.Refusal.Message}" };
            }

            parts.Add(new Part(area, total, made.Value, records));
        }

        return new PlanFigures(input, parts);
    }

    /// <summary>The same amounts over another view of the areas; of plans with one total.</summary>
    public PlanFigures Over(AreaView view) => new(this, view);

    /// <summary>What accounts would get without input of their own; those beyond what is worth the time are left out.</summary>
    public IReadOnlyDictionary<int, decimal?> Calculated(IReadOnlyCollection<int> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach (var group in records.Where(record => !_calculated.ContainsKey(record)).GroupBy(record => _partOfRecord[record]).ToList())
        {
            if (group.Key < 0)
            {
                continue;
            }

            var part = Parts[group.Key];
            var runs = (int)Math.Max(1, MostSteps / Math.Max(1, part.RecordOfPlace.Length));
            var wanted = group.OrderBy(record => part.Allocation.Problem.Accounts[_placeOfRecord[record]].FixedAmount is null ? 0 : 1).ThenBy(record => record).ToList();
            var free = wanted.Count(record => part.Allocation.Problem.Accounts[_placeOfRecord[record]].FixedAmount is null);
            foreach (var (place, amount) in part.Allocation.CalculatedOf(wanted.Take(free + runs).Select(record => _placeOfRecord[record]).ToHashSet(), runs))
            {
                _calculated[part.RecordOfPlace[place]] = amount;
            }
        }

        return records.Where(_calculated.ContainsKey).ToDictionary(record => record, record => _calculated[record]);
    }

    /// <summary>What an account would get without input of its own; worked out for all at once on the first call.</summary>
    public decimal? CalculatedOf(int record) => _allCalculated.Value[record];

    private decimal?[] CalculatedAll()
    {
        var all = new decimal?[Amounts.Length];
        foreach (var part in Parts)
        {
            var accounts = Math.Max(1, part.RecordOfPlace.Length);
            var calculated = part.Allocation.CalculatedAll((int)Math.Max(1, MostSteps / accounts), (int)Math.Max(1, MostQuickSteps / accounts));
            for (var place = 0; place < part.RecordOfPlace.Length; place++)
            {
                all[part.RecordOfPlace[place]] = calculated[place];
            }
        }

        return all;
    }

    /// <summary>The steps to an account's effective amount.</summary>
    public Explanation Explain(int record) => _partOfRecord[record] < 0
        ? new Explanation(Given.Accounts.Accounts[record].Key, [])
        : Parts[_partOfRecord[record]].Allocation.ExplainAt(_placeOfRecord[record]);

    /// <summary>The steps to what an account would get without input of its own.</summary>
    public Explanation? ExplainCalculated(int record)
    {
        if (_partOfRecord[record] < 0)
        {
            return null;
        }

        var (part, place) = (Parts[_partOfRecord[record]], _placeOfRecord[record]);
        var problem = part.Allocation.Problem;
        var bare = problem.Accounts[place] with { BottomUp = null, Override = null, IsLocked = false, LockedAmount = null };
        var made = Allocator.Allocate(problem with { Accounts = problem.Accounts.SetItem(place, bare) });
        return made.IsDone ? made.Value.ExplainAt(place) : null;
    }

    public TargetFigures Shown()
    {
        var inputs = Given.Inputs.Where(pair => Amounts[pair.Key] is not null).Select(pair => pair.Value).ToList();
        var outside = Given.Settings.AreaTotals is null ? 0 : _partOfRecord.Where((part, record) => part < 0 && Given.Accounts.Accounts[record].IsEligible).Count();
        var warnings = Parts.SelectMany(part => part.Allocation.Warnings.Select(one => part.Area < 0 ? one : one with { Message = $"{Given.NameOf(part.Area)}: {one.Message}" }));
        return new TargetFigures(
            Parts.Sum(part => part.Total),
            Parts.Sum(part => part.Allocation.Problem.Total),
            Amounts.Sum(amount => amount ?? 0),
            Parts.Sum(part => part.Allocation.Unallocated),
            Parts.Sum(part => part.Allocation.Excess),
            Amounts.Length,
            Amounts.Count(amount => amount is not null),
            inputs.Count(input => input.BottomUp is not null),
            inputs.Count(input => input.Override is not null),
            inputs.Count(input => input.Lock is not null),
            [.. Parts.SelectMany(part => part.Allocation.Groups.Where(group => group.Bucket is not null).Select(group =>
                new TargetBucketFigures(part.Area, group.Bucket!, group.Total, group.Fixed, group.Accounts, group.Unallocated, group.Excess)))],
            [.. warnings, .. outside > 0 ? [new AllocationWarning("outside-areas", $"{outside:#,0} accounts lie in no area with a total and are outside the plan.", outside)] : ImmutableArray<AllocationWarning>.Empty],
            TargetRules.Version,
            View.Revision);
    }

    // One total for all, or a total for each of some areas and the records in them.
    private static IEnumerable<(int Area, decimal Total, int[] Records)> Shared(Input input)
    {
        var records = input.Accounts.Accounts.Length;
        if (input.Settings.AreaTotals is not { } totals)
        {
            return [(-1, input.Settings.Total ?? 0, Enumerable.Range(0, records).ToArray())];
        }

        var level = totals.Select(one => input.View.Areas.Find(new AreaNumber(one.Area))?.Level).FirstOrDefault(found => found is not null) ?? 0;
        var above = input.View.AreaOnLevel(level);
        var recordsOfArea = Enumerable.Range(0, records)
            .Where(record => input.View.AreaOfRecord[record] >= 0)
            .ToLookup(record => above[input.View.AreaOfRecord[record]]);
        return totals.OrderBy(one => one.Area).Select(one => (one.Area, one.Total, recordsOfArea[one.Area].ToArray()));
    }

    /// <summary>Everything the figures depend on.</summary>
    public sealed record Input(TargetSettings Settings, decimal Unit, PlanAccounts Accounts, IReadOnlyDictionary<int, AccountInput> Inputs, AreaView View)
    {
        public string NameOf(int area) => View.Areas.Find(new AreaNumber(area))?.Name ?? $"Area {area}";

        public AllocationAccount AccountOf(int record)
        {
            var account = Accounts.Accounts[record];
            return Inputs.TryGetValue(record, out var input)
                ? account with { BottomUp = input.BottomUp, Override = input.Override, IsLocked = input.Lock is not null, LockedAmount = input.Lock }
                : account;
        }
    }

    /// <summary>Accounts that share one total.</summary>
    /// <param name="Area">The area the total belongs to, or -1.</param>
    /// <param name="Total">Finance's number, before over-assignment.</param>
    /// <param name="Allocation">Who gets what.</param>
    /// <param name="RecordOfPlace">By place in the problem.</param>
    public sealed record Part(int Area, decimal Total, Allocation Allocation, int[] RecordOfPlace);
}
