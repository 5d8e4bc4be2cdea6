namespace Bailiwick.Core.Targets;

/// <summary>What a floor means: the literature has two answers that differ.</summary>
public enum BoundMeaning
{
    /// <summary>No share ends below its floor: clamp(rate x weight, floor, cap).</summary>
    Clip,

    /// <summary>The floor is paid first and the rest is shared on top: min(floor + rate x weight, cap).</summary>
    BasePlusShare,
}
