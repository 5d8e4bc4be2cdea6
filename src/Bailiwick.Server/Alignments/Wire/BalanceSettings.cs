namespace Bailiwick.Server.Alignments.Wire;

/// <summary>What territories are to share evenly, how exactly, and whether each is to be one piece.</summary>
/// <param name="Measure">Key of a measure.</param>
/// <param name="Tolerance">Allowed relative deviation on both sides: 0.05 is five per cent.</param>
/// <param name="Contiguous">Whether each territory is to hang together.</param>
public sealed record BalanceSettings(string Measure, double Tolerance, bool Contiguous);
