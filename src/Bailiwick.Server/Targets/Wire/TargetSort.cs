namespace Bailiwick.Server.Targets.Wire;

/// <summary>What accounts are sorted by; empty cells come last.</summary>
public enum TargetSort
{
    Record,
    Key,
    Name,
    Area,
    Weight,
    BottomUp,
    Override,
    Amount,
}
