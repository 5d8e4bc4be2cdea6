namespace Bailiwick.Core.Datasets;

/// <summary>How often a kind of finding was made in one column.</summary>
public sealed record FindingColumnCount(string Column, int Count);
