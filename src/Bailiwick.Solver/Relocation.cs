namespace Bailiwick.Solver;

/// <summary>What a division would be like with one unit elsewhere.</summary>
/// <param name="Part">The part it would be in.</param>
/// <param name="Change">By how much the objective would rise, centers following; negative is better.</param>
/// <param name="Broken">Hard constraints that would be broken then and are kept now, or broken by more.</param>
public sealed record Relocation(int Part, double Change, Breach[] Broken)
{
    /// <summary>Moves the unit in a copy and scores it from zero. O(units x measures + edges).</summary>
    /// <param name="problem">The problem that was divided.</param>
    /// <param name="division">The division.</param>
    /// <param name="unit">The unit, 0 .. units - 1.</param>
    /// <param name="part">Where it is put, 0 .. parts - 1.</param>
    public static Relocation Of(Problem problem, Division division, int unit, int part)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(division);
        var partOfUnit = (int[])division.PartOfUnit.Clone();
        partOfUnit[unit] = part;
        var score = Scorer.Score(problem, partOfUnit);
        return new Relocation(part, score.Objective - division.Score.Objective, Array.FindAll(score.Breaches, breach => !WasThere(breach, division.Score.Breaches)));
    }

    // The amount tells how badly: what is broken as badly already is no news.
    private static bool WasThere(Breach breach, Breach[] before) => Array.Exists(before, old =>
        (old.Kind, old.Part, old.Index) == (breach.Kind, breach.Part, breach.Index)
        && (breach.Unit == old.Unit || breach.Kind is not (BreachKind.Lock or BreachKind.Closed or BreachKind.Unassigned))
        && Math.Abs(breach.Amount - breach.Bound) <= Math.Abs(old.Amount - old.Bound));
}
