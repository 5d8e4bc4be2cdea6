using System.Globalization;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>id,territory, and with --medians the id of the territory's center; in the order of the units' file.</summary>
internal static class AssignmentText
{
    public static void Write(Stream stream, FileProblem problem, FileOutcome outcome)
    {
        using var writer = new StreamWriter(stream, new System.Text.UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(outcome.CenterUnit is null ? "id,territory" : "id,territory,center");
        for (var unit = 0; unit < outcome.TerritoryOfUnit.Length; unit++)
        {
            var territory = outcome.TerritoryOfUnit[unit];
            writer.Write(Quoted(problem.Units.Id[unit]));
            writer.Write(',');
            writer.Write(territory.ToString(CultureInfo.InvariantCulture));
            if (outcome.CenterUnit is not null)
            {
                writer.Write(',');
                writer.Write(Quoted(problem.Units.Id[outcome.CenterUnit[territory]]));
            }

            writer.WriteLine();
        }
    }

    private static string Quoted(string id) =>
        id.AsSpan().IndexOfAny(',', '"', '\n') >= 0 || id.Contains('\r', StringComparison.Ordinal) ? $"\"{id.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : id;
}
