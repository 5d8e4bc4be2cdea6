namespace Bailiwick.Server.Alignments.Wire;

/// <summary>An area to be made.</summary>
public sealed record NewArea(int Level, int Parent, string Name, string? Color = null, string? Owner = null, double? TargetShare = null);
