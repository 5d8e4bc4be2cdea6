namespace Bailiwick.Solver;

/// <summary>Says of each bound that is not met which fact keeps it from being met, as far as that can be proved.</summary>
internal static class Obstacles
{
    public static Obstacle[] Find(Problem problem, int[] partOfUnit, Score score)
    {
        var found = new List<Obstacle>();
        for (var measure = 0; measure < problem.Measures.Length; measure++)
        {
            for (var part = 0; part < problem.Parts; part++)
            {
                if (Array.Exists(score.Breaches, breach => breach.Kind == BreachKind.Balance && breach.Index == measure && breach.Part == part))
                {
                    found.Add(Balance(problem, partOfUnit, score, measure, part));
                }
            }
        }

        for (var part = 0; problem.AsksForContiguity && part < problem.Parts; part++)
        {
            if (problem.IsContiguous(part) && score.Pieces![part] > 1)
            {
                found.Add(Piece(problem, partOfUnit, score, part));
            }
        }

        foreach (var breach in score.Breaches)
        {
            if (KindOf(breach.Kind) is { } kind)
            {
                found.Add(new Obstacle(kind, breach.Part, breach.Unit, breach.Index, breach.Amount, breach.Bound));
            }
        }

        return [.. found];
    }

    // What no argument here explains further is said as it is.
    private static ObstacleKind? KindOf(BreachKind kind) => kind switch
    {
        BreachKind.Limit => ObstacleKind.Limit,
        BreachKind.Together => ObstacleKind.Together,
        BreachKind.Apart => ObstacleKind.Apart,
        BreachKind.Distance => ObstacleKind.Distance,
        BreachKind.Moved => ObstacleKind.Moved,
        _ => null,
    };

    private static Obstacle Balance(Problem problem, int[] partOfUnit, Score score, int index, int part)
    {
        var measure = problem.Measures[index];
        var total = 0.0;
        var (locked, largest) = (0.0, -1);
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            total += measure.Amount[unit];
            if (partOfUnit[unit] == part)
            {
                largest = largest < 0 || measure.Amount[unit] > measure.Amount[largest] ? unit : largest;
                locked += problem.LockedPart is not null && problem.LockedPart[unit] == part ? measure.Amount[unit] : 0;
            }
        }

        var bounds = measure.BoundsOf(part, problem.Parts, total);
        var load = score.Load[index][part];
        var isOver = load > bounds.Most;
        var limit = isOver ? bounds.Most : bounds.Least;
        if (problem.ClosedPart is not null && problem.ClosedPart[part])
        {
            return new Obstacle(ObstacleKind.Locked, part, -1, index, load, limit);
        }

        if (largest >= 0 && isOver && measure.Amount[largest] > limit)
        {
            return new Obstacle(ObstacleKind.UnitTooLarge, part, largest, index, measure.Amount[largest], limit);
        }

        return isOver && locked > limit
            ? new Obstacle(ObstacleKind.Locked, part, -1, index, locked, limit)
            : new Obstacle(ObstacleKind.NotFound, part, -1, index, load, limit);
    }

    // In several components of the graph: no plan joins them. In one: locks keep the pieces apart, or nothing was found.
    private static Obstacle Piece(Problem problem, int[] partOfUnit, Score score, int part)
    {
        var (component, _) = Bridges.Components(problem.Graph!);
        var (first, isApart, isLocked) = (-1, false, false);
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            if (partOfUnit[unit] == part)
            {
                first = first < 0 ? unit : first;
                isApart |= component[unit] != component[first];
                isLocked |= problem.LockedPart is not null && problem.LockedPart[unit] == part;
            }
        }

        var kind = isApart ? ObstacleKind.Component : isLocked ? ObstacleKind.Locked : ObstacleKind.NotFound;
        return new Obstacle(kind, part, -1, -1, score.Pieces![part], 1);
    }
}
