namespace Bailiwick.Server.Alignments.Wire;

/// <summary>A number that every unit and area has.</summary>
/// <param name="Key">"@records", "@units" or a column of the dataset.</param>
/// <param name="Name">For people.</param>
/// <param name="Kind">What sort of number.</param>
/// <param name="Currency">ISO 4217, for money.</param>
/// <param name="Scale">Digits after the point.</param>
/// <param name="Total">Over all units; exact.</param>
public sealed record MeasureInfo(string Key, string Name, Core.Alignments.MeasureKind Kind, string? Currency, int Scale, decimal Total)
{
    public static MeasureInfo Of(Core.Alignments.UnitMeasure measure) => new(
        measure.Key, measure.Name, measure.Kind, measure.Currency, measure.Scale, measure.Exact(measure.Total()));
}
