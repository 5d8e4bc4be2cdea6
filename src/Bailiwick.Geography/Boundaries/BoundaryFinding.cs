namespace Bailiwick.Geography.Boundaries;

/// <summary>Something a person should know about a boundary file that was read. Codes are listed in docs/refusals.md.</summary>
/// <param name="Unit">The unit's number, or null when the feature became no unit.</param>
/// <param name="Feature">The feature's position in the file from 0, or null when the finding is about the whole file or several features.</param>
/// <param name="Id">The unit's key, when known.</param>
/// <param name="Code">Stable, <c>boundary.*</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">For a person, with the values judged; advice last, beginning with "Maybe".</param>
public sealed record BoundaryFinding(int? Unit, int? Feature, string? Id, string Code, FindingSeverity Severity, string Message);
