namespace Bailiwick.Core.Datasets;

/// <summary>A sort of finding.</summary>
/// <param name="Code">Stable, lower case, <c>area.reason</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">What is the matter, a few words.</param>
/// <param name="Action">What was done, or what a person may do.</param>
public sealed record FindingKind(string Code, FindingSeverity Severity, string Title, string Action);
