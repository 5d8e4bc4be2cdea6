using System.Globalization;
using System.Text.Json.Nodes;
using Bailiwick.Solver;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>Why a unit is where it is, for the report.</summary>
internal sealed class Explained(FileProblem problem, Problem divided, Division division)
{
    public JsonNode Of(int unit)
    {
        var why = Explanation.Of(divided, division, unit);
        var moved = why.OtherPart < 0 ? null : Relocation.Of(divided, division, unit, why.OtherPart);
        return new JsonObject
        {
            ["unit"] = problem.Units.Id[unit],
            ["territory"] = why.Part,
            ["cost"] = why.Cost,
            ["otherTerritory"] = moved?.Part,
            ["otherCost"] = moved is null ? null : why.OtherCost,
            ["change"] = moved is null || !double.IsFinite(moved.Change) ? null : moved.Change,
            ["keeper"] = why.Keeper is not { } keeper ? null : new JsonObject
            {
                ["territory"] = keeper.Part,
                ["bound"] = keeper.IsUpper ? "most" : "least",
                ["price"] = keeper.Price,
            },
            ["breaks"] = new JsonArray([.. (moved?.Broken ?? []).Select(breach => (JsonNode)Sentences.Of(breach, problem))]),
            ["message"] = Words(unit, why, moved),
        };
    }

    private string Words(int unit, Explanation why, Relocation? moved)
    {
        var here = $"Unit '{problem.Units.Id[unit]}' costs {Number(why.Cost)} in territory {why.Part}";
        if (moved is null)
        {
            return here + "; no other territory is open.";
        }

        var there = $"{here} and {Number(why.OtherCost)} in territory {moved.Part}, the best other";
        var keeper = why.Keeper is { } bound
            ? bound.IsUpper ? $" Territory {bound.Part} is full: room there is worth {Number(bound.Price)} for a mean territory's load." : $" Territory {bound.Part} can lose no more."
            : "";
        var effect = moved.Broken.Length > 0
            ? $" Moving it alone would break: {string.Join("; ", moved.Broken.Select(breach => Sentences.Of(breach, problem)))}."
            : moved.Change >= 0 ? $" Moving it would raise the objective by {Number(moved.Change)}." : $" Moving it would lower the objective by {Number(-moved.Change)} and break nothing.";
        return $"{there}.{keeper}{effect}";
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
