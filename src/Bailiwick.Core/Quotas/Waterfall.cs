using System.Collections.Immutable;
using System.Globalization;
using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Quotas;

/// <summary>
/// Over-assignment level by level: every team is handed its number, and hands down its number with the uplift of its level. The parts add
/// up to what was handed down at every step, by largest remainders over the baselines. Level 1 is from the company to the first level of
/// areas, the last one from the lowest teams to the sellers.
/// </summary>
/// <param name="PercentOfLevel">Uplift in per cent by level, above -100; levels without one hand down their number.</param>
/// <param name="Unit">The unit of rounding, above 0.</param>
public sealed record Waterfall(ImmutableDictionary<int, decimal> PercentOfLevel, decimal Unit)
{
    /// <summary>A seat with the teams above it, top first, and where its number begins, at least 0.</summary>
    public sealed record Seat(string Key, ImmutableArray<int> Teams, decimal Baseline);

    /// <summary>A team with the number handed to it and what it hands down; <see cref="Area"/> is null for the company.</summary>
    public sealed record Team(int? Area, int Level, decimal Number, decimal HandedDown);

    /// <summary>What a seat that adds to no team, an overlay, is handed: its number with every uplift above it, rounded at each step.</summary>
    public Outcome<decimal> Beside(decimal number, int teams)
    {
        Outcome<decimal> handed = number;
        for (var level = 1; level <= teams + 1 && handed.IsDone; level++)
        {
            handed = Uplifted(handed.Value, level);
        }

        return handed;
    }

    /// <summary>The teams from the top, and by seat what it is handed. O(seats x levels x log seats).</summary>
    public Outcome<(ImmutableArray<Team> Teams, ImmutableArray<decimal> Handed)> Down(IReadOnlyList<Seat> seats)
    {
        ArgumentNullException.ThrowIfNull(seats);
        if (seats.FirstOrDefault(seat => seat.Baseline < 0) is { } negative)
        {
            return QuotaRefusals.BelowZero(negative.Key, negative.Baseline);
        }

        var handed = new decimal[seats.Count];
        var teams = new List<Team>();
        var open = new Queue<(int? Area, decimal Number, int[] Seats, int Depth)>([(null, seats.Sum(seat => seat.Baseline), Enumerable.Range(0, seats.Count).ToArray(), 0)]);
        while (open.TryDequeue(out var team))
        {
            var down = Uplifted(team.Number, team.Depth + 1);
            if (!down.IsDone)
            {
                return down.Refusal;
            }

            teams.Add(new Team(team.Area, team.Depth, team.Number, down.Value));
            foreach (var (below, part) in Parts(seats, team.Seats, team.Depth, down.Value))
            {
                if (below.Area is { } area)
                {
                    open.Enqueue((area, part, below.Seats, team.Depth + 1));
                }
                else
                {
                    handed[below.Seats[0]] = part;
                }
            }
        }

        return ([.. teams], [.. handed]);
    }

    private Outcome<decimal> Uplifted(decimal number, int level) =>
        PercentOfLevel.GetValueOrDefault(level) is var percent and not 0 ? RollUp.HandedDown(number, percent, Unit) : number;

    private IEnumerable<((int? Area, int[] Seats) Below, decimal Part)> Parts(IReadOnlyList<Seat> seats, int[] members, int depth, decimal handedDown)
    {
        var below = members.Where(i => seats[i].Teams.Length > depth).GroupBy(i => seats[i].Teams[depth]).OrderBy(group => group.Key)
            .Select(group => ((int?)group.Key, group.ToArray()))
            .Concat(members.Where(i => seats[i].Teams.Length == depth).Select(i => ((int?)null, new[] { i }))).ToList();
        var weights = below.Select(one => one.Item2.Sum(i => seats[i].Baseline)).ToList();
        // Without any uplift so far everybody gets exactly where it began, whatever the unit.
        var parts = below.Count == 0 ? [] : weights.Sum() == handedDown ? weights
            : Shares.Divide(handedDown, Unit, weights, [.. below.Select(one => one.Item1?.ToString(CultureInfo.InvariantCulture) ?? seats[one.Item2[0]].Key)]);
        return below.Zip(parts);
    }
}
