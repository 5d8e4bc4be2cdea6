namespace Bailiwick.Solver;

/// <summary>Finds every hard constraint that a division breaks. O(units + parts x measures + group members).</summary>
internal static class Breaches
{
    private const double Rounding = 1e-9;

    public static Breach[] Find(Problem problem, int[] partOfUnit, Score score, int[] farthestUnit)
    {
        var found = new List<Breach>();
        Balance(problem, score, found);
        Limits(problem, score, found);
        Units(problem, partOfUnit, found);
        Groups(problem, partOfUnit, found);
        for (var part = 0; part < problem.Parts; part++)
        {
            if (problem.IsContiguous(part) && score.Pieces is not null && score.Pieces[part] > 1)
            {
                found.Add(new Breach(BreachKind.Contiguity, part, -1, -1, score.Pieces[part], 1));
            }
        }

        Far(problem, score, farthestUnit, found);
        if (score.MovedShare > problem.MaxMovedShare + Rounding)
        {
            found.Add(new Breach(BreachKind.Moved, -1, -1, -1, score.MovedShare, problem.MaxMovedShare));
        }

        return [.. found];
    }

    private static void Balance(Problem problem, Score score, List<Breach> found)
    {
        for (var index = 0; index < problem.Measures.Length; index++)
        {
            var total = 0.0;
            foreach (var amount in problem.Measures[index].Amount)
            {
                total += amount;
            }

            for (var part = 0; part < problem.Parts; part++)
            {
                var (bounds, load) = (problem.Measures[index].BoundsOf(part, problem.Parts, total), score.Load[index][part]);
                if (!bounds.Holds(load, total / problem.Parts))
                {
                    found.Add(new Breach(BreachKind.Balance, part, -1, index, load, load > bounds.Most ? bounds.Most : bounds.Least));
                }
            }
        }
    }

    private static void Limits(Problem problem, Score score, List<Breach> found)
    {
        for (var index = 0; index < problem.Limits.Length; index++)
        {
            var limit = problem.Limits[index];
            for (var part = 0; part < problem.Parts; part++)
            {
                var load = score.LimitLoad[index][part];
                if (load > limit.Most * (1 + Rounding) || load < limit.Least * (1 - Rounding))
                {
                    found.Add(new Breach(BreachKind.Limit, part, -1, index, load, load > limit.Most ? limit.Most : limit.Least));
                }
            }
        }
    }

    private static void Units(Problem problem, int[] partOfUnit, List<Breach> found)
    {
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            var (part, locked) = (partOfUnit[unit], problem.LockedPart?[unit] ?? -1);
            if (part < 0)
            {
                found.Add(new Breach(BreachKind.Unassigned, -1, unit, -1, -1, 0));
            }
            else if (locked >= 0 && part != locked)
            {
                found.Add(new Breach(BreachKind.Lock, part, unit, -1, part, locked));
            }
            else if (locked < 0 && problem.ClosedPart is not null && problem.ClosedPart[part])
            {
                found.Add(new Breach(BreachKind.Closed, part, unit, -1, 1, 0));
            }
        }
    }

    private static void Groups(Problem problem, int[] partOfUnit, List<Breach> found)
    {
        for (var index = 0; problem.Together is not null && index < problem.Together.Length; index++)
        {
            var group = problem.Together[index];
            var parts = PartsOf(group, partOfUnit);
            if (parts.Count > 1)
            {
                found.Add(new Breach(BreachKind.Together, -1, group[0], index, parts.Count, 1));
            }
        }

        for (var index = 0; problem.Apart is not null && index < problem.Apart.Length; index++)
        {
            var group = problem.Apart[index];
            var parts = PartsOf(group, partOfUnit);
            if (parts.Count < group.Length)
            {
                found.Add(new Breach(BreachKind.Apart, -1, group[0], index, parts.Count, group.Length));
            }
        }
    }

    private static HashSet<int> PartsOf(int[] group, int[] partOfUnit)
    {
        var parts = new HashSet<int>();
        foreach (var unit in group)
        {
            parts.Add(partOfUnit[unit]);
        }

        return parts;
    }

    private static void Far(Problem problem, Score score, int[] farthestUnit, List<Breach> found)
    {
        if (score.FarthestDistance <= problem.MaxDistance * (1 + Rounding))
        {
            return;
        }

        for (var part = 0; part < problem.Parts; part++)
        {
            var distance = farthestUnit[part] < 0 ? 0 : score.FarthestByPart[part];
            if (distance > problem.MaxDistance * (1 + Rounding))
            {
                found.Add(new Breach(BreachKind.Distance, part, farthestUnit[part], -1, distance, problem.MaxDistance));
            }
        }
    }
}
