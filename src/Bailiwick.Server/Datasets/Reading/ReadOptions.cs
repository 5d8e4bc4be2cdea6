namespace Bailiwick.Server.Datasets.Reading;

/// <summary>What the user says about a file; null where the file shall tell.</summary>
public sealed record ReadOptions(string? Sheet = null, string? Delimiter = null, string? Encoding = null);
