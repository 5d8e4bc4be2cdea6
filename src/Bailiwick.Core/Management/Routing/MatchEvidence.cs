namespace Bailiwick.Core.Management.Routing;

/// <summary>One thing that speaks for or against a match.</summary>
/// <param name="Points">Positive for, negative against.</param>
/// <param name="Words">"same domain acme.com".</param>
public sealed record MatchEvidence(int Points, string Words);
