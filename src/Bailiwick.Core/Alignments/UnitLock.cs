namespace Bailiwick.Core.Alignments;

/// <summary>One unit being locked where it is, or let go.</summary>
/// <param name="Unit">Which unit.</param>
/// <param name="IsLocked">What it is afterwards; it was the opposite before.</param>
public readonly record struct UnitLock(UnitIndex Unit, bool IsLocked)
{
    /// <summary>The way back.</summary>
    public UnitLock Inverse() => new(Unit, !IsLocked);
}
