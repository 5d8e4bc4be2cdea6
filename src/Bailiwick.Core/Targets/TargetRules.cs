namespace Bailiwick.Core.Targets;

/// <summary>The version of the arithmetic: it changes whenever the same input could give another amount.</summary>
public static class TargetRules
{
    /// <summary>Written on every run, beside the hash of its input and the digest of its result.</summary>
    public const string Version = "targets-1";
}
