namespace Bailiwick.Solver.Graphs;

/// <summary>Limits that the whole cannot keep, and closed parts that hold too little for ever.</summary>
internal static class LimitClashes
{
    private const double Slack = 1e-9;

    /// <summary>O(units x (limits + measures)).</summary>
    public static void Find(Problem problem, List<Clash> found)
    {
        for (var index = 0; index < problem.Limits.Length; index++)
        {
            var (limit, total, greatest) = (problem.Limits[index], 0.0, 0.0);
            for (var unit = 0; unit < problem.Units; unit++)
            {
                var amount = limit.Amount is null ? 1 : limit.Amount[unit];
                total += amount;
                greatest = Math.Max(greatest, amount);
            }

            if (limit.Most * problem.Parts < total * (1 - Slack))
            {
                found.Add(new Clash([new(ClashItemKind.Limit, index)], -1, total, limit.Most * problem.Parts));
            }
            else if (greatest > limit.Most * (1 + Slack))
            {
                found.Add(new Clash([new(ClashItemKind.Limit, index)], -1, greatest, limit.Most));
            }

            if (limit.Least * problem.Parts > total * (1 + Slack))
            {
                found.Add(new Clash([new(ClashItemKind.Limit, index)], -1, limit.Least * problem.Parts, total));
            }
        }

        for (var measure = 0; problem.ClosedPart is not null && measure < problem.Measures.Length; measure++)
        {
            Closed(problem, measure, found);
        }
    }

    // Nothing enters a closed part, so what is locked to it has to be enough.
    private static void Closed(Problem problem, int measure, List<Clash> found)
    {
        var (amount, locked, total) = (problem.Measures[measure].Amount, new double[problem.Parts], 0.0);
        for (var unit = 0; unit < problem.Units; unit++)
        {
            total += amount[unit];
            if (problem.LockedPart?[unit] is >= 0 and var part)
            {
                locked[part] += amount[unit];
            }
        }

        for (var part = 0; part < problem.Parts; part++)
        {
            var least = problem.Measures[measure].BoundsOf(part, problem.Parts, total).Least;
            if (problem.ClosedPart![part] && locked[part] < least * (1 - Slack))
            {
                found.Add(new Clash([new(ClashItemKind.Closed, part), new(ClashItemKind.Bound, part)], measure, locked[part], least));
            }
        }
    }
}
