namespace Bailiwick.Server.Alignments.Wire;

/// <summary>One area of the hierarchy.</summary>
/// <param name="Number">Given once, never reused.</param>
/// <param name="Level">0 is the top.</param>
/// <param name="Parent">-1 at the top.</param>
/// <param name="Name">Unique among its siblings.</param>
/// <param name="Color">A person's choice as #rrggbb.</param>
/// <param name="Owner">Who is to own it, as a label.</param>
/// <param name="TargetShare">The wanted share of its level, 0 to 1.</param>
/// <param name="Locked">No unit may enter or leave.</param>
public sealed record Area(int Number, int Level, int Parent, string Name, string? Color, string? Owner, double? TargetShare, bool Locked)
{
    public static Area Of(Core.Alignments.Area area) => new(
        area.Number.Value, area.Level, area.Parent.Value, area.Name, area.Color, area.Owner, area.TargetShare, area.IsLocked);
}
