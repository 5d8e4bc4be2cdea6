namespace Bailiwick.Core.Alignments;

/// <summary>An area before and after an edit: created when there is no before, removed when there is no after.</summary>
/// <param name="Before">As it was, or null.</param>
/// <param name="After">As it is now, or null.</param>
public sealed record AreaChange(Area? Before, Area? After)
{
    /// <summary>Which area it is about.</summary>
    public AreaNumber Number => (After ?? Before)!.Number;

    /// <summary>The way back.</summary>
    public AreaChange Inverse() => new(After, Before);
}
