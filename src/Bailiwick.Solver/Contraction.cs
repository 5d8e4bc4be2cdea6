namespace Bailiwick.Solver;

/// <summary>Makes one unit of units that must stay together: amounts added, place in their middle, touching whatever one of them touches.</summary>
internal static class Contraction
{
    /// <summary>The smaller problem, and by unit of the whole one its unit there. The problem itself where nothing is to be contracted. O(units + edges log edges).</summary>
    public static (Problem Problem, int[] UnitOf) Of(Problem whole)
    {
        var unitOf = new int[whole.Units];
        Array.Fill(unitOf, -1);
        var count = Number(whole, unitOf);
        if (count == whole.Units)
        {
            return (whole, unitOf);
        }

        var pull = whole.PullOfUnit();
        var sum = Sum(pull, unitOf, count);
        int[] first = new int[count], size = new int[count];
        Array.Fill(first, -1);
        for (var unit = whole.Units - 1; unit >= 0; unit--)
        {
            first[unitOf[unit]] = unit;
            size[unitOf[unit]]++;
        }

        var value = whole.DisruptionValue ?? (whole.DisruptionPrice > 0 ? Array.ConvertAll(whole.X, _ => 1.0) : null);
        return (whole with
        {
            X = Middle(whole.X, pull, sum, unitOf, first, whole.Metric == Metric.GreatCircle),
            Y = Middle(whole.Y, pull, sum, unitOf, first, false),
            Weight = sum,
            Measures = Array.ConvertAll(whole.Measures, measure => measure with { Amount = Sum(measure.Amount, unitOf, count) }),
            Limits = Array.ConvertAll(whole.Limits, limit => limit with
            {
                Amount = limit.Amount is null ? Array.ConvertAll(size, units => (double)units) : Sum(limit.Amount, unitOf, count),
            }),
            Travel = whole.Travel is null ? null : Joined(whole.Travel, whole, pull, unitOf, sum),
            Graph = whole.Graph is null ? null : Joined(whole.Graph, unitOf, count),
            LockedPart = Locked(whole.LockedPart, unitOf, count),
            Present = Present(whole.Present, pull, unitOf, first),
            DisruptionValue = value is null ? null : Sum(value, unitOf, count),
            Together = null,
            Apart = whole.Apart is null ? null : Array.ConvertAll(whole.Apart, group => Array.ConvertAll(group, unit => unitOf[unit])),
        }, unitOf);
    }

    // In the order of the first unit of each, so that nothing changes where nothing is joined.
    private static int Number(Problem whole, int[] unitOf)
    {
        var groupOf = new int[unitOf.Length];
        Array.Fill(groupOf, -1);
        for (var group = 0; whole.Together is not null && group < whole.Together.Length; group++)
        {
            foreach (var unit in whole.Together[group])
            {
                groupOf[unit] = group;
            }
        }

        var count = 0;
        for (var unit = 0; unit < unitOf.Length; unit++)
        {
            if (unitOf[unit] >= 0)
            {
                continue;
            }

            unitOf[unit] = count;
            if (groupOf[unit] >= 0)
            {
                foreach (var other in whole.Together![groupOf[unit]])
                {
                    unitOf[other] = count;
                }
            }

            count++;
        }

        return count;
    }

    private static double[] Sum(double[] values, int[] unitOf, int count)
    {
        var sum = new double[count];
        for (var unit = 0; unit < unitOf.Length; unit++)
        {
            sum[unitOf[unit]] += values[unit];
        }

        return sum;
    }

    // Around the first unit, so that nothing is lost to rounding; longitudes the short way round.
    private static double[] Middle(double[] coordinate, double[] pull, double[] sum, int[] unitOf, int[] first, bool isRound)
    {
        var middle = new double[first.Length];
        for (var unit = 0; unit < unitOf.Length; unit++)
        {
            var origin = first[unitOf[unit]];
            var share = sum[unitOf[unit]] > 0 ? pull[unit] / sum[unitOf[unit]] : unit == origin ? 1 : 0;
            var away = coordinate[unit] - coordinate[origin];
            middle[unitOf[unit]] += share * (isRound ? Math.IEEERemainder(away, 360) : away);
        }

        for (var unit = 0; unit < middle.Length; unit++)
        {
            middle[unit] += coordinate[first[unit]];
        }

        return middle;
    }

    private static Travel Joined(Travel travel, Problem whole, double[] pull, int[] unitOf, double[] sum)
    {
        var members = new List<int>[sum.Length];
        for (var unit = 0; unit < whole.Units; unit++)
        {
            (members[unitOf[unit]] ??= []).Add(unit);
        }

        return new Travel((unit, part) =>
        {
            var cost = 0.0;
            foreach (var member in members[unit])
            {
                cost += (sum[unit] > 0 ? pull[member] / sum[unit] : 1.0 / members[unit].Count) * travel.Cost(member, part);
            }

            return cost;
        });
    }

    private static Graph Joined(Graph graph, int[] unitOf, int count)
    {
        var pairs = new List<(int From, int To)>();
        for (var unit = 0; unit < unitOf.Length; unit++)
        {
            for (var entry = graph.Start[unit]; entry < graph.Start[unit + 1]; entry++)
            {
                var (from, to) = (unitOf[unit], unitOf[graph.Neighbor[entry]]);
                if (from != to)
                {
                    pairs.Add((from, to));
                }
            }
        }

        pairs.Sort();
        var (start, neighbor) = (new int[count + 1], new List<int>(pairs.Count));
        for (var at = 0; at < pairs.Count; at++)
        {
            if (at == 0 || pairs[at] != pairs[at - 1])
            {
                neighbor.Add(pairs[at].To);
                start[pairs[at].From + 1]++;
            }
        }

        for (var unit = 0; unit < count; unit++)
        {
            start[unit + 1] += start[unit];
        }

        return new Graph(start, [.. neighbor], null);
    }

    private static int[]? Locked(int[]? lockedPart, int[] unitOf, int count)
    {
        if (lockedPart is null)
        {
            return null;
        }

        var result = new int[count];
        Array.Fill(result, -1);
        for (var unit = 0; unit < unitOf.Length; unit++)
        {
            result[unitOf[unit]] = Math.Max(result[unitOf[unit]], lockedPart[unit]);
        }

        return result;
    }

    // A group is where most of its pull is today.
    private static int[]? Present(int[]? present, double[] pull, int[] unitOf, int[] first)
    {
        if (present is null)
        {
            return null;
        }

        var held = new Dictionary<(int Unit, int Part), double>();
        var result = Array.ConvertAll(first, unit => present[unit]);
        for (var unit = 0; unit < unitOf.Length; unit++)
        {
            var key = (unitOf[unit], present[unit]);
            held[key] = held.GetValueOrDefault(key) + pull[unit];
        }

        for (var unit = 0; unit < unitOf.Length; unit++)
        {
            var joined = unitOf[unit];
            if (held[(joined, present[unit])] > held[(joined, result[joined])])
            {
                result[joined] = present[unit];
            }
        }

        return result;
    }
}
