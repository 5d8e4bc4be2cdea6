namespace Bailiwick.Server.Alignments.Wire;

/// <summary>The alignment and revision a copy was taken from.</summary>
public sealed record CopiedFrom(Guid Id, string Name, int Revision);
