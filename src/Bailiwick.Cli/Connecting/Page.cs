namespace Bailiwick.Cli.Connecting;

/// <summary>One page of a list of the service.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
