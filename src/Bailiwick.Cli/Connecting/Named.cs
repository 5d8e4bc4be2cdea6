using System.Text.Json.Nodes;

namespace Bailiwick.Cli.Connecting;

/// <summary>Finds the one thing that a person means by a name or an id.</summary>
internal static class Named
{
    /// <param name="things">JSON objects with <c>id</c> and <c>name</c>.</param>
    /// <param name="wanted">Id, or name in any case.</param>
    /// <param name="kind">What it is, for the refusal: "dataset".</param>
    public static JsonObject Find(IReadOnlyList<JsonObject> things, string wanted, string kind)
    {
        var byId = things.Where(thing => string.Equals((string?)thing["id"], wanted, StringComparison.OrdinalIgnoreCase));
        var byName = things.Where(thing => string.Equals((string?)thing["name"], wanted, StringComparison.OrdinalIgnoreCase));
        var found = byId.Concat(byName).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new RefusedException(
                "cli.not-found",
                things.Count == 0
                    ? $"There is no {kind} '{wanted}': the workspace has none. Maybe another workspace is meant: --workspace."
                    : $"There is no {kind} '{wanted}'. Maybe one of these: {Names(things)}."),
            _ => throw new RefusedException(
                "cli.ambiguous",
                $"{found.Count} {kind}s are named '{wanted}'. Maybe give the id: {string.Join(", ", found.Select(thing => (string?)thing["id"]))}."),
        };
    }

    private static string Names(IReadOnlyList<JsonObject> things)
    {
        const int Shown = 12;
        var names = things.Take(Shown).Select(thing => $"'{(string?)thing["name"]}'");
        return string.Join(", ", names) + (things.Count > Shown ? $" and {things.Count - Shown} more" : "");
    }
}
