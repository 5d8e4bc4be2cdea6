namespace Bailiwick.Core.Alignments;

/// <summary>An area to be made.</summary>
/// <param name="Level">0 is the top.</param>
/// <param name="Parent">An area one level above, or none at the top.</param>
/// <param name="Name">As in <see cref="Area"/>.</param>
/// <param name="Color">As in <see cref="Area"/>.</param>
/// <param name="Owner">As in <see cref="Area"/>.</param>
/// <param name="TargetShare">As in <see cref="Area"/>.</param>
public sealed record NewArea(int Level, AreaNumber Parent, string Name, string? Color = null, string? Owner = null, double? TargetShare = null);
