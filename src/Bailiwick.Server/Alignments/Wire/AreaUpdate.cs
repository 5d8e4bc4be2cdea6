namespace Bailiwick.Server.Alignments.Wire;

/// <summary>What is to be different about an area. An empty color or owner and a negative share take the choice back.</summary>
public sealed record AreaUpdate(int Number, string? Name = null, string? Color = null, string? Owner = null, double? TargetShare = null, int? Parent = null);
