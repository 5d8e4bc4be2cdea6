namespace Bailiwick.Core.Alignments;

/// <summary>One unit leaving one area for another; <see cref="AreaNumber.None"/> on either side means unassigned.</summary>
/// <param name="Unit">Which unit.</param>
/// <param name="From">The area it leaves.</param>
/// <param name="To">The area it enters.</param>
public readonly record struct UnitMove(UnitIndex Unit, AreaNumber From, AreaNumber To)
{
    /// <summary>The way back.</summary>
    public UnitMove Inverse() => new(Unit, To, From);
}
