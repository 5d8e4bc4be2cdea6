using Bailiwick.Solver;

namespace Bailiwick.Server.Optimization;

/// <summary>
/// Divides level by level: the top areas first, then each of them among those below, so that regions are balanced and hang together as
/// their territories do. A first pass with little effort gives a plan to look at; the second is the one asked for; the better is kept.
/// </summary>
internal sealed class LevelDivider(Problem whole, PartTree tree)
{
    private const double FirstEffort = 0.2;
    private const double FirstShare = 0.15;

    public Division Divide(Settings settings, Action<Progress> progress, CancellationToken cancellation)
    {
        if (tree.IsFlat)
        {
            return new Divider().Divide(whole, settings, progress, cancellation);
        }

        var first = Pass(settings with { Effort = settings.Effort * FirstEffort }, (0, FirstShare), progress, cancellation);
        progress(new Progress("seed", FirstShare, (int[])first.PartOfUnit.Clone(), first.Score));
        if (cancellation.IsCancellationRequested)
        {
            return first with { IsComplete = false };
        }

        var second = Pass(settings, (FirstShare, 1), progress, cancellation);
        var best = (IsBetter(second.Score, first.Score) ? second : first) with { IsComplete = second.IsComplete };
        progress(new Progress("polish", 1, (int[])best.PartOfUnit.Clone(), best.Score));
        return best;
    }

    private Division Pass(Settings settings, (double From, double To) span, Action<Progress> progress, CancellationToken cancellation)
    {
        var partOfRow = new int[whole.Units];
        var (trace, obstacles, isComplete, done) = (new List<TraceEntry>(), new List<Obstacle>(), true, 0L);
        var all = Enumerable.Range(0, whole.Units).ToArray();
        var work = (long)whole.Units * Depth(tree);
        Descend(tree, all);
        var score = Scorer.Score(whole, partOfRow);
        return new Division(partOfRow, score, [.. trace], [.. obstacles.Where(obstacle => Stands(obstacle, score))], isComplete);

        void Descend(PartTree area, int[] rows)
        {
            if (area.Below.Count == 0 || rows.Length == 0)
            {
                foreach (var row in rows)
                {
                    partOfRow[row] = area.Parts[0];
                }

                return;
            }

            var sub = SubProblem.Of(whole, area, rows);
            var division = new Divider().Divide(sub.Problem, settings, step => Tell(step, rows.Length), cancellation);
            trace.AddRange(division.Trace);
            obstacles.AddRange(division.Obstacles.Select(obstacle => Lift(obstacle, area, sub.Rows)));
            isComplete &= division.IsComplete;
            done += rows.Length;
            for (var branch = 0; branch < area.Below.Count; branch++)
            {
                var (index, part) = (0, branch);
                Descend(area.Below[branch], Array.FindAll(rows, _ => division.PartOfUnit[index++] == part));
            }
        }

        void Tell(Progress step, int rows)
        {
            var fraction = Math.Min(1, (done + (step.Fraction * rows)) / work);
            progress(new Progress(step.Phase, span.From + ((span.To - span.From) * fraction), null, null));
        }
    }

    // A region's obstacle is blamed on none of its territories.
    private static Obstacle Lift(Obstacle obstacle, PartTree area, int[] rows) => obstacle with
    {
        Part = obstacle.Part >= 0 && area.Below[obstacle.Part].Below.Count == 0 ? area.Below[obstacle.Part].Parts[0] : -1,
        Unit = obstacle.Unit >= 0 ? rows[obstacle.Unit] : -1,
    };

    // What keeps a region from being exact is of no interest while its territories are within their bounds.
    private bool Stands(Obstacle obstacle, Score score) => obstacle.Part >= 0 && (obstacle.Measure >= 0
        ? Math.Abs(score.Deviation[obstacle.Measure][obstacle.Part]) > whole.Measures[obstacle.Measure].Tolerance
        : score.Pieces?[obstacle.Part] > 1);

    private static int Depth(PartTree area) => area.Below.Count == 0 ? 0 : 1 + area.Below.Max(Depth);

    private static bool IsBetter(Score left, Score right) =>
        (left.OutOfTolerance, left.ExtraPieces, left.Inertia).CompareTo((right.OutOfTolerance, right.ExtraPieces, right.Inertia)) < 0;
}
