namespace Bailiwick.Solver;

/// <summary>
/// Divides into the leaves of a tree of parts, such as territories in regions: leaves are balanced, and the leaves below each inner part form one
/// piece too. The result is in terms of leaves; <see cref="PartsAt"/> tells the inner part of each unit.
/// </summary>
/// <param name="parentByLevel">
/// By level from the leaves up: the parent of each part of that level, an index into the next level; <c>[0][leaf]</c> is a leaf's parent.
/// </param>
public sealed class NestedDivider(int[][] parentByLevel) : IDivider
{
    // Few parts of many units are easily balanced, and a region a little off leaves its territories little room.
    private const double UpperEffort = 0.4;
    private const double UpperTightness = 0.25;
    private const double LeastTolerance = 0.002;

    /// <summary>By unit: its part at a level; 0 is the leaves, 1 their parents. O(units x level).</summary>
    public int[] PartsAt(int level, int[] partOfUnit)
    {
        ArgumentNullException.ThrowIfNull(partOfUnit);
        var result = (int[])partOfUnit.Clone();
        for (var unit = 0; unit < result.Length; unit++)
        {
            for (var step = 0; step < level && result[unit] >= 0; step++)
            {
                result[unit] = parentByLevel[step][result[unit]];
            }
        }

        return result;
    }

    /// <inheritdoc/>
    public Division Divide(Problem problem, Settings settings, Action<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(settings);
        Divider.Check(problem, settings);
        CheckTree(problem);
        if (parentByLevel.Length == 1 && Grouping.IsOpenTo(problem))
        {
            var flat = new Divider().Divide(problem, settings, progress, cancellation);
            if (Grouping.TryGroup(problem, flat, parentByLevel[0], settings) is { } grouped)
            {
                return Finish(problem, grouped, [.. flat.Trace], flat.IsComplete, progress);
            }
        }

        return Descend(problem, settings, progress, cancellation);
    }

    // From the top: the parts of the uppermost level first, then each among those below it.
    private Division Descend(Problem problem, Settings settings, Action<Progress>? progress, CancellationToken cancellation)
    {
        var part = new int[problem.Units];
        var trace = new List<TraceEntry>();
        var isComplete = true;
        var done = 0.0;
        var work = (double)problem.Units * (parentByLevel.Length + 1);
        var leavesOf = Leaves();
        Visit(parentByLevel.Length, [.. Enumerable.Range(0, leavesOf[^1].Length)], [.. Enumerable.Range(0, problem.Units)]);
        return Finish(problem, part, trace, isComplete, progress);

        void Visit(int level, int[] children, int[] units)
        {
            if (level < 0 || units.Length == 0)
            {
                return;
            }

            int[] partOfUnit = new int[units.Length];
            if (children.Length > 1)
            {
                int[][] leaves = [.. children.Select(child => leavesOf[level][child])];
                var sub = SubProblem.Of(problem, leaves, units, ToleranceAt(level));
                var effort = level == 0 ? settings.Effort : UpperEffort * settings.Effort;
                var division = new Divider().Divide(sub, settings with { Effort = effort }, Tell, cancellation);
                trace.AddRange(division.Trace);
                isComplete &= division.IsComplete;
                partOfUnit = division.PartOfUnit;
            }

            done += units.Length;
            for (var branch = 0; branch < children.Length; branch++)
            {
                var (at, child) = (0, branch);
                var below = Array.FindAll(units, _ => partOfUnit[at++] == child);
                if (level == 0)
                {
                    Array.ForEach(below, unit => part[unit] = children[child]);
                }
                else
                {
                    Visit(level - 1, ChildrenOf(level, children[child]), below);
                }
            }

            void Tell(Progress step) =>
                progress?.Invoke(new Progress(step.Phase, Math.Min(1, (done + (step.Fraction * units.Length)) / work), null, null));
        }
    }

    private static Func<Measure, double, double> ToleranceAt(int level) => (measure, ratio) =>
    {
        // Low and high of the whole, seen from the targets of this branch, which holds ratio times what it should.
        var tolerance = level == 0
            ? Math.Min(((1 + measure.Tolerance) / ratio) - 1, 1 - ((1 - measure.Tolerance) / ratio))
            : UpperTightness * measure.Tolerance;
        return Math.Clamp(tolerance, Math.Min(LeastTolerance, measure.Tolerance), measure.Tolerance);
    };

    private Division Finish(Problem problem, int[] part, List<TraceEntry> trace, bool isComplete, Action<Progress>? progress)
    {
        var score = Scorer.Score(problem, part);
        var obstacles = new List<Obstacle>(Obstacles.Find(problem, part, score));
        for (var level = 1; problem.Contiguous && level <= parentByLevel.Length; level++)
        {
            var pieces = Scorer.Pieces(problem.Graph!, PartsAt(level, part), parentByLevel[level - 1].Max() + 1);
            foreach (var count in pieces)
            {
                if (count > 1)
                {
                    obstacles.Add(new Obstacle(ObstacleKind.NotFound, -1, -1, -1, count, 1));
                }
            }
        }

        progress?.Invoke(new Progress("polish", 1, (int[])part.Clone(), score));
        return new Division(part, score, [.. trace], [.. obstacles], isComplete);
    }

    private int[] ChildrenOf(int level, int parent) =>
        [.. Enumerable.Range(0, parentByLevel[level - 1].Length).Where(child => parentByLevel[level - 1][child] == parent)];

    // [level][part]: the leaves below.
    private int[][][] Leaves()
    {
        var result = new int[parentByLevel.Length + 1][][];
        result[0] = [.. parentByLevel[0].Select((_, leaf) => new[] { leaf })];
        for (var level = 1; level < result.Length; level++)
        {
            var (below, count) = (result[level - 1], parentByLevel[level - 1].Max() + 1);
            result[level] = [.. Enumerable.Range(0, count).Select(part => ChildrenOf(level, part).SelectMany(child => below[child]).ToArray())];
        }

        return result;
    }

    private void CheckTree(Problem problem)
    {
        var expected = problem.Parts;
        for (var level = 0; level < parentByLevel.Length; level++)
        {
            var parents = parentByLevel[level];
            if (parents.Length != expected || parents.Any(parent => parent < 0))
            {
                throw new ArgumentException(
                    $"Level {level} of the tree names {parents.Length} parents for {expected} parts, the least {(parents.Length == 0 ? -1 : parents.Min())}. "
                    + "Maybe give each part the index of one parent.",
                    nameof(problem));
            }

            expected = parents.Max() + 1;
        }

        if (parentByLevel.Length == 0)
        {
            throw new ArgumentException("The tree has no level above the leaves. Maybe use Divider.", nameof(problem));
        }
    }
}
