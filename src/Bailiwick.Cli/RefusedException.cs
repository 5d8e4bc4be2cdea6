using System.Text.Json.Nodes;

namespace Bailiwick.Cli;

/// <summary>An expected "no" that ends the command: from the service, or from the command line itself.</summary>
internal sealed class RefusedException(string code, string message, int exitCode = ExitCode.Refused) : Exception(message)
{
    public string Code { get; } = code;

    public int ExitCode { get; } = exitCode;

    /// <summary>The service's problem document, when it was the service that refused.</summary>
    public JsonObject? Problem { get; init; }

    /// <summary>Lines that help to mend it: the findings of a failed import.</summary>
    public IReadOnlyList<string> Particulars { get; init; } = [];

    /// <summary>A problem document as the service would send it.</summary>
    public JsonObject ToProblem() =>
        Problem?.DeepClone().AsObject() ?? new JsonObject { ["title"] = "Refused", ["detail"] = Message, ["code"] = Code };

    public static RefusedException From(JsonObject problem, int exitCode = Cli.ExitCode.Refused) =>
        new(
            (string?)problem["code"] ?? "service.failed",
            (string?)problem["detail"] ?? (string?)problem["title"] ?? "The service refused without saying why.",
            exitCode)
        {
            Problem = problem,
        };
}
