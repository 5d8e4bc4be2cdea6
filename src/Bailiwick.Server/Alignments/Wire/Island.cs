namespace Bailiwick.Server.Alignments.Wire;

/// <summary>Units of an area that are cut off from its largest piece.</summary>
public sealed record Island(int Area, IReadOnlyList<int> Units);
