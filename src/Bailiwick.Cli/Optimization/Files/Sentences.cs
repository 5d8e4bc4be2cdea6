using System.Globalization;
using Bailiwick.Solver;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>Says what does not hold, and why as far as it is known, in the file's own names.</summary>
internal static class Sentences
{
    public static string Of(Breach breach, FileProblem problem) => breach.Kind switch
    {
        BreachKind.Balance when problem.Medians is not null =>
            $"territory {breach.Part} serves {Number(breach.Amount)} of {Measure(problem, breach.Index)}; its center's capacity is {Number(breach.Bound)}",
        BreachKind.Balance => $"territory {breach.Part} holds {Number(breach.Amount)} of {Measure(problem, breach.Index)}, where {Side(breach)}",
        BreachKind.Limit => $"territory {breach.Part} holds {Number(breach.Amount)} of '{problem.Limits[breach.Index].Word.Column}', where {Side(breach)}",
        BreachKind.Contiguity => $"territory {breach.Part} is in {Number(breach.Amount)} pieces",
        BreachKind.Lock => $"unit {Unit(problem, breach.Unit)} is in territory {breach.Part}, not in {Number(breach.Bound)}, to which it is locked",
        BreachKind.Closed => $"unit {Unit(problem, breach.Unit)} is in territory {breach.Part}, which is closed",
        BreachKind.Together => $"the units that stay together with {Unit(problem, breach.Unit)} are in {Number(breach.Amount)} territories",
        BreachKind.Apart => $"the {Number(breach.Bound)} units that stay apart from {Unit(problem, breach.Unit)} are in {Number(breach.Amount)} territories only",
        BreachKind.Distance => $"unit {Unit(problem, breach.Unit)} of territory {breach.Part} is {Number(breach.Amount)} from the center, where {Number(breach.Bound)} is the most",
        BreachKind.Moved => $"{Percent(breach.Amount)} moved, where {Percent(breach.Bound)} is the most",
        _ => $"unit {Unit(problem, breach.Unit)} is in no territory",
    };

    public static string Of(Obstacle obstacle, FileProblem problem) => obstacle.Kind switch
    {
        ObstacleKind.UnitTooLarge =>
            $"Unit {Unit(problem, obstacle.Unit)} alone has {Number(obstacle.Amount)} of {Measure(problem, obstacle.Measure)}, and {Number(obstacle.Limit)} is the most. "
            + "Maybe allow more for that territory with --shares, or use smaller units.",
        ObstacleKind.Locked => $"What is locked to territory {obstacle.Part} comes to {Number(obstacle.Amount)}, where {Number(obstacle.Limit)} is the bound. "
            + "Maybe unlock some of it, or change the bound.",
        ObstacleKind.Component => "The units that touch one another cannot be shared out so that every territory is one piece within its bounds. "
            + "Maybe allow a larger tolerance, or join the parts of the map in --adjacency.",
        ObstacleKind.Limit => $"'{Limit(problem, obstacle.Measure)}' of territory {obstacle.Part} is {Number(obstacle.Amount)} against {Number(obstacle.Limit)}; nothing better was found. "
            + "Maybe allow more, or ask for more territories.",
        ObstacleKind.Apart => $"Units that stay apart share a territory, {Unit(problem, obstacle.Unit)} among them; nothing better was found. Maybe ask for more territories.",
        ObstacleKind.Together => $"Units that stay together with {Unit(problem, obstacle.Unit)} are apart. Maybe a lock keeps them so.",
        ObstacleKind.Distance => $"Unit {Unit(problem, obstacle.Unit)} is {Number(obstacle.Amount)} from the center of territory {obstacle.Part}; nothing better was found. "
            + "Maybe allow more distance, or more territories.",
        ObstacleKind.Moved => $"The bounds were not met by moving {Percent(obstacle.Limit)}; {Percent(obstacle.Amount)} moved. Maybe allow more to move, or a larger tolerance.",
        _ => $"Territory {obstacle.Part} is at {Number(obstacle.Amount)} against {Number(obstacle.Limit)}; nothing better was found, which proves nothing. "
            + "Maybe run again with more --steps or another --seed, or allow a little more.",
    };

    private static string Measure(FileProblem problem, int index) => index < 0 ? "the units" : $"'{problem.Balanced[index].Column}'";

    private static string Limit(FileProblem problem, int index) => index < 0 ? "A limit" : problem.Limits[index].Word.Column;

    private static string Unit(FileProblem problem, int unit) => unit < 0 ? "?" : $"'{problem.Units.Id[unit]}'";

    private static string Side(Breach breach) => breach.Amount > breach.Bound ? $"{Number(breach.Bound)} is the most" : $"{Number(breach.Bound)} is the least";

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + " %";
}
