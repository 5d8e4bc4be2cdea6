namespace Bailiwick.Server.Alignments.Wire;

/// <summary>What the units of an alignment are.</summary>
public enum UnitKind
{
    Boundary,
    Record,
}
