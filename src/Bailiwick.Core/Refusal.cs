namespace Bailiwick.Core;

/// <summary>An expected "no": the request was understood and cannot be done as things stand.</summary>
/// <param name="Code">Stable, lower case, <c>area.reason</c>; listed in docs/refusals.md; clients may switch on it.</param>
/// <param name="Message">For a person: shows the values it judged; advice comes last and begins with "Maybe".</param>
/// <param name="Kind">Which family it belongs to; the HTTP status follows from it.</param>
public sealed record Refusal(string Code, string Message, RefusalKind Kind = RefusalKind.Invalid)
{
    /// <summary>Machine-readable particulars (row, column, value, revision, name of the other editor ...), or empty.</summary>
    public IReadOnlyDictionary<string, object?> Details { get; init; } = new Dictionary<string, object?>();
}
