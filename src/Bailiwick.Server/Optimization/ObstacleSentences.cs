using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Optimization.Wire;
using Bailiwick.Solver;

namespace Bailiwick.Server.Optimization;

/// <summary>Says in plain words, with names and numbers, what keeps a plan from its bounds and what may help.</summary>
public static class ObstacleSentences
{
    public static ObstacleInfo Of(Obstacle obstacle, PlanProblem problem, Area[] areaOfPart, Func<UnitIndex, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(obstacle);
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(areaOfPart);
        ArgumentNullException.ThrowIfNull(nameOf);
        var area = obstacle.Part >= 0 ? areaOfPart[obstacle.Part] : null;
        var unit = obstacle.Unit >= 0 ? problem.UnitOf(obstacle.Unit) : default(UnitIndex?);
        var sentence = new Words(obstacle, problem, area?.Name, unit is { } index ? nameOf(index) : null);
        return new ObstacleInfo(sentence.Write(), area?.Number.Value, unit?.Value);
    }

    private sealed class Words(Obstacle obstacle, PlanProblem problem, string? area, string? unit)
    {
        private readonly UnitMeasure? _measure = obstacle.Measure >= 0 ? problem.Measures[obstacle.Measure] : null;

        private string Noun => _measure?.Name.ToLowerInvariant() ?? "units";

        private double Tolerance => obstacle.Measure >= 0 ? problem.Problem.Measures[obstacle.Measure].Tolerance : 0;

        public string Write() => obstacle.Kind switch
        {
            ObstacleKind.NotFound when _measure is null =>
                $"{area ?? "An area above the lowest level"} is in {Number(obstacle.Amount)} pieces; the search found no way to join them. "
                + "Maybe unlock what stands between, run again with another seed, or allow pieces that do not touch.",
            ObstacleKind.UnitTooLarge =>
                $"{unit ?? "One unit"} alone holds {Number(obstacle.Amount)} {Noun}{OverTarget()}; "
                + $"no {Lowest()} holding it can be within {Percent(Tolerance)}. "
                + $"Maybe allow more for that one, give it a larger target share, or use smaller units.",
            ObstacleKind.Lump =>
                $"No {Lowest()} in one piece that holds {unit ?? "one unit"} can be within {Percent(Tolerance)}: with whatever touches it, the nearest "
                + $"is {Number(obstacle.Amount)} {Noun}, where {Number(obstacle.Limit)} {Bound()}. "
                + "Maybe allow more for that one, allow pieces that do not touch, or use smaller units.",
            ObstacleKind.Locked =>
                $"What is locked in {area ?? "an area"} holds {Number(obstacle.Amount)} {Noun}, where {Number(obstacle.Limit)} {Bound()}. "
                + "Maybe unlock some of it or change its target share.",
            ObstacleKind.Component =>
                $"The units around {unit ?? area ?? "one place"} hang together but touch nothing else, and their {Number(obstacle.Amount)} {Noun} "
                + $"cannot be shared out within {Percent(Tolerance)} (the nearest whole is {Number(obstacle.Limit)}). "
                + "Maybe allow a larger tolerance or pieces that do not touch.",
            _ => $"{area ?? "One area"} holds {Number(obstacle.Amount)} {Noun}, where {Number(obstacle.Limit)} {Bound()}; the search found nothing better. "
                + "Maybe run again with more effort or another seed, or allow a little more.",
        };

        private string Bound() => obstacle.Amount > obstacle.Limit ? "are allowed at most" : "are wanted at least";

        // The target is that of the area blamed, or the mean when none is.
        private string OverTarget()
        {
            if (_measure is null)
            {
                return "";
            }

            var measure = problem.Problem.Measures[obstacle.Measure];
            var share = obstacle.Part >= 0 && measure.TargetShare is not null ? measure.TargetShare[obstacle.Part] : 1.0 / problem.Problem.Parts;
            var target = share * measure.Amount.Sum();
            return target > 0 ? $", {Percent((obstacle.Amount / target) - 1)} over the target of {Number(target)}" : "";
        }

        private string Lowest() => area is null ? "area" : "area such as " + area;

        private static string Number(double value) => Math.Abs(value) < 100 && value != Math.Floor(value) ? $"{value:#,0.##}" : $"{value:#,0}";

        private static string Percent(double share) => $"{share * 100:0.#} %";
    }
}
