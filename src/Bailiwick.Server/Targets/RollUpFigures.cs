using Bailiwick.Core.Targets;
using Bailiwick.Server.Targets.Wire;
using Area = Bailiwick.Core.Alignments.Area;

namespace Bailiwick.Server.Targets;

/// <summary>A plan over a view of areas: sums, concentration, fairness; what is out of the caller's sight is left out.</summary>
internal sealed class RollUpFigures(TargetReading.Taken taken, PlanFigures figures, AreaView view)
{
    private const int MostCarriers = 5;

    private readonly AreaSums _sums = AreaSums.Of(figures, taken.Held.Unit, view);

    public TargetRollUp Show(bool withConcentration)
    {
        var settings = taken.Open.Settings;
        var inSight = view.Areas.All.Where(area => taken.Scope.Sees(area.Number.Value)).ToList();
        var tops = inSight.Where(area => !inSight.Exists(other => other.Number == area.Parent)).ToList();
        var unassigned = taken.Scope.IsAll ? _sums.AmountOf(-1) : 0;
        var whole = tops.Sum(area => _sums.AmountOf(area.Number.Value)) + unassigned;
        var (answers, potential, workload) = (Answers(), Column(settings.PotentialColumn), Column(settings.WorkloadColumn));
        var means = inSight.GroupBy(area => area.Level).ToDictionary(level => level.Key, level => level.Average(area => _sums.AmountOf(area.Number.Value)));
        var carriers = withConcentration ? Carriers() : null;
        var areas = inSight.Select(area =>
        {
            var (number, amount, mean) = (area.Number.Value, _sums.AmountOf(area.Number.Value), means[area.Level]);
            var answer = answers[number + 1];
            return new TargetArea(
                number, area.Level, area.Parent.Value, area.Name, area.Owner, amount, whole == 0 ? 0 : amount / whole, _sums.OverlayOf(number),
                _sums.AccountsOf(number), answer.Answered, answer.BottomUp, answer.Overridden, potential?[number + 1], workload?[number + 1],
                mean == 0 ? null : (amount - mean) / mean, Math.Abs(amount - mean) <= settings.BandPercent / 100 * Math.Abs(mean),
                carriers is null ? null : Concentrated(carriers, area));
        }).ToList();
        return new TargetRollUp(
            taken.Held.Row.Id, taken.Open.Revision, view.Alignment, view.Revision, whole, unassigned,
            taken.Scope.IsAll ? _sums.AccountsOf(-1) : 0, areas,
            [.. areas.GroupBy(area => area.Level).OrderBy(level => level.Key).Select(level => FairnessWords.Of(view.Levels[level.Key], [.. level], settings.BandPercent))]);
    }

    private (int Answered, decimal BottomUp, int Overridden)[] Answers()
    {
        var answers = new (int Answered, decimal BottomUp, int Overridden)[view.Areas.NumbersGiven + 1];
        foreach (var (record, input) in taken.Open.Inputs.Where(pair => figures.Amounts[pair.Key] is not null))
        {
            ref var answer = ref answers[view.AreaOfRecord[record] + 1];
            answer.Answered += input.BottomUp is null ? 0 : 1;
            answer.BottomUp += input.BottomUp ?? 0;
            answer.Overridden += input.Override is null ? 0 : 1;
        }

        foreach (var area in Upwards())
        {
            ref var above = ref answers[area.Parent.Value + 1];
            var own = answers[area.Number.Value + 1];
            above = (above.Answered + own.Answered, above.BottomUp + own.BottomUp, above.Overridden + own.Overridden);
        }

        return answers;
    }

    private decimal[]? Column(string? key)
    {
        if (key is null || taken.Open.Dataset.Find(key) is not { } column)
        {
            return null;
        }

        var exact = column.AsFixedPoint();
        var sums = new long[view.Areas.NumbersGiven + 1];
        for (var record = 0; record < exact.Values.Length; record++)
        {
            sums[view.AreaOfRecord[record] + 1] += figures.Amounts[record] is null ? 0 : exact.Values[record];
        }

        foreach (var area in Upwards())
        {
            sums[area.Parent.Value + 1] += sums[area.Number.Value + 1];
        }

        return Array.ConvertAll(sums, exact.ToDecimal);
    }

    private IEnumerable<Area> Upwards() => Enumerable.Range(1, Math.Max(0, view.LowestLevel)).Reverse().SelectMany(view.Areas.OfLevel);

    // By area of every level: the accounts that count in it with their parts, largest first. Sorted once for all areas.
    private Dictionary<int, List<(int Record, decimal Amount)>> Carriers()
    {
        var all = new List<(int Area, int Record, decimal Amount)>(figures.Amounts.Length);
        var anyShared = false;
        for (var record = 0; record < figures.Amounts.Length; record++)
        {
            if (figures.Amounts[record] is not { } amount || amount <= 0)
            {
                continue;
            }

            var parts = view.Alignment == figures.View.Alignment && taken.Open.Inputs.ContainsKey(record) ? AreaSums.PartsOf(figures, record, view, taken.Held.Unit) : [];
            if (parts.Exists(part => !part.IsOverlay))
            {
                anyShared = true;
                all.AddRange(parts.Where(part => !part.IsOverlay && part.Amount > 0).Select(part => (part.Area, record, part.Amount)));
            }
            else
            {
                all.Add((view.AreaOfRecord[record], record, amount));
            }
        }

        var keys = taken.Open.Keys.KeyOfRecord;
        int LargestFirst(decimal one, decimal other, int record, int next) => other.CompareTo(one) is not 0 and var byAmount ? byAmount : KeyOrder.Instance.Compare(keys[record], keys[next]);
        all.Sort((x, y) => LargestFirst(x.Amount, y.Amount, x.Record, y.Record));
        var pathOf = view.Areas.OfLevel(view.LowestLevel).ToDictionary(area => area.Number.Value, area => view.Areas.PathTo(area.Number).Select(one => one.Number.Value).ToArray());
        var carriers = view.Areas.All.ToDictionary(area => area.Number.Value, _ => new List<(int, decimal)>());
        foreach (var (lowest, record, amount) in all)
        {
            foreach (var area in pathOf.GetValueOrDefault(lowest) ?? [])
            {
                carriers[area].Add((record, amount));
            }
        }

        // Parts of one account in several territories are one part of the area above them.
        foreach (var (area, parts) in anyShared ? carriers.ToList() : [])
        {
            carriers[area] = [.. parts.GroupBy(part => part.Item1).Select(part => (part.Key, part.Sum(one => one.Item2)))];
            carriers[area].Sort((x, y) => LargestFirst(x.Item2, y.Item2, x.Item1, y.Item1));
        }

        return carriers;
    }

    private TargetConcentration? Concentrated(Dictionary<int, List<(int Record, decimal Amount)>> carriers, Area area)
    {
        var keys = taken.Open.Keys;
        var amounts = carriers[area.Number.Value];
        if (amounts.Count == 0)
        {
            return null;
        }

        var found = Concentration.OfSorted([.. amounts.Select(one => (keys.KeyOfRecord[one.Record], one.Amount))], taken.Open.Settings.MajorityShare);
        return new TargetConcentration(
            found.MajoritySet.Length, found.MajorityShare, found.Herfindahl,
            [.. amounts.Take(Math.Min(MostCarriers, found.MajoritySet.Length)).Select(one => new TargetCarrier(keys.KeyOfRecord[one.Record], keys.NameOf(one.Record), one.Amount))]);
    }
}
