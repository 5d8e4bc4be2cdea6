namespace Bailiwick.Core.Alignments;

/// <summary>What is to be different about an area; what is null stays as it is.</summary>
/// <param name="Number">Which area.</param>
public sealed record AreaUpdate(AreaNumber Number)
{
    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>The new color; an empty text takes the choice back.</summary>
    public string? Color { get; init; }

    /// <summary>The new owner; an empty text names nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>The new target share; a negative one takes the choice back.</summary>
    public double? TargetShare { get; init; }

    /// <summary>The new parent.</summary>
    public AreaNumber? Parent { get; init; }
}
