using System.Collections.Immutable;

namespace Bailiwick.Core.Alignments;

/// <summary>Units of one area that hang together over links, bridges counted.</summary>
/// <param name="Area">The area they are in.</param>
/// <param name="Units">Ascending.</param>
public sealed record Piece(AreaNumber Area, ImmutableArray<UnitIndex> Units);
